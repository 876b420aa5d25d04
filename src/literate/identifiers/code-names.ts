import { cDefinitions } from './c.ts';
import type { Definition } from './definition.ts';
import { goDefinitions } from './go.ts';
import { familyOf, type LanguageFamily } from './language-family.ts';
import { maskCode } from './mask.ts';
import { pythonDefinitions } from './python.ts';
import { rustDefinitions } from './rust.ts';
import { scriptDefinitions } from './script.ts';
import { CodeWords } from './uses.ts';

/** What a piece of code defines and uses, as far as it tells by itself. */
export interface CodeNames {
  readonly family: LanguageFamily | undefined;
  readonly definitions: readonly Definition[];
  /** Absent where nothing is known of the language. */
  readonly words: CodeWords | undefined;
}

const NOTHING: CodeNames = { family: undefined, definitions: [], words: undefined };

/** Longer code is generated, and nobody looks for names in it. */
export const LONGEST = 100_000;

/** Of the others only the syntax tree tells. */
const DEFINITIONS: Readonly<Partial<Record<LanguageFamily, (code: string) => Definition[]>>> = {
  python: pythonDefinitions,
  script: scriptDefinitions,
  c: cDefinitions,
  rust: rustDefinitions,
  go: goDefinitions,
};

/**
 * Finds the names in code. Of a language that pylit does not know, and of very long code, nothing is said.
 *
 * @param known definitions in the code, where they were found before
 */
export function namesIn(language: string, code: string, known?: readonly Definition[]): CodeNames {
  const family = familyOf(language);
  if (!family || code.length > LONGEST) return NOTHING;
  const masked = maskCode(family, code);
  return { family, definitions: known ?? definitionsByLook(family, masked), words: new CodeWords(family, masked) };
}

/** Finds definitions by patterns, in masked code. */
export function definitionsByLook(family: LanguageFamily, masked: string): Definition[] {
  return DEFINITIONS[family]?.(masked) ?? [];
}
