import { rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { PylitError, quote } from '../../../core/error.ts';
import type { RefChange } from '../../../store/ref-plan.ts';
import { systemCode } from '../damage.ts';
import { flushFolder } from '../files.ts';
import type { GitFolders } from '../repository/locate.ts';
import { removeEmptyFolders, removeEmptyParents } from './empty-folders.ts';
import type { FileLock } from './file-lock.ts';
import { formatPackedRefs, type PackedRefs } from './packed-refs.ts';
import { folderOf, formatRef, refPath } from './ref-files.ts';
import type { Reflogs } from './reflog.ts';

/** What is needed to make changes that were checked, all names being those of the repository. */
export interface RefTransaction {
  readonly folders: GitFolders;
  readonly logs: Reflogs;
  readonly changes: readonly RefChange[];
  /** A lock for each ref that changes. */
  readonly locks: ReadonlyMap<string, FileLock>;
  /** The lock of `packed-refs`, and what it holds, when a ref in it goes. */
  readonly packed: { readonly lock: FileLock; readonly refs: PackedRefs } | undefined;
}

/**
 * Makes changes of refs. Everything that can fail is done first: new values and logs are on the disk before the first name moves.
 *
 * @throws PylitError `ref-conflict`; an error of the system
 */
export function makeChanges(transaction: RefTransaction): void {
  const { changes, locks, packed } = transaction;
  const last = new Map(changes.map(change => [change.name, change.value]));
  for (const [name, value] of last) {
    if (value) locks.get(name)?.write(formatRef(value));
  }
  const gone = [...last].filter(([, value]) => !value).map(([name]) => name);
  packed?.lock.write(withoutRefs(packed.refs, gone));
  for (const [name, value] of last) if (value) makeWay(transaction, name);
  appendLogs(transaction);
  // A reader that misses the loose ref must not find an old value in the packed ones.
  if (packed) {
    packed.lock.commit();
    flushFolder(dirname(packed.lock.target));
  }
  moveRefs(transaction, last);
  for (const name of gone) transaction.logs.keep(name);
}

function withoutRefs({ refs, traits }: PackedRefs, gone: readonly string[]): string {
  const left = new Map(refs);
  for (const name of gone) left.delete(name);
  return formatPackedRefs(left, traits);
}

/** Empty folders are left over from refs that are gone. */
function makeWay({ folders }: RefTransaction, name: string): void {
  const path = refPath(folders, name);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  removeEmptyFolders(path);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw nested(name);
}

function appendLogs({ changes, logs }: RefTransaction): void {
  const undo: (() => void)[] = [];
  try {
    for (const change of changes) for (const { ref, entry } of change.log) undo.push(logs.append(ref, entry));
  } catch (error) {
    for (const back of undo.reverse()) back();
    throw error;
  }
}

function moveRefs({ folders, locks }: RefTransaction, last: ReadonlyMap<string, unknown>): void {
  const flushed = new Set<string>();
  for (const [name, value] of last) {
    const path = refPath(folders, name);
    const lock = locks.get(name);
    if (value) moveRef(name, lock);
    else rmSync(path, { force: true });
    flushed.add(dirname(path));
  }
  for (const folder of flushed) flushFolder(folder);
  for (const [name, value] of last) {
    locks.get(name)?.release();
    if (!value) removeEmptyParents(folderOf(folders, name), refPath(folders, name));
  }
}

function moveRef(name: string, lock: FileLock | undefined): void {
  try {
    lock?.commit();
  } catch (error) {
    if (systemCode(error) === 'EISDIR' || systemCode(error) === 'ENOTEMPTY') throw nested(name);
    throw error;
  }
}

/** The error for a ref whose name is a folder of refs now. */
export function nested(name: string): PylitError {
  return new PylitError('ref-conflict', `Refused to make the ref ${quote(name)} beside others of that beginning.`, {
    hint: 'A ref cannot also be a folder of refs; choose another name.',
    data: { name, found: `${name}/...` },
  });
}
