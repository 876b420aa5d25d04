import fs from 'node:fs';
import path from 'node:path';
import { type ChangeListener, type ChangeSource, entryPath, isIgnored } from './change-source.ts';
import { entriesOf, ownStat } from './stat.ts';

/** Errors of a system that has no watches left: of all together (ENOSPC), or of watching processes (EMFILE). */
const LIMITS = ['ENOSPC', 'EMFILE', 'ENFILE', 'ENOMEM'];

/** One watch of the system for each folder, as inotify wants it: ready at once and cheap, but new folders are ours to find. */
export function watchEachFolder(root: string, listener: ChangeListener): ChangeSource {
  return new FolderWatches(root, listener);
}

class FolderWatches implements ChangeSource {
  private readonly root: string;
  private readonly listener: ChangeListener;
  private readonly watches = new Map<string, fs.FSWatcher>();
  private closed = false;

  constructor(root: string, listener: ChangeListener) {
    this.root = root;
    this.listener = listener;
    this.add('.');
  }

  close(): void {
    this.closed = true;
    for (const watch of this.watches.values()) watch.close();
    this.watches.clear();
  }

  /** Watches first and lists then, so that what is made meanwhile is found one way or the other, or both. */
  private add(folder: string): void {
    if (this.closed || this.watches.has(folder) || !this.watch(folder)) return;
    for (const entry of entriesOf(path.join(this.root, folder))) {
      const place = entryPath(folder, entry.name);
      if (this.listener.ignored(place)) continue;
      if (entry.isDirectory()) this.add(place);
      else if (entry.isSymbolicLink()) this.listener.link(place);
    }
  }

  private watch(folder: string): boolean {
    try {
      const watch = fs.watch(path.join(this.root, folder), (kind, name) => this.happened(folder, kind, name));
      watch.on('error', () => this.doubt(folder));
      this.watches.set(folder, watch);
      return true;
    } catch (error) {
      if (LIMITS.includes((error as NodeJS.ErrnoException).code ?? '')) this.limit(error as NodeJS.ErrnoException);
      // Gone again, or not ours to read: the folder above tells when that changes.
      return false;
    }
  }

  private limit(error: NodeJS.ErrnoException): void {
    this.close();
    this.listener.limit(error);
  }

  private happened(folder: string, kind: string, name: string | null): void {
    if (this.closed) return;
    const place = name === null ? undefined : entryPath(folder, name);
    if (place !== undefined && isIgnored(this.root, place, this.listener)) return;
    // What happens to a folder is always a "rename", also a change of its permissions.
    if (kind === 'rename' && place !== undefined) this.entryChanged(place);
    else this.listener.change(place);
  }

  private entryChanged(place: string): void {
    const stat = ownStat(path.join(this.root, place));
    const wasFolder = this.watches.has(place);
    // The watches of a folder that moved would go on under its old name, and another folder may have its name now.
    if (wasFolder) this.drop(place);
    if (stat?.isDirectory()) this.add(place);
    if (stat?.isSymbolicLink()) this.listener.link(place);
    this.listener.change(wasFolder || stat?.isDirectory() ? undefined : place);
  }

  private doubt(folder: string): void {
    if (this.closed) return;
    this.drop(folder);
    this.add(folder);
    this.listener.change(undefined);
  }

  private drop(folder: string): void {
    for (const [watched, watch] of this.watches)
      if (folder === '.' || watched === folder || watched.startsWith(`${folder}/`)) {
        watch.close();
        this.watches.delete(watched);
      }
  }
}
