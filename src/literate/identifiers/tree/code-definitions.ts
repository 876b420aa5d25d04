import { definitionsByLook, LONGEST } from '../code-names.ts';
import type { Definition } from '../definition.ts';
import { familyOf, type LanguageFamily } from '../language-family.ts';
import { maskCode } from '../mask.ts';
import { type TreeDefinitions, treeDefinitions } from './definitions.ts';
import { pieceStarts } from './pieces.ts';
import { openBraces, withoutReferences } from './prepare.ts';
import type { Grammar } from './syntax.ts';

/** Of text that is no program, parsing costs the square of the length. */
const LONGEST_PARSED = 16_000;
const LENGTH_OF_PIECES = 4_000;

/**
 * Finds the definitions in code by its syntax tree. Where it has errors, they are found by the look of the code, too.
 *
 * @returns undefined for a language that pylit does not know, and for very long code
 */
export function definitionsIn(language: string, code: string, grammar: Grammar): readonly Definition[] | undefined {
  const family = familyOf(language);
  if (!family || code.length > LONGEST) return undefined;
  const masked = maskCode(family, code);
  if (code.length <= LONGEST_PARSED) return definitionsOf(family, code, masked, grammar);
  const found = new Map<string, Definition>();
  const starts = pieceStarts(masked, LENGTH_OF_PIECES);
  let line = 0;
  for (const [index, start] of starts.entries()) {
    const piece = code.slice(start, starts[index + 1]);
    for (const definition of definitionsOf(family, piece, masked.slice(start, starts[index + 1]), grammar)) {
      const known = found.get(definition.name);
      if (!known || (known.kind === 'variable' && definition.kind !== 'variable'))
        found.set(definition.name, { ...definition, line: definition.line + line });
    }
    line += piece.split('\n').length - 1;
  }
  return [...found.values()].sort((a, b) => a.line - b.line);
}

function definitionsOf(family: LanguageFamily, code: string, masked: string, grammar: Grammar): readonly Definition[] {
  const found =
    code.length > LONGEST_PARSED
      ? undefined
      : treeDefinitions(family, grammar, code, withoutReferences(family, code), () => openBraces(masked));
  const byLook = () => definitionsByLook(family, masked);
  if (!found) return byLook();
  return found.broken.length === 0 ? found.definitions : joined(found, code, byLook());
}

/** Definitions of a tree, and of others those where it is broken. */
function joined({ definitions, broken }: TreeDefinitions, code: string, others: readonly Definition[]): Definition[] {
  const known = new Set(definitions.map(({ name }) => name));
  const lines = broken.map(([start, end]) => [lineAt(code, start), lineAt(code, end)] as const);
  const isBroken = (line: number) => lines.some(([first, last]) => first <= line && line <= last);
  const missed = others.filter(({ name, line }) => !known.has(name) && isBroken(line));
  return [...definitions, ...missed].sort((a, b) => a.line - b.line);
}

function lineAt(code: string, at: number): number {
  return code.slice(0, Math.max(0, at)).split('\n').length;
}
