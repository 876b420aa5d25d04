import { type Definition, DefinitionList } from './definition.ts';
import { type Scope, statementsOf } from './scopes.ts';

const VISIBLE = String.raw`(?:pub(?:\s*\([^)]*\))?\s+)?`;
const FUNCTION = new RegExp(
  String.raw`(?:^|\s)${VISIBLE}(?:(?:const|async|unsafe|extern|default)\s+)*fn\s+(\w+)\s*(?:<[^(]*>)?\s*\(\s*(&?\s*(?:mut\s+)?self\b)?`,
  'g',
);
const TYPE = new RegExp(String.raw`(?:^|[\s\]])${VISIBLE}(?:unsafe\s+)?(?:struct|enum|union|trait|type)\s+(\w+)`, 'g');
const CONSTANT = new RegExp(String.raw`(?:^|[\s\]])${VISIBLE}(?:const|static(?:\s+mut)?)\s+([A-Z]\w*)\s*:`, 'g');
const MACRO = /\bmacro_rules!\s*(\w+)/g;

/** Functions, methods but those that a trait asks for, types, traits, constants, statics and macros. */
export function rustDefinitions(code: string): Definition[] {
  const found = new DefinitionList(code);
  for (const { text, start, scope, isLocal, owner } of statementsOf(code, scopeOf)) {
    if (isLocal || isOfTrait(owner)) continue;
    const offset = start - (text.length - text.trimStart().length);
    const place = (match: RegExpExecArray) => offset + match.index + (match[0].length - match[0].trimStart().length);
    for (const match of text.matchAll(FUNCTION))
      found.add(match[1], match[2] || scope === 'type' ? 'method' : 'function', place(match));
    if (scope !== 'type') {
      for (const match of text.matchAll(TYPE)) found.add(match[1], 'type', place(match));
      for (const match of text.matchAll(MACRO)) found.add(match[1], 'function', place(match));
    }
    for (const match of text.matchAll(CONSTANT)) found.add(match[1], 'constant', place(match));
  }
  return found.all();
}

/** What a type does for a trait was named by the trait. */
function isOfTrait(owner: string): boolean {
  return /\bimpl\b[\s\S]*\sfor\s(?!\s*<)/.test(owner);
}

function scopeOf(header: string): Scope {
  if (/(?:^|[\s\]])(?:impl|trait)\b/.test(header) && !/\bfn\b/.test(header)) return 'type';
  return /\bmod\s+\w+\s*$/.test(header) ? 'open' : 'other';
}
