import { readDate, readMonth } from '../dates.ts';
import {
  type BibliographyEntry,
  type EntryKind,
  type EntryProblem,
  type EntryTable,
  LONGEST_FILE,
  type ReadEntries,
  type TextField,
} from '../entry.ts';
import { latexText, plainLatex, verbatim } from './latex-text.ts';
import { readNames } from './names.ts';
import { type RawEntry, scanBibtex } from './scan.ts';

/** Reads a file of BibTeX or BibLaTeX. What is wrong in it becomes problems; all else is read. */
export function readBibtex(text: string): ReadEntries {
  if (text.length > LONGEST_FILE)
    return { entries: new Map(), problems: [{ severity: 'error', line: 1, column: 1, text: 'The file is too long.' }] };
  const { entries: raw, problems: mistakes } = scanBibtex(text);
  const places = new Places(text);
  const problems: EntryProblem[] = mistakes.map(({ offset, ...rest }) => ({ ...rest, ...places.at(offset) }));
  const byKey = new Map<string, RawEntry>();
  for (const entry of raw) {
    const other = byKey.get(entry.key);
    if (!other) byKey.set(entry.key, entry);
    else
      problems.push({
        severity: 'warning',
        ...places.at(entry.offset),
        text: `The key "${entry.key.slice(0, 80)}" is used twice: the entry on line ${places.at(other.offset).line} holds.`,
      });
  }
  return { entries: lazily(byKey, places), problems };
}

/** Makes entries when they are asked for: LaTeX takes longer to read than BibTeX. */
function lazily(raw: ReadonlyMap<string, RawEntry>, places: Places): EntryTable {
  const made = new Map<string, BibliographyEntry>();
  const isWork = (entry: RawEntry | undefined) => entry !== undefined && !PARTLESS.has(entry.type);
  return {
    has: key => isWork(raw.get(key)),
    *keys() {
      for (const [key, entry] of raw) if (isWork(entry)) yield key;
    },
    get(key) {
      const entry = raw.get(key);
      if (!entry || !isWork(entry)) return undefined;
      const known = made.get(key) ?? entryOf(inherited(entry, raw), places.at(entry.offset).line);
      made.set(key, known);
      return known;
    },
  };
}

/** They say something for others, and are no works. */
const PARTLESS = new Set(['xdata', 'set', 'bibnote']);

/** Lines and columns of offsets. */
class Places {
  /** Where lines begin. */
  readonly #starts = [0];

  constructor(text: string) {
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) this.#starts.push(end + 1);
  }

  at(offset: number): { line: number; column: number } {
    let [line, after] = [0, this.#starts.length];
    while (after - line > 1) {
      const middle = (line + after) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) line = middle;
      else after = middle;
    }
    return { line: line + 1, column: offset - (this.#starts[line] ?? 0) + 1 };
  }
}

/** Chains of entries that stand in for one another are followed no further. */
const LONGEST_CHAIN = 4;

/** The fields that an entry takes from the work that it is a part of (`crossref`), and from those that it names in `xdata`. */
function inherited(entry: RawEntry, all: ReadonlyMap<string, RawEntry>, depth = 0): RawEntry {
  const named = [...(entry.fields.get('xdata') ?? '').split(/\s*,\s*/), entry.fields.get('crossref') ?? ''];
  const fields = new Map(entry.fields);
  for (const key of named) {
    const found = key === '' || depth >= LONGEST_CHAIN ? undefined : all.get(key);
    const parent = found && inherited(found, all, depth + 1);
    const isWhole = parent !== undefined && parent.type !== 'xdata';
    for (const [name, value] of parent?.fields ?? []) {
      if (NOT_INHERITED.has(name)) continue;
      const own = isWhole ? nameInPart(name, entry.type) : name;
      if (!fields.has(own)) fields.set(own, value);
    }
  }
  return { ...entry, fields };
}

/** What a field of a work is called in a part of it. Who wrote a book wrote its volumes and chapters, but not what is collected in it. */
function nameInPart(name: string, type: string): string {
  if (name === 'title') return 'booktitle';
  return name === 'author' && !/^(?:in|supp)?book/.test(type) ? 'bookauthor' : name;
}

const NOT_INHERITED = new Set(['crossref', 'xdata', 'key', 'ids', 'sortname', 'label', 'shorthand', 'doi', 'pages']);

/** The field of an entry that says each of our parts: the first that there is. */
const FIELDS: Readonly<Record<TextField, readonly string[]>> = {
  title: ['title'],
  container: ['journal', 'journaltitle', 'booktitle', 'maintitle'],
  series: ['series'],
  volume: ['volume'],
  number: ['number', 'issue'],
  pages: ['pages'],
  chapter: ['chapter'],
  edition: ['edition'],
  publisher: ['publisher', 'school', 'institution', 'organization'],
  place: ['address', 'location'],
  event: ['eventtitle'],
  genre: ['type'],
  medium: ['howpublished'],
  note: ['note', 'addendum', 'pubstate'],
};

const KINDS: Readonly<Record<string, EntryKind>> = {
  ...{ article: 'article', periodical: 'article', suppperiodical: 'article' },
  ...{ book: 'book', mvbook: 'book', collection: 'book', mvcollection: 'book', proceedings: 'book' },
  ...{ mvproceedings: 'book', reference: 'book', mvreference: 'book', booklet: 'book', manual: 'book' },
  ...{ incollection: 'part', inproceedings: 'part', conference: 'part', inbook: 'part', bookinbook: 'part' },
  ...{ suppbook: 'part', suppcollection: 'part', inreference: 'part' },
  ...{ phdthesis: 'thesis', mastersthesis: 'thesis', thesis: 'thesis' },
  ...{ techreport: 'report', report: 'report' },
};

function entryOf({ type, key, fields }: RawEntry, line: number): BibliographyEntry {
  const first = (...names: readonly string[]) => names.map(name => fields.get(name)).find(value => value) ?? '';
  const authors = readNames(first('author'));
  const editors = readNames(first('editor'));
  const kind = KINDS[type] ?? 'other';
  const date = dateOf(first);
  const arxiv = /^(?:arxiv|)$/i.test(first('eprinttype', 'archiveprefix')) ? verbatim(first('eprint')) : '';
  const texts = Object.entries(FIELDS).flatMap(([name, from]) => {
    const value = from.map(field => fields.get(field)).find(found => found);
    return value === undefined ? [] : [[name, latexText(value)] as const];
  });
  const own: { -readonly [Field in keyof BibliographyEntry['fields']]: BibliographyEntry['fields'][Field] } = {
    ...(GENRES[type] !== undefined && { genre: [{ type: 'text', value: GENRES[type] ?? '' }] }),
    ...Object.fromEntries(texts),
    ...titleOf(first),
  };
  // An address that is all that is said of how the work was published is shown once.
  if (/^\s*\\url\s*\{[^{}]*\}\s*$/.test(first('howpublished'))) delete own.medium;
  const genre = GENRE_WORDS[plainLatex(first('type')).toLowerCase()];
  return {
    ...{ key, kind, authors: authors.names, editors: editors.names, line, ...date },
    fields: genre === undefined ? own : { ...own, genre: [{ type: 'text', value: genre }] },
    ...(authors.isOpen && { moreAuthors: true }),
    ...(editors.isOpen && { moreEditors: true }),
    ...noted('doi', verbatim(first('doi')).replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '')),
    ...noted('url', addressOf(first)),
    ...noted('visited', first('urldate')),
    ...(/^[\w.\-/]+$/.test(arxiv) && first('eprinttype', 'archiveprefix') !== '' && { arxiv }),
    ...noted('isbn', plainLatex(first('isbn'))),
    ...noted('sortName', plainLatex(first('sortkey', 'sortname', 'key'))),
  };
}

function noted<Name extends string>(name: Name, value: string): Partial<Record<Name, string>> {
  return value === '' ? {} : ({ [name]: value } as Record<Name, string>);
}

/** Some write an address as how the work was published. */
function addressOf(first: (...names: readonly string[]) => string): string {
  const written = first('url') || (/\\url\s*\{([^{}]+)\}/.exec(first('howpublished', 'note'))?.[1] ?? '');
  return verbatim(written);
}

function titleOf(first: (...names: readonly string[]) => string): Pick<BibliographyEntry['fields'], 'title'> {
  const [title, subtitle] = [first('title'), first('subtitle')];
  if (title === '') return {};
  return { title: latexText(subtitle === '' ? title : `${title}: ${subtitle}`) };
}

function dateOf(first: (...names: readonly string[]) => string): Pick<BibliographyEntry, 'year' | 'month' | 'day'> {
  const date = first('date');
  if (date !== '') return readDate(plainLatex(date));
  const year = plainLatex(first('year'));
  const month = readMonth(plainLatex(first('month')));
  return { ...(year !== '' && { year }), ...(month !== undefined && { month }) };
}

/** What a thesis or report is, where it does not say so itself. */
const GENRES: Readonly<Record<string, string>> = {
  phdthesis: 'PhD thesis',
  mastersthesis: 'Master’s thesis',
  techreport: 'Technical report',
};

/** BibLaTeX's names for kinds. */
const GENRE_WORDS: Readonly<Record<string, string>> = {
  phdthesis: 'PhD thesis',
  mathesis: 'Master’s thesis',
  mastersthesis: 'Master’s thesis',
  bathesis: 'Bachelor’s thesis',
  techreport: 'Technical report',
  resreport: 'Research report',
  software: 'Software',
  datacd: 'Data CD',
};
