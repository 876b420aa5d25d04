import type { ChunkPart } from '../literate/chunk.ts';
import type { Loss } from './losses.ts';

/** A place in another document, once all are converted. */
export interface ForeignPlace {
  /** Path of the document, from the folder of all. */
  readonly path: string;
  readonly id: string;
  /** Known in the whole project by its id alone. */
  readonly isAlias: boolean;
  /** The title there, or ''. */
  readonly text: string;
}

/** What a document needs to know of the others. Paths are from the folder of all documents, as they are after converting. */
export interface ConversionSite {
  /** Path that this document will have. */
  readonly path: string;
  /** The document that a name or an address means, seen from this one. */
  document(name: string): { readonly path: string; readonly title: string } | undefined;
  /** The place that a label of the project means. */
  label(name: string): ForeignPlace | undefined;
  /** A place of a document, by the id that it has on the page. */
  place(path: string, id: string): ForeignPlace | undefined;
  /** Where something is described: a function, a class, a term. */
  object(namespace: string, name: string): { readonly path: string; readonly id: string } | undefined;
  /** Whether documents cite works, so that `@` means something in Markdown. */
  readonly cites: boolean;
  /** Whether a part is one of a program, and not only code with a title. */
  isChunk(part: ChunkPart): boolean;
  /** Whether others lead to a place of this document by its slug, so that it needs a name. */
  isWanted(id: string): boolean;
}

/** A converted document. */
export interface Converted {
  readonly text: string;
  readonly losses: readonly Loss[];
}

/** A path as seen from another document. */
export function relativePath(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared += 1;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
}

/** The name of a place that has only a slug: the document's own comes first, because labels are known in the whole project. */
export function labelOfSlug(path: string, slug: string): string {
  return idOfName(`${path.replace(/\.\w+$/, '')}-${slug}`.replace(/\//g, '-').toLowerCase());
}

/** A name as an id that both formats can write. */
export function idOfName(name: string): string {
  return (
    name
      .trim()
      .replace(/[^\p{L}\p{N}_.:-]+/gu, '-')
      .replace(/^-+|-+$/g, '') || 'place'
  );
}
