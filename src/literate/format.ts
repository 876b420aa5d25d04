import type { Nodes, RootContent } from 'mdast';
import type { Artifact, Hole } from './artifact.ts';
import type { Block } from './block.ts';
import type { CaptionCounts, DocumentOutline, IndexEntry, PageList } from './document.ts';
import type { DefinitionKind } from './identifiers/definition.ts';
import type { Listing } from './listing/listing.ts';
import type { Message, Severity } from './message.ts';
import type { Names } from './names.ts';
import type { WordTable } from './words/words.ts';

/** What a format's transform may ask while it works on one block. */
export interface BlockContext {
  readonly names: Names;
  /** Reports a problem at a node (or at a line, counted from the block's first line as 1). */
  message(
    severity: Severity,
    rule: string,
    text: string,
    place?: { node?: Nodes; line?: number; column?: number; hint?: string },
  ): void;
}

/** A page of the site's menu. */
export interface NavigationNode {
  readonly title: string;
  /** Output path of the page, absent for a folder without a page of its own. */
  readonly path?: string;
  readonly children: readonly NavigationNode[];
  /** See `Format.isMarked`. */
  readonly marked?: true;
}

/** What an assembled page may know of the rest of the project. */
export interface Site {
  readonly title: string;
  readonly language: string;
  /** Words of the project in place of those of its language. */
  readonly words?: WordTable;
  /** Output path of the page that the site's title leads to. */
  readonly home?: string;
  /** The menu that a document's page shows. Pages that show the same menu get the same value (the same object). */
  menu(document: string): readonly NavigationNode[];
  /** The folders that a document's page stands in, outermost first. */
  trail(document: string): readonly Pick<NavigationNode, 'title' | 'path'>[];
  /** Output path of a document's page in this format, for example `guide/intro.html`. */
  pagePath(document: string): string;
  /** Where a hole of a document leads: output path and fragment, or undefined when the name is gone. */
  locate(
    document: string,
    hole: Extract<Hole, { hole: 'href' | 'number' }>,
  ): { readonly path: string; readonly fragment?: string; readonly number?: string } | undefined;
  /** All documents in reading order. Only what is made for the whole site asks for them, never a page. */
  readonly documents?: readonly SiteDocument[];
  /** Pages before and after in reading order. */
  neighbours(document: string): { readonly previous?: PageLink; readonly next?: PageLink };
  /** The document that a name written in `document` means, with its title and headings (for `toctree`). */
  page(document: string, name: string): ListedPage | undefined;
  /** The documents that a list in `document` names, and what stands below them. */
  listed?(document: string, list: PageQuestion): readonly ListedPage[];
  /** The numbers of a document's sections, by their anchors, where a list of documents numbers them. */
  numbers?(document: string): Readonly<Record<string, string>> | undefined;
  /** From where figures, tables, listings and formulas of a document count on, where they are numbered over the project. */
  captions?(document: string): CaptionNumbers | undefined;
  /** The page that lists all code, where the site has one. */
  readonly codePage?: PageLink;
  /** The page of the general index, where documents have entries. */
  readonly indexPage?: PageLink;
  /** The page of the index of modules; absent where there is none. */
  readonly modulePage?: PageLink;
  /** All parts of a chunk over the project and the parts that use it, in order. */
  chunk(document: string, name: string): ChunkPlaces | undefined;
  /** The names that the code on a document's page defines and uses. */
  names(document: string): PageNames;
  /** Where a chunk part goes in its program; `part` counts those of the block from 0. Undefined where there is nothing to say. */
  listing(document: string, block: number, part: number): Listing | undefined;
}

/** Of a document: what stands before each number, and how many of a kind there are before the document. */
export interface CaptionNumbers {
  /** `2.`, or nothing. */
  readonly prefix: string;
  readonly before: CaptionCounts;
}

/** A document as what is made for the whole site sees it. */
export interface SiteDocument {
  readonly document: string;
  readonly outline: Pick<DocumentOutline, 'blocks' | 'exports'>;
}

/** What a list of documents asks for. Plain data. */
export interface PageQuestion extends Pick<PageList, 'entries' | 'glob' | 'reversed'> {
  /** Levels of titles and headings. */
  readonly depth: number;
  /** Only titles of documents, not their headings. */
  readonly titlesOnly?: true;
  /** Also what hidden lists in the documents name. */
  readonly includeHidden?: true;
}

/** A page as a list of pages shows it. */
export interface ListedPage {
  readonly path: string;
  /** In place of its own title. */
  readonly title?: string;
  /** The number of its title. */
  readonly number?: string;
  /** Those of its sections, by their anchors. */
  readonly numbers?: Readonly<Record<string, string>>;
  /** The lists of documents in it, each behind so many of its headings. */
  readonly lists?: readonly { readonly after: number; readonly pages: readonly ListedPage[] }[];
  readonly outline: { readonly exports: Pick<DocumentOutline['exports'], 'title' | 'anchors'> };
}

export interface PageLink {
  readonly title: string;
  readonly path: string;
}

/** An entry of a site's general index: the page and id that it leads to. */
export interface SiteIndexEntry extends Pick<IndexEntry, 'kind' | 'value' | 'main' | 'group' | 'module'> {
  readonly place: { readonly path: string; readonly anchor: string };
}

/** The programs that a site's documents hold, for a page that lists them. */
export interface SitePrograms {
  readonly files: readonly ProgramFile[];
  /** In the order of their first parts. */
  readonly chunks: readonly ProgramChunk[];
  /** What the code defines, in the order of documents and lines; none where they are not looked for. */
  readonly names: readonly SiteName[];
}

export interface ProgramFile {
  readonly path: string;
  /** The chunk that it is made of, by its place in the list. */
  readonly chunk: number;
  /** It cannot be made. */
  readonly isRefused?: true;
}

export interface ProgramChunk {
  readonly name: string;
  /** The document that alone sees it. */
  readonly scope?: string;
  readonly files: readonly string[];
  readonly definitions: readonly ChunkPlace[];
  readonly uses: readonly ChunkUse[];
  /** The chunks that it refers to, by their places in the list, in the order of the code. */
  readonly children: readonly number[];
  /** References that lead to no chunk. */
  readonly missing: readonly string[];
  /** It is in no file and in no other chunk. */
  readonly isUnused?: true;
}

/** Where a chunk is defined and used: the pages and anchors to link to. */
export interface ChunkPlaces {
  readonly name: string;
  readonly file?: string;
  readonly definitions: readonly ChunkPlace[];
  readonly uses: readonly ChunkUse[];
}

/** A part that uses something, and the chunk that it is of. */
export type ChunkUse = ChunkPlace & { readonly chunk: string };

/** A name that code defines. */
export interface SiteName {
  readonly name: string;
  readonly kind: DefinitionKind;
  readonly place: ChunkPlace;
  /** Line in the part's code, from 1. */
  readonly line: number;
  readonly uses: readonly ChunkUse[];
}

/** The names that a page's parts of chunks define and use, by the parts' anchors. Parts without any are absent. */
export type PageNames = Readonly<
  Record<
    string,
    {
      readonly defines: readonly { readonly name: string; readonly uses: readonly ChunkUse[] }[];
      /** Defined by other parts. */
      readonly uses: readonly { readonly name: string; readonly place: ChunkPlace }[];
    }
  >
>;

export interface ChunkPlace {
  readonly document: string;
  /** Output path of the page. */
  readonly path: string;
  /** Title of the page. */
  readonly title: string;
  readonly anchor: string;
  /** Which part of a chunk it is on its page, from 1. Of the page alone, or a new part would change all pages after it. */
  readonly number: number;
}

/** One document's artifacts and what its page shows. */
export interface PageInput {
  /** Path of the source from the source root. */
  readonly document: string;
  readonly outline: DocumentOutline;
  /** One for each block, in order. */
  readonly artifacts: readonly Artifact[];
  /** It is no document's page: what it shows was collected from all of them. */
  readonly isCollected?: true;
  readonly site: Site;
}

export interface OutputFile {
  /** Path from the format's output folder, with `/`. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** The documents that a format binds together. */
export interface BookInput {
  /** In reading order. */
  readonly pages: readonly PageInput[];
  readonly site: Site;
  /** Absent where no document holds a part of a program. */
  readonly programs?: SitePrograms;
  /** The entries of the general index, in reading order; absent where the format has none. */
  readonly index?: readonly SiteIndexEntry[];
  /** Whether these are all documents, or some that were asked for. */
  readonly isWhole: boolean;
  /** The bytes of a file that a page shows, by its place in the site; undefined where it cannot be read. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** Reports a problem that shows only when all is put together, at a place in a document. */
  readonly report: (document: string, message: Message) => void;
}

/** One output format: a pure transform per block and a pure assembly per page. */
export interface Format {
  readonly name: string;
  /** The transform identity: plugins with versions and options, and the versions of what they render with. */
  readonly identity: string;
  /** What decides pages, and not their blocks, in plain words. */
  readonly pages?: string;
  /** Whether a document's page is marked in menus. Absent where none ever is. */
  readonly isMarked?: (outline: Pick<DocumentOutline, 'blocks'>) => boolean;
  /** Ending of a page's file, with the dot. */
  readonly extension: string;
  /** A promise only where something has to be waited for: most blocks are ready at once. */
  transform(node: RootContent, block: Block, context: BlockContext): Artifact | Promise<Artifact>;
  /** The artifact shown in place of a block whose transform threw. */
  failure(block: Block, reason: string): Artifact;
  assemble(page: PageInput): string;
  /** Makes files of all documents together, such as a book, in place of a page for each. */
  readonly bind?: (book: BookInput) => Promise<readonly OutputFile[]>;
  /** What it binds are files of their own, one for each document, and no book. */
  readonly isApart?: true;
  /** The page that lists all code, should documents hold some; absent where there is to be none. */
  readonly codePage?: { readonly title: string };
  /** The page of the general index, should documents have entries; absent where there is to be none. */
  readonly indexPage?: { readonly title: string };
  /** The page that lists modules, should documents describe some; absent where there is to be none. */
  readonly modulePage?: { readonly title: string };
  /**
   * Files that the whole site needs: styles, scripts, icons.
   *
   * @param programs absent where no document holds a part of one
   * @param index in reading order; absent where no document has an entry
   */
  siteFiles(
    site: Site,
    programs?: SitePrograms,
    index?: readonly SiteIndexEntry[],
  ): Promise<readonly OutputFile[]> | readonly OutputFile[];
}
