import { type Definition, DefinitionList } from './definition.ts';

const FUNCTION = /^func[ \t]+(\([^)]*\)[ \t]*)?(\w+)[ \t]*[[(]/gm;
const TYPE = /^type[ \t]+(\w+)\b/gm;
const CONSTANT = /^const[ \t]+(\w+)\b/gm;
const GROUP = /^(const|type)[ \t]*\(\n([\s\S]*?)^\)/gm;

/** Functions, methods, types and constants of a package. */
export function goDefinitions(code: string): Definition[] {
  const found = new DefinitionList(code);
  for (const match of code.matchAll(FUNCTION)) {
    const name = match[2] ?? '';
    if (name !== 'init' && name !== '_') found.add(name, match[1] ? 'method' : 'function', match.index);
  }
  for (const match of code.matchAll(TYPE)) found.add(match[1], 'type', match.index);
  for (const match of code.matchAll(CONSTANT)) found.add(match[1], 'constant', match.index);
  for (const match of code.matchAll(GROUP)) addGroup(found, match);
  return found.all();
}

/** Names at the first level of a group; the lines of a type's own braces stand deeper. */
function addGroup(found: DefinitionList, match: RegExpExecArray): void {
  const [whole, keyword, inner = ''] = match;
  const start = match.index + whole.indexOf('\n') + 1;
  const name = keyword === 'type' ? /^(?:\t| {1,4})(\w+)[ \t=[]/gm : /^(?:\t| {1,4})(\w+)\b(?=[ \t]*(?:$|=|\w))/gm;
  for (const line of inner.matchAll(name))
    if (line[1] !== '_') found.add(line[1], keyword === 'type' ? 'type' : 'constant', start + line.index);
}
