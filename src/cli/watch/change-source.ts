import path from 'node:path';
import { ownStat } from './stat.ts';

/** A file that may have changed, from the watched root with `/`; undefined: anything may have. */
export type Change = string | undefined;

/** Something that finds changes below a folder until it is closed. */
export interface ChangeSource {
  close(): void;
}

/**
 * Begins to look for changes below `root`, a real path: what happens after it returned is found.
 *
 * @throws what the system says, when the folder cannot be watched at all
 */
export type ChangeSourceMaker = (root: string, found: ChangeListener) => ChangeSource;

/** What a source is told, and whom it tells. */
export interface ChangeListener {
  /** Whether a file or folder, from the root, is of no interest, with everything below it. */
  readonly ignored: (path: string) => boolean;
  /** A folder that is ignored, but told when it is gone. */
  readonly made?: string;
  readonly change: (change: Change) => void;
  /** A symbolic link that was found or replaced, from the root. */
  readonly link: (path: string) => void;
  /** The system will not watch any more folders. The source is closed then. */
  readonly limit: (error: NodeJS.ErrnoException) => void;
}

/** Whether an event is of no interest. */
export function isIgnored(root: string, place: string, { ignored, made }: ChangeListener): boolean {
  return ignored(place) && (place !== made || ownStat(path.join(root, place)) !== undefined);
}

/** The path of an entry of a folder; `.` is the root. */
export function entryPath(folder: string, name: string): string {
  return folder === '.' ? name : `${folder}/${name}`;
}
