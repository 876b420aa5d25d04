import type { PhrasingContent } from 'mdast';
import { type EntryDate, readDate } from './dates.ts';
import {
  type BibliographyEntry,
  type EntryKind,
  type EntryProblem,
  LONGEST_FILE,
  MOST_ENTRIES,
  type PersonName,
  type ReadEntries,
  type TextField,
} from './entry.ts';

import { jsonMistake } from './json-mistake.ts';

type Json = Readonly<Record<string, unknown>>;

/** Reads a file of CSL-JSON, as reference managers write it: a list of items, each with an `id`. */
export function readCslJson(text: string): ReadEntries {
  if (text.length > LONGEST_FILE) return failed('The file is too long.');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return failed(...syntaxError(text));
  }
  if (!Array.isArray(data)) return failed('This is no list of works in CSL-JSON.');
  const entries = new Map<string, BibliographyEntry>();
  const problems: EntryProblem[] = [];
  let line = 1;
  let from = 0;
  for (const item of data.slice(0, MOST_ENTRIES)) {
    const key = isRecord(item) && (typeof item.id === 'string' || typeof item.id === 'number') ? String(item.id) : '';
    const found = key === '' ? -1 : text.indexOf(JSON.stringify(key), from);
    for (; found > from; from += 1) if (text[from] === '\n') line += 1;
    if (!isRecord(item) || key === '' || /\s/.test(key))
      problems.push({ severity: 'error', line, column: 1, text: 'A work has no "id" that can be cited.' });
    else if (entries.has(key))
      problems.push({ severity: 'warning', line, column: 1, text: `The key "${key.slice(0, 80)}" is used twice.` });
    else entries.set(key, entryOf(item, key, line));
  }
  return { entries, problems };
}

function failed(text: string, line = 1, column = 1): ReadEntries {
  return { entries: new Map(), problems: [{ severity: 'error', line, column, text }] };
}

function syntaxError(text: string): [string, number, number] {
  const lines = text.slice(0, jsonMistake(text) ?? 0).split('\n');
  return ['This is no JSON from here on.', lines.length, (lines.at(-1)?.length ?? 0) + 1];
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const KINDS: Readonly<Record<string, EntryKind>> = {
  ...{
    'article-journal': 'article',
    'article-magazine': 'article',
    'article-newspaper': 'article',
    article: 'article',
  },
  ...{ book: 'book', chapter: 'part', 'paper-conference': 'part', 'entry-encyclopedia': 'part' },
  ...{ 'entry-dictionary': 'part', report: 'report', thesis: 'thesis' },
};

const FIELDS: Readonly<Partial<Record<TextField, string>>> = {
  title: 'title',
  container: 'container-title',
  series: 'collection-title',
  volume: 'volume',
  number: 'issue',
  pages: 'page',
  chapter: 'chapter-number',
  edition: 'edition',
  publisher: 'publisher',
  place: 'publisher-place',
  genre: 'genre',
  medium: 'medium',
  note: 'note',
};

function entryOf(item: Json, key: string, line: number): BibliographyEntry {
  const kind = KINDS[String(item.type)] ?? 'other';
  const fields = Object.entries(FIELDS).flatMap(([name, from]) => {
    const value = words(item[from] ?? (name === 'number' ? item.number : undefined));
    return value === '' ? [] : [[name, marked(name === 'pages' ? value.replace(/(\d)-+(\d)/g, '$1–$2') : value)]];
  });
  const accessed = dateOf(item.accessed);
  return {
    ...{ key, kind, line, authors: namesOf(item.author), editors: namesOf(item.editor) },
    fields: Object.fromEntries(fields),
    ...dateOf(item.issued),
    ...noted('doi', words(item.DOI).replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '')),
    ...noted('url', words(item.URL)),
    ...noted('isbn', words(item.ISBN)),
    ...noted('visited', isoDay(accessed)),
  };
}

function noted<Name extends string>(name: Name, value: string): Partial<Record<Name, string>> {
  return value === '' ? {} : ({ [name]: value } as Record<Name, string>);
}

/** Longer texts are cut. */
const LONGEST_TEXT = 100_000;

function words(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.slice(0, LONGEST_TEXT).replace(/\s+/g, ' ').trim() : '';
}

/** Some mark-up of HTML may stand in texts: italics stay. */
function marked(value: string): PhrasingContent[] {
  return value.split(/<i>(.*?)<\/i>/i).flatMap((part, index): PhrasingContent[] => {
    const text = part.replace(/<\/?(?:i|b|sub|sup|span)(?:\s[^<>]*)?>/gi, '');
    if (text === '') return [];
    const node: PhrasingContent = { type: 'text', value: text };
    return [index % 2 === 1 ? { type: 'emphasis', children: [node] } : node];
  });
}

/** Of more names than these the rest is left out. */
const MOST_NAMES = 1000;

function namesOf(value: unknown): PersonName[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MOST_NAMES).flatMap((name): PersonName[] => {
    if (!isRecord(name)) return [];
    const family = words(name.family) || words(name.literal) || words(name.given);
    if (family === '') return [];
    return [
      {
        family,
        ...(words(name.family) !== '' && noted('given', words(name.given))),
        ...noted('particle', [words(name['dropping-particle']), words(name['non-dropping-particle'])].join(' ').trim()),
        ...noted('suffix', words(name.suffix)),
      },
    ];
  });
}

function dateOf(value: unknown): EntryDate {
  if (!isRecord(value)) return typeof value === 'string' ? readDate(value) : {};
  const parts: unknown = value['date-parts'];
  const [from, to]: unknown[] = Array.isArray(parts) ? parts : [];
  const text = (date: unknown) => (Array.isArray(date) ? date.slice(0, 3).map(two).join('-') : '');
  if (Array.isArray(from)) return readDate(Array.isArray(to) ? `${text(from)}/${text(to)}` : text(from));
  return readDate(words(value.literal) || words(value.raw));
}

function two(part: unknown): string {
  return String(part).slice(0, 4).padStart(2, '0');
}

function isoDay({ year, month, day }: EntryDate): string {
  const parts = [year, month, month === undefined ? undefined : day];
  return parts.flatMap(part => (part === undefined ? [] : [two(part)])).join('-');
}
