import type { ObjectId } from '../../core/object-kind.ts';
import type { DocumentKey } from '../project-history.ts';

/** Rows are named by number, from 1, in the order they were added. */
export type RowNumber = number;

/** A commit's place: the log that it is in, and its distance from the root along first parents, from 0. */
export interface CommitPlace {
  readonly log: RowNumber;
  readonly position: number;
}

export interface CommitRow extends CommitPlace {
  readonly number: RowNumber;
  readonly id: ObjectId;
  /** The committer's, in seconds since 1970. */
  readonly time: number;
}

/** A run of commits, each the first parent of the next. */
export interface LogRow {
  /** The commit that the first one has as its first parent; absent for a root. */
  readonly base?: CommitPlace;
  /** How many logs are below this one. */
  readonly depth: number;
  /** Where to look further instead of at the base: what is between is summed up in this log. */
  readonly skip?: CommitPlace;
  /** Position of the last commit. */
  readonly tip: number;
}

/** A block as it may be in many versions of many documents. */
export interface BlockRow {
  readonly id: ObjectId;
  readonly kind: string;
  readonly lines: number;
  readonly alias?: string;
}

/** A version of a document, as it came to be in a commit. */
export interface VersionRow {
  readonly commit: RowNumber;
  readonly path: string;
  /** Absent where the document was removed. */
  readonly document?: DocumentKey;
  /** For each block the change that it owes its place and text to. */
  readonly heads: Uint8Array;
  /** The version before, at another path where it moved. */
  readonly previous?: RowNumber;
  /** Versions of further parents that it was merged from. */
  readonly also: readonly RowNumber[];
}

/** One change of one block. */
export interface ChangeRow {
  readonly commit: RowNumber;
  readonly version: RowNumber;
  /** The change with which the block first appeared. */
  readonly track: RowNumber;
  readonly change: 'added' | 'edited' | 'moved' | 'removed';
  /** It moved as well as being edited; or it moved only because its document did. */
  readonly moved: boolean;
  readonly block: RowNumber;
  /** First line in the version; of a removed block, where it was in the one before. */
  readonly line: number;
  readonly previous?: RowNumber;
  /** Changes on further parents that were merged with it. */
  readonly also: readonly RowNumber[];
  /** The last change, up to this one, of the block's text. */
  readonly edit: RowNumber;
  /** Of an added block: its number among those of the commit. */
  readonly born?: number;
}

/**
 * The index as it is kept. It is derived data, and nothing but an index of commits, so everything is addressed by what a look-up needs
 * and nothing is ever changed, only added (but for the tip of a log).
 *
 * Methods throw `IndexDamage` where what is kept makes no sense.
 */
export interface IndexRecords {
  /** Runs work that writes, all or nothing. One at a time in all processes. @throws PylitError `store-locked` */
  transaction<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Changes when anything but this object has written, or everything was thrown away: what was remembered may be wrong then. */
  generation(): number;
  /** Throws everything away, and not in a transaction; with the outlines kept, in one. */
  clear(options?: { readonly keepOutlines?: boolean }): void;

  commit(id: ObjectId): CommitRow | undefined;
  commitOf(number: RowNumber): CommitRow;
  /** Commits without parents, at most `limit`. */
  roots(limit: number): readonly ObjectId[];
  /** @param mergedFrom its parents but for the first */
  addCommit(row: Omit<CommitRow, 'number'>, mergedFrom: readonly RowNumber[]): RowNumber;
  /** Parents other than the first, of all commits of a log up to a position. */
  mergedInto(place: CommitPlace): readonly CommitPlace[];
  log(number: RowNumber): LogRow;
  addLog(row: Omit<LogRow, 'tip'>): RowNumber;

  /** The newest version of a path in one log, up to a position. */
  placed(path: string, place: CommitPlace): RowNumber | undefined;
  /** The newest versions of all paths in one log, up to a position. */
  placedPaths(place: CommitPlace): Iterable<readonly [path: string, version: RowNumber]>;
  addPlace(path: string, place: CommitPlace, version: RowNumber): void;
  /** All paths that documents ever had. */
  paths(): readonly string[];

  /** What is known of the blocks of a version of a document; null where it is no document. */
  outline(document: DocumentKey): Uint8Array | null | undefined;
  addOutline(document: DocumentKey, outline: Uint8Array | null): void;
  block(number: RowNumber): BlockRow;
  /** The number of a block, which is added when it is new. */
  blockNumber(row: BlockRow): RowNumber;

  version(number: RowNumber): VersionRow;
  /** Versions that came to be in a commit, in the order they were added. */
  versionsOf(commit: RowNumber): readonly RowNumber[];
  addVersion(row: VersionRow): RowNumber;

  change(number: RowNumber): ChangeRow;
  /** In the order they were added. */
  changesOfVersion(version: RowNumber): readonly RowNumber[];
  changesOfTrack(track: RowNumber): readonly RowNumber[];
  /** The change with which a block first appeared. */
  bornIn(commit: RowNumber, born: number): RowNumber | undefined;
  /** The number that the next change gets. */
  nextChange(): RowNumber;
  addChange(row: ChangeRow): RowNumber;
  close(): void;
}

/** What is kept makes no sense: it is thrown away and made anew. */
export class IndexDamage extends Error {
  override readonly name = 'IndexDamage';
}
