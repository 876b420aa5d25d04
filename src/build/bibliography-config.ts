import * as v from 'valibot';
import { refusePath } from '../core/path.ts';
import { CITATION_STYLES } from '../literate/citation/styles.ts';

const file = v.pipe(
  v.string(),
  v.check(
    path => refusePath(path) === undefined && /\.(?:bib|json)$/i.test(path),
    'a file of the project that ends in .bib or .json',
  ),
);
const files = v.pipe(v.array(file), v.minLength(1, 'a list of files'));

/** What the configuration says of the works that documents cite. */
export const bibliographyKeys = v.strictObject({
  /** From the project's folder. */
  files,
  style: v.optional(v.picklist(CITATION_STYLES), 'numeric'),
  /** Whether each page lists what it cites, or one list holds what all cite. */
  list: v.optional(v.picklist(['pages', 'project']), 'pages'),
  /** The same for books. */
  book: v.optional(v.picklist(['end', 'chapters']), 'end'),
  /** Of a list that no document asks for at its place. */
  title: v.optional(v.pipe(v.string(), v.minLength(1))),
});

/** Files alone, or files and how they are used. */
export const bibliographySchema = v.pipe(
  v.union([files, bibliographyKeys], "['refs.bib'], or { files, style, list, book, title }"),
  v.transform(
    (asked): v.InferOutput<typeof bibliographyKeys> =>
      Array.isArray(asked) ? v.parse(bibliographyKeys, { files: asked }) : asked,
  ),
);
