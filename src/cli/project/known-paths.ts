import { existsSync } from 'node:fs';
import { refusePath } from '../../core/path.ts';
import { type Target, unknownDocument } from '../history/history-target.ts';
import type { OpenedHistory } from '../history/open-history.ts';

/** Whether there is a file or folder of that name: on the disk, in the last commit, or ever. */
export async function isKnownPath(history: OpenedHistory, path: string): Promise<boolean> {
  if (path === '') return true;
  if (refusePath(path) === undefined && existsSync(`${history.root}/${path}`)) return true;
  return (await isInCommit(history, path)) || (await everKnown(history)).has(path);
}

/** @throws PylitError `usage` for what nobody knows, with what comes nearest */
export async function requireKnown(history: OpenedHistory, { path, typed }: Target): Promise<void> {
  if (await isKnownPath(history, path)) return;
  throw unknownDocument(typed, path, await everKnown(history));
}

async function isInCommit({ store, head }: OpenedHistory, path: string): Promise<boolean> {
  if (!store || head === undefined) return false;
  return (await store.trees.entryAt((await store.history.read(head)).tree, path)) !== undefined;
}

/** The paths that documents ever had. */
async function everKnown(history: OpenedHistory): Promise<ReadonlySet<string>> {
  return history.head === undefined ? new Set() : new Set((await history.index()).paths());
}
