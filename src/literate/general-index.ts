import type { IndexEntry } from './document.ts';
import type { Words } from './words/words.ts';

/** An entry of the general index and where it leads. */
export interface PlacedEntry<Place> extends Pick<IndexEntry, 'kind' | 'value' | 'main' | 'group'> {
  readonly place: Place;
}

/** A line of the index: a word, where it leads, and what stands below it. */
export interface IndexLine<Place> {
  readonly text: string;
  readonly links: readonly { readonly place: Place; readonly main: boolean }[];
  readonly lines: readonly IndexLine<Place>[];
  /** What it stands under in place of its first letter. */
  readonly group?: string;
  /** It only says where else to look: the word to be seen. */
  readonly sent?: Sent;
}

/** Where else to look: instead, or also. */
export interface Sent {
  readonly kind: 'see' | 'seeAlso';
  readonly target: string;
}

/** The words of one letter. */
export interface IndexGroup<Place> {
  readonly letter: string;
  /** These begin with no letter. */
  readonly areSymbols?: true;
  readonly lines: readonly IndexLine<Place>[];
}

interface Word<Place> {
  readonly links: { place: Place; main: boolean }[];
  readonly words: Map<string, Word<Place>>;
  readonly group?: string;
  readonly sent?: Sent;
}

/** Puts entries into the order of an index, as Sphinx does: by letters, main places first, `f() (in a)` and `f() (in b)` together. */
export function generalIndex<Place>(entries: Iterable<PlacedEntry<Place>>, language: Words): IndexGroup<Place>[] {
  const words = new Map<string, Word<Place>>();
  for (const entry of entries) addEntry(words, entry, language);
  const groups = new Map<string, IndexLine<Place>[]>();
  for (const line of folded(sortedLines(words))) {
    const letter = line.group ?? letterOf(line.text) ?? '';
    const group = groups.get(letter);
    if (group) group.push(line);
    else groups.set(letter, [line]);
  }
  return [...groups].map(([letter, lines]) =>
    letter === '' ? { letter: language.text('symbols'), areSymbols: true, lines } : { letter, lines },
  );
}

function addEntry<Place>(
  words: Map<string, Word<Place>>,
  { kind, value, main, group, place }: PlacedEntry<Place>,
  language: Words,
): void {
  const [first = '', second = '', third = ''] = split(value, kind === 'single' ? 2 : 3);
  const link = { place, main: main === true };
  const add = (word: string, sub: string) => addWord(words, word, sub, link, group);
  if (first === '') return;
  if (kind === 'single') add(first, second);
  else if (kind === 'see' || kind === 'seealso') {
    const sent: Sent = { kind: kind === 'see' ? 'see' : 'seeAlso', target: second };
    addWord(words, first, second === '' ? '' : language.text(sent.kind, second), undefined, undefined, sent);
  } else if (kind === 'pair') {
    add(first, second);
    if (second !== '') add(second, first);
  } else {
    add(first, `${second} ${third}`);
    add(second, `${third}, ${first}`);
    add(third, `${first} ${second}`);
  }
}

/** The parts of a value; what is over stays in the last. */
function split(value: string, most: number): string[] {
  const parts = value.split(';').map(part => part.trim());
  return [...parts.slice(0, most - 1), parts.slice(most - 1).join('; ')].filter(part => part !== '');
}

function addWord<Place>(
  words: Map<string, Word<Place>>,
  text: string,
  sub: string,
  link: Word<Place>['links'][number] | undefined,
  group?: string,
  sent?: Sent,
): void {
  const isSent = sub === '' && sent !== undefined && sent.target !== '';
  const word: Word<Place> = words.get(text) ?? {
    links: [],
    words: new Map(),
    ...(group && { group }),
    ...(isSent && { sent }),
  };
  words.set(text, word);
  if (sub !== '') addWord(word.words, sub, '', link, undefined, sent);
  else if (link) word.links.push(link);
}

function sortedLines<Place>(words: ReadonlyMap<string, Word<Place>>): IndexLine<Place>[] {
  return [...words]
    .map(([text, word]) => ({
      key: sortKey(word.group ?? text),
      line: {
        text,
        links: [...word.links].sort((a, b) => Number(b.main) - Number(a.main)),
        lines: sortedLines(word.words),
        ...(word.group !== undefined && { group: word.group }),
        ...(word.sent && { sent: word.sent }),
      },
    }))
    .sort((a, b) => compare(a.key, b.key) || compare(a.line.text, b.line.text))
    .map(({ line }) => line);
}

/** Words that begin with a letter or `_` come after all others. */
function sortKey(text: string): string {
  const plain = text
    .normalize('NFD')
    .toLowerCase()
    .replace(/^\u200f/, '');
  return `${/^[\p{L}_]/u.test(plain) ? 1 : 0}${plain}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The letter that a word begins with; undefined where it begins with none. */
function letterOf(text: string): string | undefined {
  const [first = ''] = text.normalize('NFD').toUpperCase();
  return /[\p{L}_]/u.test(first) ? first : undefined;
}

/** Puts `name (one)` and `name (two)` under one `name`. */
function folded<Place>(lines: readonly IndexLine<Place>[]): IndexLine<Place>[] {
  const result: IndexLine<Place>[] = [];
  let open: { name: string; lines: IndexLine<Place>[] } | undefined;
  for (const line of lines) {
    const [, name, inside] = /^(.*) (\([^()]*\))$/.exec(line.text) ?? [];
    if (name !== undefined && inside !== undefined && open?.name === name) {
      open.lines.push({ ...line, text: inside });
      continue;
    }
    open = { name: name ?? line.text, lines: [...line.lines] };
    result.push({ ...line, lines: open.lines });
  }
  return result;
}
