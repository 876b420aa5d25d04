import type { ObjectId } from '../../core/object-kind.ts';
import type { DocumentKey } from '../project-history.ts';
import { Recent } from '../recent.ts';
import type { HistorySource, KnownVersion, OutlinedBlock } from '../source/history-source.ts';
import { decodeNumbers, decodeOutline, encodeOutline, type OutlineEntry } from './encoding.ts';
import {
  type BlockRow,
  type ChangeRow,
  type CommitPlace,
  type CommitRow,
  IndexDamage,
  type IndexRecords,
  type LogRow,
  type RowNumber,
  type VersionRow,
} from './records.ts';

/** A version of a document, decoded: `heads[i]` is the last change of `blocks[i]`. */
export interface VersionState {
  readonly number: RowNumber;
  readonly commit: RowNumber;
  readonly path: string;
  readonly document: DocumentKey;
  readonly blocks: readonly OutlineEntry[];
  readonly heads: readonly RowNumber[];
}

/** A version as its document's log needs it. */
export type VersionPlace = Omit<VersionRow, 'heads'>;

/** Reads the index, and remembers what is read often. */
export class IndexState {
  readonly records: IndexRecords;
  readonly source: HistorySource;
  private generation: number;
  private readonly versions = new Recent<RowNumber, VersionState>(200_000);
  private readonly blockRows = new Recent<RowNumber, BlockRow>(100_000);
  private readonly blockNumbers = new Recent<string, RowNumber>(100_000);
  private readonly outlines = new Recent<DocumentKey, readonly OutlineEntry[]>(200_000);
  private readonly logs = new Recent<RowNumber, LogRow>(20_000);
  private readonly changes = new Recent<RowNumber, ChangeRow>(50_000);
  private readonly commits = new Recent<RowNumber, CommitRow>(20_000);
  private readonly versionPlaces = new Recent<RowNumber, VersionPlace>(20_000);

  constructor(records: IndexRecords, source: HistorySource) {
    this.records = records;
    this.source = source;
    this.generation = records.generation();
  }

  /** Forgets what may have changed since: to be called before anything is asked or written. */
  refresh(): void {
    const now = this.records.generation();
    if (now === this.generation) return;
    this.generation = now;
    for (const memory of [this.versions, this.blockRows, this.blockNumbers, this.outlines]) memory.clear();
    for (const memory of [this.logs, this.changes, this.commits, this.versionPlaces]) memory.clear();
  }

  /** Whatever does not change of a log; its tip does. */
  log(number: RowNumber): Omit<LogRow, 'tip'> {
    const known = this.logs.get(number);
    if (known) return known;
    const row = this.records.log(number);
    this.logs.set(number, row);
    return row;
  }

  /** The version of a document in a commit; also one that says that it was removed. */
  versionAt(place: CommitPlace, path: string): RowNumber | undefined {
    for (let at: CommitPlace | undefined = place; at; at = this.below(at)) {
      const version = this.records.placed(path, at);
      if (version !== undefined) return version;
    }
    return undefined;
  }

  /** Where to look for what a log does not say: always at a smaller depth, or at its end. */
  below({ log }: CommitPlace): CommitPlace | undefined {
    const { base, skip, depth } = this.log(log);
    const next = skip ?? base;
    if (next && this.log(next.log).depth >= depth) throw new IndexDamage('logs lie on each other in a circle');
    return next;
  }

  /** The document in a commit; undefined where there is none. */
  stateAt(place: CommitPlace, path: string): VersionState | undefined {
    const version = this.versionAt(place, path);
    return version === undefined ? undefined : this.state(version);
  }

  /** A version decoded; undefined for one that says that the document was removed. */
  state(number: RowNumber): VersionState | undefined {
    const known = this.versions.get(number);
    if (known) return known;
    const { document, path, heads: encoded, commit } = this.records.version(number);
    if (document === undefined) return undefined;
    const blocks = this.knownOutline(document);
    const heads = decodeNumbers(encoded);
    if (!blocks || blocks.length !== heads.length) throw new IndexDamage(`the version ${number} has other blocks`);
    const state = { number, commit, path, document, blocks, heads };
    this.remember(state);
    return state;
  }

  /** Saves decoding a version that was just written. */
  remember(state: VersionState): void {
    this.versions.set(state.number, state, state.blocks.length + 1);
  }

  block(number: RowNumber): BlockRow {
    const known = this.blockRows.get(number);
    if (known) return known;
    const row = this.records.block(number);
    this.blockRows.set(number, row);
    return row;
  }

  change(number: RowNumber): ChangeRow {
    const known = this.changes.get(number);
    if (known) return known;
    const row = this.records.change(number);
    this.changes.set(number, row);
    return row;
  }

  commit(number: RowNumber): CommitRow {
    const known = this.commits.get(number);
    if (known) return known;
    const row = this.records.commitOf(number);
    this.commits.set(number, row);
    return row;
  }

  /** A version without its blocks. */
  version(number: RowNumber): VersionPlace {
    const known = this.versionPlaces.get(number);
    if (known) return known;
    const { heads: _, ...place } = this.records.version(number);
    this.versionPlaces.set(number, place);
    return place;
  }

  trackId(track: RowNumber): string {
    const { commit, born } = this.change(track);
    return `${this.commitId(commit)}.${born ?? 0}`;
  }

  commitId(number: RowNumber): ObjectId {
    return this.commit(number).id;
  }

  /**
   * The blocks of a version of a document, which is read only if it never was; undefined where it is none. To be called in a transaction.
   *
   * @param previous what it was before
   */
  async outline(document: DocumentKey, previous?: DocumentKey): Promise<readonly OutlineEntry[] | undefined> {
    const known = this.knownOutline(document);
    if (known !== undefined) return known ?? undefined;
    const read = await this.source.blocks(document, this.knownVersion(previous));
    if (!read) {
      this.records.addOutline(document, null);
      return undefined;
    }
    const entries = read.map(block => ({ block: this.blockNumber(block), line: block.line }));
    this.records.addOutline(document, encodeOutline(entries, this.linesOf));
    this.outlines.set(document, entries, entries.length + 1);
    return entries;
  }

  private knownOutline(document: DocumentKey): readonly OutlineEntry[] | null | undefined {
    const remembered = this.outlines.get(document);
    if (remembered) return remembered;
    const encoded = this.records.outline(document);
    if (!encoded) return encoded;
    const entries = decodeOutline(encoded, this.linesOf);
    this.outlines.set(document, entries, entries.length + 1);
    return entries;
  }

  private knownVersion(document: DocumentKey | undefined): KnownVersion | undefined {
    const entries = document === undefined ? undefined : this.knownOutline(document);
    if (document === undefined || !entries) return undefined;
    return { document, blocks: entries.map(({ block, line }) => ({ ...this.block(block), line })) };
  }

  private readonly linesOf = (block: RowNumber): number => this.block(block).lines;

  private blockNumber({ id, kind, lines, alias }: OutlinedBlock): RowNumber {
    const key = `${id} ${kind} ${lines} ${alias ?? ''}`;
    const known = this.blockNumbers.get(key);
    if (known !== undefined) return known;
    const number = this.records.blockNumber({ id, kind, lines, ...(alias !== undefined && { alias }) });
    this.blockNumbers.set(key, number);
    return number;
  }
}
