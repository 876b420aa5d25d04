import type { ObjectId } from '../../core/object-kind.ts';
import { type ChangedDocument, changedDocuments } from './changed-documents.ts';
import { encodeNumbers } from './encoding.ts';
import type { IndexState, VersionState } from './index-state.ts';
import { mergeOrigins, type Origin, originsOf } from './origins.ts';
import { reachedLogs } from './reachable.ts';
import type { ChangeRow, CommitPlace, CommitRow, RowNumber } from './records.ts';

/** What the index takes from a commit. */
export interface NewCommit {
  readonly id: ObjectId;
  readonly tree: ObjectId;
  readonly parents: readonly ObjectId[];
  /** The committer's, in seconds since 1970. */
  readonly time: number;
}

/**
 * Adds a commit to the index, whose parents are there. To be called in a transaction.
 *
 * @param log the log that it goes to
 * @param treeOf the tree of a parent
 */
export async function indexCommit(
  state: IndexState,
  { id, tree, time }: NewCommit,
  parents: readonly CommitRow[],
  log: RowNumber,
  treeOf: (commit: ObjectId) => Promise<ObjectId>,
): Promise<void> {
  const [first, ...others] = parents;
  const differences = await state.source.differences(first && (await treeOf(first.id)), tree);
  const place = { log, position: first ? first.position + 1 : 0 };
  const number = state.records.addCommit(
    { id, ...place, time },
    others.map(parent => parent.number),
  );
  if (differences.length === 0) return;
  const changed = await changedDocuments(state, first, differences);
  const origins = originsOf(changed);
  if (others.length > 0) await mergeOrigins(state, changed, origins, parents);
  const writer = new CommitWriter(state, number, place, parents);
  writer.write(changed, origins);
  const listed = new Set(changed.map(document => document.path));
  for (const { path } of differences) {
    const before = first && !listed.has(path) && state.stateAt(first, path);
    if (before) writer.writeAbsence(path, before);
  }
}

/** Writes what one commit changed. */
class CommitWriter {
  private readonly state: IndexState;
  private readonly commit: RowNumber;
  private readonly place: CommitPlace;
  private readonly first: CommitPlace | undefined;
  /** Parents other than the first. */
  private readonly others: readonly CommitPlace[];
  /** What led to the other parents; found out when it is first asked for. */
  private reached: readonly ReadonlyMap<RowNumber, number>[] | undefined;
  /** How many blocks were new so far. */
  private born = 0;

  constructor(state: IndexState, commit: RowNumber, place: CommitPlace, parents: readonly CommitPlace[]) {
    this.state = state;
    this.commit = commit;
    this.place = place;
    this.first = parents[0];
    this.others = parents.slice(1);
  }

  write(changed: readonly ChangedDocument[], origins: readonly (readonly Origin[])[]): void {
    const kept = new Set(origins.flat().map(origin => origin.previous));
    const tracks = new Set<RowNumber>();
    if (this.others.length > 0) {
      for (const head of kept) if (head !== undefined) tracks.add(this.state.change(head).track);
    }
    for (const [index, document] of changed.entries()) {
      const removed = (document.before?.heads ?? []).flatMap((head, block) =>
        kept.has(head) || this.isGone(head, tracks) ? [] : [{ head, block }],
      );
      this.writeDocument(document, origins[index] ?? [], removed);
    }
  }

  /** A path where a document was that is now elsewhere. */
  writeAbsence(path: string, before: VersionState): void {
    this.writeVersion(path, undefined, before.number, [], []);
  }

  /** Whether a block of the first parent that a merge does not have lives on under another head, or was removed on another parent. */
  private isGone(head: RowNumber, tracks: ReadonlySet<RowNumber>): boolean {
    if (this.others.length === 0) return false;
    const { track } = this.state.change(head);
    return tracks.has(track) || this.state.records.changesOfTrack(track).some(number => this.wasRemoved(number));
  }

  /** Whether a change removed a block on another parent's side. */
  private wasRemoved(number: RowNumber): boolean {
    const { change, commit } = this.state.change(number);
    if (change !== 'removed') return false;
    this.reached ??= this.others.map(parent => reachedLogs(this.state, parent));
    const { log, position } = this.state.commit(commit);
    return this.reached.some(logs => position <= (logs.get(log) ?? -1));
  }

  private writeDocument(document: ChangedDocument, origins: readonly Origin[], removed: readonly RemovedBlock[]): void {
    const { path, before, after } = document;
    const merged = this.others.flatMap(parent => this.state.versionAt(parent, path) ?? []);
    const isMerged = removed.length === 0 && merged.find(version => this.isThis(version, document, origins));
    if (isMerged) {
      this.state.records.addPlace(path, this.place, isMerged);
      return;
    }
    const first = this.state.records.nextChange();
    const heads = headsFrom(first, origins, before?.heads ?? [], removed);
    // Where the document comes back, its absence is what was before.
    const previous = before?.number ?? (this.first && this.state.versionAt(this.first, path));
    const version = this.writeVersion(path, after?.document, previous, merged, heads.blocks);
    let next = 0;
    if (after) {
      const { document: key, blocks } = after;
      this.state.remember({ number: version, commit: this.commit, path, document: key, blocks, heads: heads.blocks });
    }
    for (const step of heads.steps) {
      if ('head' in step) this.writeRemoval(version, before, step);
      else this.writeChange(version, document, step.index, step.origin);
      next += 1;
    }
    if (this.state.records.nextChange() !== first + next) throw new Error('changes were added out of turn');
  }

  /** Whether a version of another parent is all that the merge has here. */
  private isThis(version: RowNumber, { after }: ChangedDocument, origins: readonly Origin[]): boolean {
    const other = this.state.state(version);
    if (!other || !after) return !other && !after;
    return (
      other.document === after.document &&
      origins.every((origin, index) => origin.isSame && origin.previous === other.heads[index])
    );
  }

  private writeVersion(
    path: string,
    document: string | undefined,
    previous: RowNumber | undefined,
    also: readonly RowNumber[],
    heads: readonly RowNumber[],
  ): RowNumber {
    const version = this.state.records.addVersion({
      commit: this.commit,
      path,
      heads: encodeNumbers(heads),
      also: also.filter(other => other !== previous),
      ...(document !== undefined && { document }),
      ...(previous !== undefined && { previous }),
    });
    this.state.records.addPlace(path, this.place, version);
    return version;
  }

  private writeChange(version: RowNumber, document: ChangedDocument, index: number, origin: Origin): void {
    const number = this.state.records.nextChange();
    const entry = document.after?.blocks[index];
    const { previous, also } = origin;
    const before = previous === undefined ? undefined : this.state.change(previous);
    const row: Omit<ChangeRow, 'change' | 'moved' | 'track' | 'edit'> = {
      commit: this.commit,
      version,
      block: entry?.block ?? 0,
      line: entry?.line ?? 1,
      also,
      ...(previous !== undefined && { previous }),
    };
    if (!before) {
      this.state.records.addChange({
        ...row,
        change: 'added',
        moved: false,
        track: number,
        edit: number,
        born: this.born,
      });
      this.born += 1;
    } else if (origin.isEqual) {
      // Here `moved` says that it only went along with its document.
      this.state.records.addChange({
        ...row,
        change: 'moved',
        moved: !origin.moved,
        track: before.track,
        edit: before.edit,
      });
    } else {
      this.state.records.addChange({
        ...row,
        change: 'edited',
        moved: origin.moved,
        track: before.track,
        edit: number,
      });
    }
  }

  private writeRemoval(version: RowNumber, before: VersionState | undefined, { head, block }: RemovedBlock): void {
    const { track } = this.state.change(head);
    const entry = before?.blocks[block];
    const number = this.state.records.nextChange();
    this.state.records.addChange({
      commit: this.commit,
      version,
      track,
      change: 'removed',
      moved: false,
      block: entry?.block ?? 0,
      line: entry?.line ?? 1,
      previous: head,
      also: [],
      edit: number,
    });
  }
}

interface RemovedBlock {
  readonly head: RowNumber;
  /** Its place in the old version. */
  readonly block: number;
}

type Step = RemovedBlock | { readonly index: number; readonly origin: Origin };

/** The changes of a document in its order, removed blocks where they would be, and for each block its last change. */
function headsFrom(
  first: RowNumber,
  origins: readonly Origin[],
  oldHeads: readonly RowNumber[],
  removed: readonly RemovedBlock[],
): { readonly steps: readonly Step[]; readonly blocks: readonly RowNumber[] } {
  const steps: Step[] = [];
  const oldPlaces = new Map(oldHeads.map((head, place) => [head, place]));
  const waiting = [...removed];
  const removedUpTo = (end: number) => {
    while (waiting[0] && waiting[0].block < end) steps.push(waiting.shift() as RemovedBlock);
  };
  const blocks = origins.map((origin, index) => {
    const place = origin.previous === undefined || origin.moved ? undefined : oldPlaces.get(origin.previous);
    if (place !== undefined) removedUpTo(place);
    if (origin.isSame && origin.previous !== undefined) return origin.previous;
    steps.push({ index, origin });
    return first + steps.length - 1;
  });
  removedUpTo(Number.POSITIVE_INFINITY);
  return { steps, blocks };
}
