import type { Words } from '../../literate/words/words.ts';
import type { BookLook } from '../print/book-look.ts';
import { quoteMarks } from '../print/quotes.ts';
import { array, dictionary, literal } from './literal.ts';
import { quoteVariables } from './prose.ts';
import { wordsText } from './words.ts';

/** How a book looks, and what is said of it. */
export interface BookSettings extends BookLook {
  /** `2026-11-21`; absent for none. */
  readonly date?: string;
  readonly language: string;
  /** What is said in it. */
  readonly words: Words;
  readonly fonts: { readonly text: string; readonly heading: string; readonly code: string };
  /** Lists of what has captions, after the table of contents. */
  readonly frontLists: readonly ('figures' | 'tables')[];
  /** Whether figures and tables with captions go to the top or foot of a page. */
  readonly floats: boolean;
  /** What is said of a section where the author says nothing: its number, where it has one, or its title. */
  readonly references: 'numbers' | 'titles';
  /** Whether straight quotation marks are set as the language has them. */
  readonly quotes: boolean;
  /** Whether each spread lists the names that its code uses. */
  readonly miniIndex: boolean;
  /** What stands in the foot of a page may be a link: not where a standard forbids it. */
  readonly footLinks: boolean;
}

/** What is known when a book is put together. */
export interface BookFacts {
  /** The titles of parts, by the documents that begin them. */
  readonly parts: ReadonlyMap<string, string>;
  /** Paths of the pages that are printed. */
  readonly documents: readonly string[];
  readonly isBook: boolean;
  /** How many levels all headings go up. */
  readonly shift: number;
  /** Colours of code by the classes of the theme. */
  readonly colors: ReadonlyMap<string, string>;
  /** The kinds of the pictures that can be shown. */
  readonly pictures: ReadonlyMap<string, string>;
  /** Pictures that cannot be shown, and why. */
  readonly missing: ReadonlyMap<string, string>;
  /** Characters that no font has. */
  readonly missingCharacters: readonly string[];
  /** When a link says the page that it leads to. */
  readonly pageNotes: 'far' | 'always' | 'never';
}

/** Writes the file of settings that all others read. */
export function settingsText(book: BookSettings, facts: BookFacts): string {
  const { paper, margins, fonts } = book;
  const sides: [string, string][] =
    book.sides === 2
      ? [
          ['inside', `${margins.inside}mm`],
          ['outside', `${margins.outside}mm`],
        ]
      : [
          ['left', `${(margins.inside + margins.outside) / 2}mm`],
          ['right', `${(margins.inside + margins.outside) / 2}mm`],
        ];
  const entries: [string, string][] = [
    ['title', literal(book.title)],
    ['authors', array(book.authors.map(literal))],
    ['date', dateOf(book.date)],
    ['language', literal(book.language.split('-')[0] ?? 'en')],
    ['words', wordsText(book.words)],
    [
      'paper',
      dictionary([
        ['width', `${paper.width}mm`],
        ['height', `${paper.height}mm`],
      ]),
    ],
    ['margins', dictionary([['top', `${margins.top}mm`], ['bottom', `${margins.bottom}mm`], ...sides])],
    ['sides', String(book.sides)],
    ['text-width', `${paper.width - margins.inside - margins.outside}mm`],
    ['picture-height', `${Math.round((paper.height - margins.top - margins.bottom) * 0.8)}mm`],
    [
      'fonts',
      dictionary([
        ['text', literal(fonts.text)],
        ['heading', literal(fonts.heading)],
        ['code', literal(fonts.code)],
        ['others', array(FALLBACK.filter(name => !Object.values(fonts).includes(name)).map(literal))],
      ]),
    ],
    ['size', `${book.size}pt`],
    ['code-scale', '0.83'],
    // 80 columns are as wide as the page.
    ['block-code-scale', '0.765'],
    ['code-leading', '0.24em'],
    ['colors', dictionary([...facts.colors].map(([name, color]) => [name, literal(color)]))],
    ['page-notes', literal(facts.pageNotes)],
    ['chunk-labels', literal(book.chunkLabels)],
    ['numbering', String(book.numbering)],
    ['mini-index', String(book.miniIndex)],
    ['foot-links', String(book.footLinks)],
    ['lists', array(book.frontLists.map(literal))],
    ['floats', String(book.floats)],
    ['references', literal(book.references)],
    ['contents-depth', '2'],
    ['is-book', String(facts.isBook)],
    ['shift', String(facts.shift)],
    ['documents', dictionary(facts.documents.map(path => [path, 'true']))],
    ['pictures', dictionary([...facts.pictures].map(([path, kind]) => [path, literal(kind)]))],
    ['missing-characters', missingPattern(facts.missingCharacters)],
    ['missing', dictionary([...facts.missing].map(([path, reason]) => [path, literal(reason)]))],
  ];
  const marks = quoteMarks(book.quotes ? book.language : undefined);
  return `#let settings = ${dictionary(entries)}\n${quoteVariables(marks)}`;
}

/** Fonts that are there in any case, in the order in which they are asked for what another lacks. */
export const FALLBACK = [
  'Libertinus Serif',
  'Source Sans 3',
  'Source Code Pro',
  'New Computer Modern Math',
  'DejaVu Sans Mono',
  'Noto Emoji',
];

function dateOf(date: string | undefined): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? '') ?? [];
  return year === undefined ? 'none' : `datetime(year: ${Number(year)}, month: ${Number(month)}, day: ${Number(day)})`;
}

/** A regular expression that finds the characters. */
function missingPattern(characters: readonly string[]): string {
  if (characters.length === 0) return 'none';
  const codes = characters.map(character => `\\x{${(character.codePointAt(0) ?? 0).toString(16)}}`);
  return `regex(${literal(`[${codes.join('')}]`)})`;
}
