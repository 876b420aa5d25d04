import fs from 'node:fs';
import path from 'node:path';
import { type ChangeListener, type ChangeSource, entryPath, isIgnored } from './change-source.ts';
import { entriesOf, ownStat } from './stat.ts';

/** The one watch that macOS and Windows have for a folder and all below it. */
export function watchRecursively(root: string, listener: ChangeListener): ChangeSource {
  const watch = fs.watch(root, { recursive: true }, (kind, name) => {
    if (name === null) return listener.change(undefined);
    const place = name.split(path.sep).join('/');
    if (isIgnored(root, place, listener)) return;
    const stat = ownStat(path.join(root, place));
    if (stat?.isSymbolicLink()) listener.link(place);
    // What is gone may have been a folder.
    const isFile = stat ? !stat.isDirectory() : kind === 'change';
    listener.change(isFile ? place : undefined);
  });
  watch.on('error', () => listener.change(undefined));
  findLinks(root, '.', listener);
  return watch;
}

function findLinks(root: string, folder: string, listener: ChangeListener): void {
  for (const entry of entriesOf(path.join(root, folder))) {
    const place = entryPath(folder, entry.name);
    if (listener.ignored(place)) continue;
    if (entry.isDirectory()) findLinks(root, place, listener);
    else if (entry.isSymbolicLink()) listener.link(place);
  }
}
