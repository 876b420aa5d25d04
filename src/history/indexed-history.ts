import { PylitError, quote } from '../core/error.ts';
import type { ObjectId } from '../core/object-kind.ts';
import { IndexState } from './index/index-state.ts';
import { lastChanges } from './index/reachable.ts';
import { type CommitRow, IndexDamage, type IndexRecords, type RowNumber } from './index/records.ts';
import { forgetCommits, updateIndex } from './index/update.ts';
import type {
  BlameBlock,
  BlameLine,
  BlockPlace,
  BlockVersion,
  CommitFacts,
  DocumentEntry,
  DocumentPlace,
  ProjectHistory,
  TrackChange,
  TrackedBlock,
  TrackedDocument,
  TrackId,
  UpdateOptions,
  UpdateResult,
} from './project-history.ts';
import { blameBlocks } from './queries/blame.ts';
import { blameLines } from './queries/blame-lines.ts';
import { commitLog, documentLog } from './queries/document-log.ts';
import { findBlock } from './queries/find-block.ts';
import { committedDocument, type IndexedDocument, indexedDocument } from './queries/indexed-document.ts';
import { trackLog } from './queries/track-log.ts';
import { uncommittedChange, uncommittedChanges } from './queries/uncommitted.ts';
import type { HistorySource } from './source/history-source.ts';

/** Answers from an index over a source of commits. */
export class IndexedHistory implements ProjectHistory {
  private readonly state: IndexState;
  /** Where blocks that were given out are in the index. */
  private readonly known = new WeakMap<TrackedBlock, KnownBlock>();
  /** The update that is under way. */
  private busy: Promise<unknown> = Promise.resolve();

  constructor(records: IndexRecords, source: HistorySource) {
    this.state = new IndexState(records, source);
  }

  updateIndex(tips: readonly ObjectId[], options?: UpdateOptions): Promise<UpdateResult> {
    return this.guarded(() => this.update(tips, options));
  }

  reindex(tips: readonly ObjectId[], options?: UpdateOptions): Promise<UpdateResult> {
    return this.guarded(() =>
      this.alone(async () => {
        await forgetCommits(this.state);
        return updateIndex(this.state, tips, options);
      }),
    );
  }

  commit(id: ObjectId): Promise<CommitFacts> {
    return this.state.source.commit(id);
  }

  paths(): readonly string[] {
    return this.state.records.paths();
  }

  documentAt(place: DocumentPlace): Promise<TrackedDocument | undefined> {
    return this.guarded(() => this.indexed(place));
  }

  lastDocumentAt(commit: ObjectId, path: string): Promise<TrackedDocument | undefined> {
    return this.guarded(async () => {
      const { state } = this;
      const version = state.versionAt(await this.row(commit), path);
      const row = version === undefined ? undefined : state.version(version);
      if (version === undefined || row?.document !== undefined || row?.previous === undefined) return undefined;
      const last = state.state(row.previous);
      if (!last) return undefined;
      const removals = state.records
        .changesOfVersion(version)
        .map(number => [state.change(number).previous, number] as const);
      const heads = new Map(removals);
      return this.given(
        await committedDocument(state, commit, last, last.heads),
        last.heads.map(head => heads.get(head)),
      );
    });
  }

  trackAt(place: DocumentPlace, where: BlockPlace): Promise<TrackedBlock | undefined> {
    return this.guarded(async () => {
      const document = await this.indexed(place);
      return document && findBlock(document, where);
    });
  }

  logOfTrack(block: TrackedBlock | TrackId, from: ObjectId | undefined): Promise<readonly TrackChange[]> {
    return this.guarded(async () => {
      const known = typeof block === 'string' ? undefined : this.known.get(block);
      const heads = await this.headsOf(block, known, from);
      const log = trackLog(this.state, heads);
      const now = typeof block === 'string' ? undefined : uncommittedChange(this.state, block, known?.head);
      return now ? [now, ...log] : log;
    });
  }

  logOfDocument(place: DocumentPlace, { follow = false } = {}): Promise<readonly DocumentEntry[]> {
    return this.guarded(async () => {
      const { commit, path, from = path, working } = place;
      const row = commit === undefined ? undefined : await this.row(commit);
      const version = row && this.state.versionAt(row, from);
      const log = version === undefined ? [] : documentLog(this.state, version, follow);
      const document = working === undefined ? undefined : await this.indexed(place);
      const now = document && uncommittedChanges(this.state, document, row && this.state.stateAt(row, from));
      return now ? [now, ...log] : log;
    });
  }

  changesOf(commit: ObjectId): Promise<readonly DocumentEntry[]> {
    return this.guarded(async () => commitLog(this.state, (await this.row(commit)).number));
  }

  blame(place: DocumentPlace): Promise<readonly BlameBlock[] | undefined> {
    return this.guarded(async () => {
      const document = await this.indexed(place);
      return document && blameBlocks(this.state, document);
    });
  }

  blameLines(place: DocumentPlace): Promise<readonly BlameLine[] | undefined> {
    return this.guarded(async () => {
      const document = await this.indexed(place);
      return document && blameLines(this.state, document);
    });
  }

  lastChangeOf(commit: ObjectId, path: string): Promise<ObjectId | undefined> {
    return this.guarded(async () => {
      const version = this.state.versionAt(await this.row(commit), path);
      return version === undefined ? undefined : this.state.commitId(this.state.version(version).commit);
    });
  }

  async text(block: BlockVersion): Promise<string> {
    const { document, line, lines } = block;
    if (typeof document === 'string') return this.state.source.blockText(document, block);
    return `${document.text
      .split('\n')
      .slice(line - 1, line - 1 + lines)
      .join('\n')}\n`;
  }

  close(): void {
    this.state.records.close();
  }

  private update(tips: readonly ObjectId[], options?: UpdateOptions): Promise<UpdateResult> {
    return this.alone(() => updateIndex(this.state, tips, options));
  }

  /** One after the other: they write in transactions. */
  private alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.busy.then(work, work);
    this.busy = result.catch(() => undefined);
    return result;
  }

  /** An index that turns out to be damaged is made anew, once. */
  private async guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      this.state.refresh();
      return await work();
    } catch (error) {
      if (!(error instanceof IndexDamage)) throw error;
      this.state.records.clear();
      this.state.refresh();
      return await work();
    }
  }

  /** The row of a commit, which is indexed if it is not yet. */
  private async row(commit: ObjectId): Promise<CommitRow> {
    const known = this.state.records.commit(commit);
    if (known) return known;
    await this.update([commit]);
    const row = this.state.records.commit(commit);
    if (row) return row;
    throw new IndexDamage(`the commit ${commit} is not indexed`);
  }

  private async indexed(place: DocumentPlace): Promise<IndexedDocument | undefined> {
    const row = place.commit === undefined ? undefined : await this.row(place.commit);
    const document = await indexedDocument(this.state, row, place);
    return document && this.given(document, document.heads);
  }

  private given(document: IndexedDocument, heads: readonly (RowNumber | undefined)[]): IndexedDocument {
    for (const [index, block] of document.blocks.entries()) {
      const head = heads[index];
      this.known.set(block, { commit: document.commit, ...(head !== undefined && { head }) });
    }
    return document;
  }

  private async headsOf(
    block: TrackedBlock | TrackId,
    known: KnownBlock | undefined,
    from: ObjectId | undefined,
  ): Promise<readonly RowNumber[]> {
    const track = typeof block === 'string' ? block : block.track;
    if (track === undefined || from === undefined) return [];
    if (known?.head !== undefined && known.commit === from) return [known.head];
    const row = await this.row(from);
    const [commit = '', born = ''] = track.split('.');
    const origin = this.state.records.commit(commit);
    const number = origin && this.state.records.bornIn(origin.number, Number(born));
    if (number === undefined) throw new PylitError('usage', `Expected a track of a block, found ${quote(track)}.`);
    const last = lastChanges(this.state, number, row);
    const alive = last.filter(head => this.isAlive(head, row));
    return alive.length > 0 ? alive : last;
  }

  /** Whether a change is the last one of a block that is in a commit. */
  private isAlive(head: RowNumber, row: CommitRow): boolean {
    const { path } = this.state.version(this.state.change(head).version);
    return this.state.stateAt(row, path)?.heads.includes(head) ?? false;
  }
}

interface KnownBlock {
  readonly commit: ObjectId | undefined;
  readonly head?: RowNumber;
}
