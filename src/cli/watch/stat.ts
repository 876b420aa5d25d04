import fs from 'node:fs';

/** What lies at a path, or undefined: not there, not ours to look at, or a ring of links. */
export function ownStat(file: string): fs.Stats | undefined {
  try {
    return fs.lstatSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** The same of what a symbolic link leads to. */
export function followedStat(file: string): fs.Stats | undefined {
  try {
    return fs.statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** What shows that a file changed: another text than before. */
export function stampText(file: string): string {
  const stat = followedStat(file);
  return stat ? `${stat.size} ${stat.mtimeMs} ${stat.ctimeMs} ${stat.ino}` : 'absent';
}

/** The entries of a folder; none where it cannot be read. */
export function entriesOf(folder: string): fs.Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
