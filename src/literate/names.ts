import type { RootContent } from 'mdast';
import type { CitedWork, ListedWorks } from './citation/linked-bibliography.ts';
import type { AnchorNumber } from './document.ts';
import type { WordKey } from './words/words.ts';

/** What a transform may look up, by namespace. A value holds only what an artifact may contain: never a place, number or slug (those are holes). */
export interface Namespaces {
  /** A link definition of the document. */
  readonly definition: { readonly url: string; readonly title?: string };
  /** A footnote of the document. */
  readonly footnote: { readonly name: string };
  /** An anchor: of this document by any of its names, else of the project by an explicit name; also `path#name`. */
  readonly label: { readonly kind: string; readonly text: string; readonly numbered?: AnchorNumber['kind'] };
  /** Another document, by the path written in this one (relative, or from the source root with a leading `/`; with or without extension). */
  readonly document: { readonly exists: true };
  /** The title of another document, by the same path. */
  readonly title: { readonly title: string };
  /** Any other file of the project, by the path written in this document. */
  readonly file: { readonly path: string };
  /** A path that leads out of the source folder: present means that it does. */
  readonly outside: { readonly path: string };
  /** A term of a glossary of the project, in any case. */
  readonly term: { readonly name: string };
  /** A token of a grammar of the project: `name`, or `group:name`. */
  readonly token: { readonly name: string };
  /** Something described: a function, an option. It is asked for by `queryName`. A URL leads to where another project describes it. */
  readonly object: FoundObject;
  /** A chunk by name. */
  readonly chunk: { readonly name: string; readonly file?: string };
  /**
   * What a formal notation's blocks declare: as seen by a text, by `key name` (see `notationKey`); by its name alone, that it is declared.
   */
  readonly declaration: { readonly value?: unknown };
  /** All programs of the project (by the name ''), or one of their files or chunks with all that it is made of, as a graph. */
  readonly program: ProgramGraph;
  /** A work that is cited, by its key. */
  readonly citation: CitedWork;
  /** The list of works that its author put into this document, by the name ''; that at its end, by `end`; by `files`, only that there are works. */
  readonly bibliography: ListedWorks;
  /** A substitution of the document. */
  readonly substitution: { readonly children: readonly RootContent[] };
}

/** Something that was looked for by a reference. */
export interface FoundObject {
  readonly kind: string;
  readonly name: string;
  /** What a reference without a text of its own shows, where that is not the name. */
  readonly text?: string;
  readonly url?: string;
  /** The other project. */
  readonly project?: string;
}

/** A phrase, and what is put into it. */
export interface Sentence {
  readonly word: WordKey;
  readonly values: readonly string[];
}

/** A program as a graph in the DOT language. */
export interface ProgramGraph {
  /** Empty where the graph is too large to be drawn. */
  readonly dot: string;
  readonly nodes: number;
  readonly edges: number;
  /** Chunks by the numbers in the links of the graph, `#0` and so on. */
  readonly chunks: readonly string[];
  /** What the graph shows, in words. */
  readonly words: readonly Sentence[];
}

export type Namespace = keyof Namespaces;

/** The namespaces whose names are places that a link may lead to. */
export type LinkNamespace = 'label' | 'document' | 'file' | 'chunk' | 'declaration' | 'citation' | ObjectNamespace;

/** The namespaces of what documents describe for the whole project. */
export type ObjectNamespace = 'term' | 'token' | 'object';

/** Looks names up for one document; whatever was asked, found or not, is recorded in the block's trace. */
export interface Names {
  lookup<N extends Namespace>(namespace: N, name: string): Namespaces[N] | undefined;
  /** The known names nearest to a missing one, best first, for a message. Not recorded. */
  nearest(namespace: Namespace, name: string): readonly string[];
}
