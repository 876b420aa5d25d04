import type { RootContent } from 'mdast';
import type { Block } from './block.ts';
import type { ChunkPart } from './chunk.ts';
import type { DocumentCitations } from './citation/document-citations.ts';
import type { Message } from './message.ts';
import type { ObjectNamespace } from './names.ts';
import type { NotationPart } from './notation.ts';

/** How the source file differs from UTF-8 text with LF ends and one final LF. */
export interface DocumentAttributes {
  readonly bom?: true;
  /** Line ends when not all LF: one name for all, or `[name, count]` runs in order for mixed files. */
  readonly eol?: 'crlf' | 'cr' | readonly (readonly ['lf' | 'crlf' | 'cr', number])[];
  readonly noFinalNewline?: true;
  /** Blank lines after the last block, LF ends, if any. In a document without blocks: all its text. */
  readonly tail?: string;
}

/** A place in a page that can be linked to. */
export interface Anchor {
  /** The id in the page, unique within the document (slugs are made unique in document order). */
  readonly id: string;
  /** The names that references may use: the author's alias, the normalised reStructuredText name, the slug. */
  readonly names: readonly string[];
  readonly kind: 'heading' | 'target' | 'chunk' | 'figure' | 'equation';
  readonly block: number;
  /** Plain text of the heading or caption; '' where there is none. */
  readonly text: string;
  readonly depth?: number;
  /** Named by its author, and so visible to the whole project; implicit names hold within the document. */
  readonly explicit: boolean;
  /** Its number in the document. */
  readonly numbered?: AnchorNumber;
}

/** The number of a section, or of a figure, table, listing or formula among all of the document. */
export interface AnchorNumber {
  readonly kind: 'figure' | 'table' | 'code' | 'section' | 'equation';
  readonly number: string;
}

/** How many figures, tables, listings and formulas a document has that are numbered. */
export type CaptionCounts = Readonly<Partial<Record<AnchorNumber['kind'], number>>>;

/** A link target by name: `[name]: url "title"`, or `.. _name: url`. */
export interface Definition {
  readonly name: string;
  readonly url: string;
  readonly title?: string;
  readonly block: number;
}

export interface Footnote {
  readonly name: string;
  readonly block: number;
}

/** What a document describes for the whole project, such as a term of its glossary. */
export interface ProjectObject {
  readonly namespace: ObjectNamespace;
  readonly name: string;
  /** Another name of something that is described under its own. */
  readonly alias?: true;
  /** Id of its anchor in the page. */
  readonly anchor: string;
  readonly block: number;
}

/** How a document numbers its own sections (`sectnum`). */
export interface SectionNumbering {
  /** Levels that have numbers; all by default. */
  readonly depth?: number;
  /** The first number, if it is not 1. */
  readonly start?: number;
  readonly prefix?: string;
  readonly suffix?: string;
}

/** A list of documents in a document, as a `toctree` directive has it. */
export interface PageList {
  /** How many headings of the document stand before it. */
  readonly after: number;
  readonly block: number;
  /** Documents as written, and the titles that the list gives them. */
  readonly entries: readonly { readonly target: string; readonly title?: string }[];
  readonly caption?: string;
  /** Targets may be patterns. */
  readonly glob?: true;
  readonly reversed?: true;
  readonly hidden?: true;
  /** Down to so many levels the sections of the documents are numbered. */
  readonly numbered?: number;
}

/** An entry of the general index. */
export interface IndexEntry {
  /** Which entries the value makes: of `a; b` for example `pair` makes `a; b` and `b; a`. */
  readonly kind: 'single' | 'pair' | 'triple' | 'see' | 'seealso';
  readonly value: string;
  /** This place says the most. */
  readonly main?: true;
  /** What it stands under in place of its first letter. */
  readonly group?: string;
  /** Id of its anchor in the page. */
  readonly anchor: string;
  /** The module that begins here, for an index of modules. */
  readonly module?: ModuleEntry;
}

/** A module as an index of modules lists it. */
export interface ModuleEntry {
  readonly name: string;
  readonly synopsis?: string;
  readonly platform?: string;
  readonly deprecated?: true;
}

/** What `|name|` stands for: inline nodes. */
export interface Substitution {
  readonly name: string;
  readonly children: readonly RootContent[];
}

/** What a document offers to the others and to its own blocks. Plain data: it is cached. */
export interface DocumentExports {
  /** Plain text of the title: front matter's, else the first heading's. */
  readonly title?: string;
  /** Parsed front matter: JSON data only. */
  readonly frontmatter?: Readonly<Record<string, unknown>>;
  readonly anchors: readonly Anchor[];
  readonly definitions: readonly Definition[];
  readonly footnotes: readonly Footnote[];
  /** Names of the footnotes that are referred to, in the order in which a page counts them. */
  readonly footnoteReferences: readonly string[];
  readonly substitutions: readonly Substitution[];
  readonly chunks: readonly ChunkPart[];
  /** Lists of documents (`toctree` directives), in order. */
  readonly pages: readonly PageList[];
  readonly numbering?: SectionNumbering;
  readonly counts?: CaptionCounts;
  readonly objects?: readonly ProjectObject[];
  readonly index?: readonly IndexEntry[];
  readonly citations?: DocumentCitations;
  /** What its blocks in formal notations declare, in order. */
  readonly notations?: readonly NotationPart[];
}

/** A file that the reader included, with the digest of its text, or undefined where it was absent. */
export interface Inclusion {
  readonly path: string;
  readonly digest: string | undefined;
}

/** What is kept of a document once read: everything but its text and nodes. Independent of the document's path. */
export interface DocumentOutline {
  readonly format: string;
  readonly attributes: DocumentAttributes;
  readonly blocks: readonly Block[];
  readonly exports: DocumentExports;
  readonly messages: readonly Message[];
  readonly inclusions: readonly Inclusion[];
}

/** A document freshly read: `nodes[i]` is the tree of `blocks[i]`; `text` is normalised (no BOM, LF ends). */
export interface Document extends DocumentOutline {
  readonly text: string;
  readonly nodes: readonly RootContent[];
}
