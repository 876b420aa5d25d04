import path from 'node:path';
import { type ChangeListener, type ChangeSource, entryPath } from './change-source.ts';
import { entriesOf, ownStat, stampText } from './stat.ts';

const INTERVAL_MILLISECONDS = 1000;

/** Looks at the metadata of every file again and again: slow, and works where the system tells nothing. */
export function pollFolders(root: string, listener: ChangeListener): ChangeSource {
  let known = look(root, listener);
  const timer = setInterval(() => {
    const found = look(root, listener);
    for (const [place, stamp] of found) if (known.get(place) !== stamp) listener.change(place);
    for (const place of known.keys()) if (!found.has(place)) listener.change(place);
    known = found;
  }, INTERVAL_MILLISECONDS);
  return { close: () => clearInterval(timer) };
}

/** A stamp for each file below a folder, by path. */
function look(root: string, listener: ChangeListener): Map<string, string> {
  const stamps = new Map<string, string>();
  if (listener.made !== undefined)
    stamps.set(listener.made, ownStat(path.join(root, listener.made)) ? 'there' : 'gone');
  const pending = ['.'];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop())
    for (const entry of entriesOf(path.join(root, folder))) {
      const place = entryPath(folder, entry.name);
      if (listener.ignored(place)) continue;
      if (entry.isDirectory()) pending.push(place);
      else stamps.set(place, stampText(path.join(root, place)));
      if (entry.isSymbolicLink()) listener.link(place);
    }
  return stamps;
}
