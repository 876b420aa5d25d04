import { PylitError } from '../../core/error.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import { formatZone, makeSignature } from '../../core/signature.ts';
import { storeTrees } from '../../history/tree-source.ts';
import type { Store } from '../../store/store.ts';
import { carryOut, finishTransition, type Transition } from '../work-tree/transition.ts';
import { changedDocuments, changedOthers, knownDocuments } from './changed-sources.ts';
import { ingest } from './ingest.ts';
import type { Operation } from './operation.ts';
import { type LoggedOperation, lastWithView, logUpdate, putOperation } from './operation-log.ts';
import { isSameView, refChanges } from './ref-changes.ts';
import type { SourceFolder } from './source-folder.ts';
import { idsByPath, sourcesDigest } from './sources-digest.ts';
import { thinOperations } from './thin.ts';
import { entriesOf, filesBeside, workChanges } from './tree-changes.ts';
import { TreeWriter } from './tree-writer.ts';
import { keptTags, presentRefs, readView, type View } from './view.ts';

/** How long the log is left to grow, in milliseconds. */
const THIN_AGAIN = 3_600_000;

/** What going back did. */
export interface Restored {
  /** The operation that it is. */
  readonly operation: LoggedOperation;
  /** How everything was just before it. */
  readonly before: LoggedOperation;
  /** Whether that had not been recorded before. */
  readonly isSaved: boolean;
  /** Files that were written or removed, from the project's root. */
  readonly files: readonly string[];
}

/** The log of a project's operations, and going back in it. */
export class Operations {
  private readonly store: Store;
  private readonly work: SourceFolder;
  private readonly user: Operation['user'];

  constructor(store: Store, work: SourceFolder, user: Operation['user']) {
    this.store = store;
    this.work = work;
    this.user = user;
  }

  /** Moves what builds have noted into the log, and nothing else. */
  async catchUp(): Promise<readonly LoggedOperation[]> {
    const { store, work, user } = this;
    const { pending, readTrees } = work;
    const added = await ingest({ store, pending, readTrees, user, merge: work.merge() });
    if (added.length > 0 && Date.now() - pending.thinnedAt() > THIN_AGAIN) await this.thin();
    return added;
  }

  /** Leaves out of the log what is too many by now (see `tooMany`). */
  async thin(): Promise<number> {
    this.work.pending.saveThinnedAt(Date.now());
    try {
      return await thinOperations(this.store, Date.now());
    } catch (error) {
      // The log has moved on: another time.
      if (error instanceof PylitError && error.code === 'ref-conflict') return 0;
      throw error;
    }
  }

  /**
   * Records how everything is now, unless the last operation says just that.
   *
   * @returns the last operation then, and whether it is new
   * @throws PylitError `store-locked`, `ref-conflict`, and what reading and writing a store throws
   */
  record(command: string): Promise<{ readonly operation: LoggedOperation; readonly isNew: boolean }> {
    return this.work.held(() => this.recordHeld(command));
  }

  /** Brings refs and work tree to what they were after an operation. That is recorded, and what is there now, too, so nothing is lost. */
  restore(target: LoggedOperation, command: string): Promise<Restored> {
    return this.work.held(() => this.restoreHeld(target, command));
  }

  /** Completes what a killed command had begun to do with refs and files. */
  private async finishBegun(): Promise<void> {
    await finishTransition(this.store, this.work.workTree());
  }

  private async recordHeld(
    command: string,
  ): Promise<{ readonly operation: LoggedOperation; readonly isNew: boolean; readonly view: View }> {
    const { store } = this;
    await this.finishBegun();
    await this.catchUp();
    const last = await lastWithView(store);
    const batch = store.batch();
    try {
      const writer = new TreeWriter(store, batch);
      const { work, sources, saveState } = await this.lookAtWork(writer, last);
      const merge = this.work.merge();
      const view: View = { ...(await presentRefs(store)), work, ...(merge !== undefined && { merge }) };
      const isSame = last && isSameView(last.view, view) && last.operation.sources === sources;
      if (isSame) {
        batch.discard();
        saveState();
        return { ...last, isNew: false };
      }
      const operation = await putOperation(store, writer, last, view, {
        ...this.signed(command),
        ...(sources !== undefined && { sources }),
      });
      await batch.commit([logUpdate(last?.operation, operation)]);
      saveState();
      return { operation, view, isNew: true };
    } catch (error) {
      batch.discard();
      throw error;
    }
  }

  /** Writes the present work tree, beginning with that of the last operation. */
  private async lookAtWork(
    writer: TreeWriter,
    last: { readonly operation: LoggedOperation; readonly view: View } | undefined,
  ): Promise<{ work: ObjectId; sources: string | undefined; saveState: () => void }> {
    const { work, source } = { work: this.work, source: this.work.source };
    const seen = work.look();
    const state = last ? work.pending.readState() : undefined;
    const now = sourcesDigest(source, seen.index);
    const lastSources = last?.operation.sources;
    const isSame = lastSources === now;
    const known =
      state !== undefined && state.sources === lastSources
        ? knownDocuments(state, source, seen.before)
        : seen.before && lastSources === sourcesDigest(source, seen.before)
          ? seen.before
          : undefined;
    const documents = isSame ? { files: [], isExact: true } : changedDocuments(seen, known);
    const others = changedOthers(seen, state?.others ?? {}, Number.POSITIVE_INFINITY);
    const before = last?.view.work ?? writer.emptyTree();
    const isKnown = state !== undefined && (isSame || known !== undefined);
    const beside = isKnown ? [] : await filesBeside(writer, before, this.allPaths(seen));
    const changes = await entriesOf(writer, [...beside, ...documents.files, ...others.files], work.readTrees);
    const isIndexed = seen.before && sourcesDigest(source, seen.before) === now;
    const saveState = () =>
      work.pending.saveState({
        sources: documents.isExact ? now : '',
        ...(!isIndexed && { documents: Object.fromEntries(idsByPath(seen.index)) }),
        others: others.stamps,
      });
    return {
      work: await writer.edit(before, changes),
      sources: documents.isExact ? now : undefined,
      saveState,
    };
  }

  private allPaths({ index }: ReturnType<SourceFolder['look']>): ReadonlySet<string> {
    const { source } = this.work;
    const place = (path: string) => (source === '.' ? path : `${source}/${path}`);
    return new Set([...index.documents.paths, ...index.others].map(place));
  }

  private async restoreHeld(target: LoggedOperation, command: string): Promise<Restored> {
    const { store } = this;
    const present = await this.recordHeld('pylit snapshot');
    const view = await readView(store, target.view);
    const files = await workChanges(storeTrees(store), present.view.work, view.work);
    const operation = await this.putRestored(present, target, view, command);
    const { user, time, zone } = operation;
    const log = { by: makeSignature(user.name, user.email, time / 1000, zone), message: command };
    await this.carryOut(present.view, view, {
      what: `go back to ${target.id.slice(0, 12)}`,
      refs: [logUpdate(present.operation, operation), ...refChanges(present.view, view, log)],
    });
    await this.recordHeld('pylit snapshot');
    return { operation, before: present.operation, isSaved: present.isNew, files: files.map(({ path }) => path) };
  }

  /** Stores the operation, which the log does not lead to yet, and tags that nothing else may have any more. */
  private async putRestored(
    present: { readonly operation: LoggedOperation; readonly view: View },
    target: Operation,
    view: View,
    command: string,
  ): Promise<LoggedOperation> {
    const { store } = this;
    const batch = store.batch();
    for (const body of (await keptTags(store, target.view)).values()) batch.put('tag', body);
    const operation = await putOperation(store, new TreeWriter(store, batch), present, view, {
      ...this.signed(command),
      ...(target.sources !== undefined && { sources: target.sources }),
    });
    await batch.commit();
    return operation;
  }

  /** What is not as it was noted may have been noted wrongly: the next look is at everything. */
  private async carryOut(from: View, to: View, { what, refs }: Pick<Transition, 'what' | 'refs'>): Promise<void> {
    const merge = from.merge === to.merge ? {} : { merge: to.merge ?? ('none' as const) };
    try {
      await carryOut(this.store, this.work.workTree(), { what, from: from.work, to: to.work, refs, ...merge });
    } catch (error) {
      if (error instanceof PylitError && error.code === 'usage') this.work.pending.forgetState();
      throw error;
    }
  }

  private signed(command: string): Pick<Operation, 'time' | 'zone' | 'user' | 'command' | 'records'> {
    const now = new Date();
    return {
      time: now.getTime(),
      zone: formatZone(-now.getTimezoneOffset()),
      user: this.user,
      command,
      records: [],
    };
  }
}
