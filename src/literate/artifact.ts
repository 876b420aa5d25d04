import type { PageQuestion } from './format.ts';
import type { LinkNamespace } from './names.ts';
import type { WordKey } from './words/words.ts';

/** A place in an artifact that is filled while the page is assembled, so that moving things never rebuilds a block. */
export type Hole =
  /** URL, relative to the page, of what a name leads to. */
  | { readonly hole: 'href'; readonly namespace: LinkNamespace; readonly name: string }
  /** The number of what a name leads to, in a phrase or alone. */
  | {
      readonly hole: 'number';
      readonly namespace: 'label' | 'citation';
      readonly name: string;
      readonly phrase?: WordKey;
    }
  /** A phrase in the language of the page, and what is put into it. */
  | { readonly hole: 'word'; readonly word: WordKey; readonly values?: readonly string[] }
  /** The id of the n-th anchor of this block in its document (from 0), or the id that is given. */
  | { readonly hole: 'anchor'; readonly index: number; readonly id?: string }
  /** The number of a footnote. */
  | { readonly hole: 'footnote'; readonly name: string }
  /** This reference's own count among all references to the footnote on the page ("2" for the second), for its id. */
  | { readonly hole: 'footnote-reference'; readonly name: string }
  /** The back links of a footnote: one for each reference. */
  | { readonly hole: 'footnote-backlinks'; readonly name: string }
  /** List of the page's headings: of the whole page, or of the section the block stands in. */
  | { readonly hole: 'contents'; readonly local: boolean; readonly depth: number }
  /** List of other pages: titles and links (`toctree`); `list` says all that its directive does, of which the names are some. */
  | { readonly hole: 'pages'; readonly names: readonly string[]; readonly depth: number; readonly list?: PageQuestion }
  /**
   * Header or footer of a chunk part: name, number, links to its other definitions and its uses. `part` counts the chunk parts
   * of this block from 0 (never those of the document, or inserting a chunk would change later blocks).
   */
  | { readonly hole: 'chunk-head' | 'chunk-foot'; readonly name: string; readonly part: number }
  /** Half of a raw HTML element whose other half stands in another block; the page keeps them balanced. */
  | { readonly hole: 'open' | 'close'; readonly tag: string; readonly html: string };

/** The result of transforming one block into one format: text with holes. Plain data: it is cached. */
export interface Artifact {
  readonly parts: readonly (string | Hole)[];
  /** Where it stands: at its place in the body (default), among the notes at the end, or nowhere. */
  readonly place?: 'end' | 'none';
}
