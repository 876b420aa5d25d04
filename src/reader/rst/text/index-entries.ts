import type { IndexEntry } from '../../../literate/document.ts';

/** An entry of the general index, without its place. */
export type IndexTerm = Omit<IndexEntry, 'anchor'>;

/** How many parts the value of each kind has: least and most. */
const PARTS: Readonly<Record<IndexEntry['kind'], readonly [number, number]>> = {
  single: [1, 2],
  pair: [2, 2],
  triple: [3, 3],
  see: [2, 2],
  seealso: [2, 2],
};

/** Older words for pairs: `module: x` is `pair: module; x`. */
const PAIRS: Readonly<Record<string, string>> = {
  module: 'module',
  keyword: 'keyword',
  operator: 'operator',
  object: 'object',
  exception: 'exception',
  statement: 'statement',
  builtin: 'built-in function',
};

/** The entries that one line of an `index` directive makes: `pair: a; b`, or several names with commas. */
export function indexEntries(line: string): IndexTerm[] {
  const { text, main } = withMark(line);
  const [, word = '', value = ''] = /^(\w+):([\s\S]*)$/.exec(text) ?? [];
  if (Object.hasOwn(PAIRS, word)) return [{ kind: 'pair', value: `${PAIRS[word]}; ${value.trim()}`, ...main }];
  const kind = word === 'double' ? 'pair' : word;
  if (isKind(kind)) return [{ kind, value: value.trim(), ...main }];
  return line.split(',').flatMap((part): IndexTerm[] => {
    const single = withMark(part);
    return single.text === '' ? [] : [{ kind: 'single', value: single.text, ...single.main }];
  });
}

/** Says what is wrong with an entry: the number of its parts. */
export function indexProblem({ kind, value }: IndexTerm): string | undefined {
  const parts = value.split(';').filter(part => part.trim() !== '').length;
  const [least, most] = PARTS[kind];
  // Like Sphinx, more parts than a single entry has stay in its second.
  if (parts >= least && (parts <= most || kind === 'single')) return undefined;
  return `Invalid ${kind} index entry "${value}": it needs ${least} part${least === 1 ? '' : 's'} with ";" between them.`;
}

/** `!` marks the place that says the most. */
function withMark(written: string): { text: string; main: { main?: true } } {
  const text = written.trim();
  return text.startsWith('!') ? { text: text.slice(1).trim(), main: { main: true } } : { text, main: {} };
}

function isKind(word: string): word is IndexEntry['kind'] {
  return Object.hasOwn(PARTS, word);
}
