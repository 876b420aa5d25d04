import type { ObjectId } from '../../core/object-kind.ts';
import type { CommitFacts, DocumentKey } from '../project-history.ts';

/** A block as a version of a document holds it. */
export interface OutlinedBlock {
  /** Content id. */
  readonly id: ObjectId;
  readonly kind: string;
  /** First line, from 1. */
  readonly line: number;
  readonly lines: number;
  readonly alias?: string;
}

/** A version of a document, read: its normalised text, and where its blocks lie in it. */
export interface ReadDocument {
  readonly text: string;
  readonly blocks: readonly OutlinedBlock[];
}

/** A version of a document whose blocks are known. */
export interface KnownVersion {
  readonly document: DocumentKey;
  readonly blocks: readonly OutlinedBlock[];
}

/** A document that differs between two trees; without a key on the side where it is none. */
export interface DocumentDifference {
  readonly path: string;
  readonly before?: DocumentKey;
  readonly after?: DocumentKey;
}

/**
 * Commits with documents in them, however the documents are stored.
 *
 * All methods throw PylitError `object-missing`, `object-malformed` or `object-corrupt` for what cannot be read.
 */
export interface HistorySource {
  /** Changes whenever the same commits may give other documents or blocks. */
  readonly identity: string;
  commit(id: ObjectId): Promise<CommitFacts>;
  /** What may be a document and differs, in the order of paths. Only what differs is read. */
  differences(before: ObjectId | undefined, after: ObjectId): Promise<readonly DocumentDifference[]>;
  /**
   * The blocks of a version of a document; undefined where it is none: bytes that are no text, too many of them, too deep.
   *
   * @param previous a version that it was made from, of which a part may not have to be read again
   */
  blocks(document: DocumentKey, previous?: KnownVersion): Promise<readonly OutlinedBlock[] | undefined>;
  /** The normalised text of a document of which `blocks` gave blocks. */
  text(document: DocumentKey): Promise<string>;
  /** The text of one of its blocks, with a final LF. */
  blockText(document: DocumentKey, block: Pick<OutlinedBlock, 'id' | 'line' | 'lines'>): Promise<string>;
  /** Reads a document that is not stored. @param source as it is in its file */
  read(path: string, source: string): ReadDocument | undefined;
}
