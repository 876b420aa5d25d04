import * as v from 'valibot';
import { refusePath } from '../core/path.ts';

const words = v.pipe(v.string(), v.minLength(1));
const length = (least: number, most: number) => v.pipe(v.number(), v.minValue(least), v.maxValue(most));
const folder = v.pipe(
  v.string(),
  v.check(path => refusePath(path) === undefined, 'a folder inside the project, such as "fonts"'),
);

/** Chapters in their order; titled groups are parts. */
export type BookEntry = string | { readonly title: string; readonly pages: readonly BookEntry[] };
const entry: v.GenericSchema<BookEntry> = v.union(
  [v.string(), v.strictObject({ title: v.string(), pages: v.array(v.lazy(() => entry)) })],
  'a path, or { title, pages }',
);

/** What the configuration says of the printed book. Lengths are in millimetres. */
export const bookKeys = v.strictObject({
  title: v.optional(words),
  subtitle: v.optional(words),
  authors: v.optional(v.array(words), []),
  edition: v.optional(words),
  publisher: v.optional(words),
  /** Lines of the page after the title. */
  colophon: v.optional(v.array(words), []),
  date: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day, such as "2026-11-21"'))),
  /** The version that is printed; by default the last commit. */
  commit: v.optional(v.string()),
  contents: v.optional(v.array(entry)),
  /** The picture of an EPUB's cover. */
  cover: v.optional(
    v.pipe(
      v.string(),
      v.check(path => refusePath(path) === undefined, 'a file inside the project, such as "images/cover.png"'),
    ),
  ),
  paper: v.optional(
    v.union(
      [v.picklist(['a4', 'a5', 'letter']), v.strictObject({ width: length(80, 1000), height: length(80, 1500) })],
      "'a4', 'a5', 'letter', or { width, height } in millimetres",
    ),
    'a4',
  ),
  sides: v.optional(v.picklist([1, 2])),
  margins: v.optional(
    v.partial(
      v.strictObject({ top: length(0, 200), bottom: length(0, 200), inside: length(0, 200), outside: length(0, 200) }),
    ),
    {},
  ),
  /** Of the text, in points. */
  size: v.optional(length(6, 24)),
  fonts: v.optional(
    v.strictObject({
      text: v.optional(words),
      heading: v.optional(words),
      code: v.optional(words),
      folders: v.optional(v.array(folder), []),
    }),
    {},
  ),
  numbering: v.optional(v.boolean()),
  chunkLabels: v.optional(v.picklist(['pages', 'numbers']), 'pages'),
  /** Whether lists of files, chunks and names stand at the end. */
  lists: v.optional(v.boolean(), true),
  /** What is listed after the contents. */
  frontLists: v.optional(v.array(v.picklist(['figures', 'tables'])), []),
  /** Whether figures and tables with captions go to the top or foot of a page; by default those of a book do. */
  floats: v.optional(v.boolean()),
  /** How sections are named where a reference has no words of its own. */
  references: v.optional(v.picklist(['numbers', 'titles']), 'numbers'),
  /** Whether straight quotation marks are set as the language has them. */
  quotes: v.optional(v.boolean(), true),
  /** Whether each spread lists the names that its code uses. */
  miniIndex: v.optional(v.boolean(), false),
  /** The standard that the PDF keeps. */
  standard: v.optional(v.picklist(['ua-1', 'a-2b'])),
});

export type BookConfig = v.InferOutput<typeof bookKeys>;
