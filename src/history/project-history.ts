import type { ObjectId } from '../core/object-kind.ts';
import type { Signature } from '../core/signature.ts';

/**
 * One block followed through history: the commit in which it first appeared, a dot, and its number there (from 0, counting the blocks
 * that are new in that commit, by path and then by line). Every clone derives the same.
 */
export type TrackId = string;

/** A document as it was in a commit, or as the working file is now. */
export interface DocumentPlace {
  /** The commit; undefined where nothing is committed yet (then `working` says what there is). */
  readonly commit: ObjectId | undefined;
  /** From the root of the commit's tree, with `/`. */
  readonly path: string;
  /** The text of the working file, where it is the working file that is asked for: as it is, with its byte-order mark and line ends. */
  readonly working?: string;
  /** Where the working file was in the commit, if it has been moved since. */
  readonly from?: string;
}

/** What is asked for in a document: by line (from 1), by the author's own name for it, or by the text of a heading. */
export type BlockPlace =
  | { readonly line: number }
  | { readonly alias: string }
  /** The whole text of a heading as it is shown, in any case, else its beginning. */
  | { readonly heading: string };

/** One version of a block, and where it is to be found. */
export interface BlockVersion {
  /** Content id. */
  readonly id: ObjectId;
  readonly kind: string;
  readonly path: string;
  /** First line in its document, from 1. */
  readonly line: number;
  /** Number of lines. */
  readonly lines: number;
  readonly alias?: string;
  /** The version of the document that holds it, for {@link ProjectHistory.text}. */
  readonly document: DocumentKey | WorkingText;
}

/** Names a version of a document for its source: a tree or blob id with what is needed to read it. */
export type DocumentKey = string;

/** A document that is not stored: its normalised text. */
export interface WorkingText {
  readonly text: string;
}

/** A block of a document and what it is a version of. */
export interface TrackedBlock extends BlockVersion {
  /** Absent for a block that is not committed yet. */
  readonly track?: TrackId;
  /** Present where the working file's block is not that of the commit. */
  readonly uncommitted?: 'added' | 'edited' | 'moved';
  /** The text of a heading, without marks; of other blocks the beginning of the first line. */
  readonly title: string;
}

export interface TrackedDocument {
  readonly path: string;
  readonly commit: ObjectId | undefined;
  readonly blocks: readonly TrackedBlock[];
}

/** One change of one block. */
export interface TrackChange {
  /** Undefined: not committed yet. */
  readonly commit: ObjectId | undefined;
  readonly track: TrackId | undefined;
  readonly change: 'added' | 'edited' | 'moved' | 'removed';
  readonly kind: string;
  /** Of the document after the change; for a removed block, where it was. */
  readonly path: string;
  /** First line after the change, from 1; for a removed block, where it was. */
  readonly line: number;
  /** The document it came from, where that is another. */
  readonly from?: string;
  /** An edited block that also stands elsewhere now. */
  readonly moved?: true;
  readonly before?: BlockVersion;
  readonly after?: BlockVersion;
}

/** One change of one document. */
export interface DocumentEntry {
  readonly commit: ObjectId | undefined;
  readonly change: 'added' | 'edited' | 'moved' | 'removed';
  readonly path: string;
  /** Where it was, when it moved. */
  readonly from?: string;
  /** In the order of the document. Empty where it only moved, or its blank lines or line ends changed. */
  readonly blocks: readonly TrackChange[];
}

/** Who is to be asked about a block. Commits are undefined where that is not committed yet. */
export interface BlameBlock {
  readonly block: TrackedBlock;
  readonly track: TrackId | undefined;
  /** The commit that last changed its text (moving it is no such change). */
  readonly commit: ObjectId | undefined;
  /** The commit in which it first appeared. */
  readonly first: ObjectId | undefined;
  readonly line: number;
  readonly lines: number;
}

/** Who is to be asked about a line. Blank lines between blocks belong to no block, and have the commit of the block below (above, at the end). */
export interface BlameLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  readonly commit: ObjectId | undefined;
  readonly track: TrackId | undefined;
  /** Where the line stood in that commit; absent for blank lines between blocks, and for what is not committed. */
  readonly origin?: { readonly path: string; readonly line: number };
}

/** A commit as a log shows it. */
export interface CommitFacts {
  readonly id: ObjectId;
  readonly tree: ObjectId;
  /** Those that are there: none at the boundary of a shallow clone. */
  readonly parents: readonly ObjectId[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

export interface UpdateOptions {
  /** Told now and then how many of the missing commits are done. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** How many commits were new to the index. */
export interface UpdateResult {
  readonly commits: number;
}

/**
 * The history of every block of a project. Everything is answered from an index, which is derived data: what it lacks of a commit's
 * history is added before anything is answered, and a damaged one is made anew.
 *
 * History is simplified as git does it: where a merge took a block or document as one of its parents had it, that parent is followed.
 *
 * All methods may throw PylitError `object-missing`, `object-malformed`, `object-corrupt` for what they read of the store, and
 * `store-locked` when another process keeps the index for too long.
 */
export interface ProjectHistory {
  /** Indexes what these commits lead to. Only commits that are new are looked at. */
  updateIndex(tips: readonly ObjectId[], options?: UpdateOptions): Promise<UpdateResult>;
  /** Makes the index anew. Versions of documents that were read before are not read again. */
  reindex(tips: readonly ObjectId[], options?: UpdateOptions): Promise<UpdateResult>;
  /** The commit as a value. */
  commit(id: ObjectId): Promise<CommitFacts>;
  /** All paths that documents ever had, in order: for suggestions, and for documents that are gone. */
  paths(): readonly string[];
  /** The blocks of a document; undefined where there is none at this place. */
  documentAt(place: DocumentPlace): Promise<TrackedDocument | undefined>;
  /** A document that is no longer there, as it was last before the commit (on the line of first parents). */
  lastDocumentAt(commit: ObjectId, path: string): Promise<TrackedDocument | undefined>;
  /** The block at a place of a document. A line between blocks is that of the block below it, at the end of the one above. */
  trackAt(place: DocumentPlace, where: BlockPlace): Promise<TrackedBlock | undefined>;
  /**
   * The changes of a block, newest first.
   *
   * @param block as found by `trackAt` or `documentAt` (an uncommitted change is listed first), or a track, also of a block that is gone
   * @param from the commit to look back from
   */
  logOfTrack(block: TrackedBlock | TrackId, from: ObjectId | undefined): Promise<readonly TrackChange[]>;
  /**
   * The changes of a document, newest first, also of one that is gone.
   *
   * @param place the working file, where given, is compared with the commit first
   * @param options.follow also what it was before it was moved
   */
  logOfDocument(place: DocumentPlace, options?: { readonly follow?: boolean }): Promise<readonly DocumentEntry[]>;
  /** What a commit changed against its parents, in the order of paths. */
  changesOf(commit: ObjectId): Promise<readonly DocumentEntry[]>;
  /** For each block, in order, who changed it last. Undefined where there is no such document. */
  blame(place: DocumentPlace): Promise<readonly BlameBlock[] | undefined>;
  /** For each line of the document who wrote it. Undefined where there is no such document. */
  blameLines(place: DocumentPlace): Promise<readonly BlameLine[] | undefined>;
  /** The commit that last changed or removed a document, seen from another; undefined where it was never there. As long as it is the same, so is the document's history. */
  lastChangeOf(commit: ObjectId, path: string): Promise<ObjectId | undefined>;
  /** The text of a version of a block, with a final LF. */
  text(block: BlockVersion): Promise<string>;
  close(): void;
}
