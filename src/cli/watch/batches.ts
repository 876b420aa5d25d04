import path from 'node:path';
import type { Change } from './change-source.ts';
import { followedStat } from './stat.ts';

/** Files that changed together; undefined: anything may have changed. */
export type Changes = ReadonlySet<string> | undefined;

/** How long nothing must have happened for a save to be over, in milliseconds. */
const QUIET = 2;
/** The same for many files, which a checkout writes with pauses. */
const QUIET_MANY = 50;
const MANY = 10;
/** Changes that go on and on are built from time to time, in milliseconds. */
const LONGEST = 1000;
/** An editor that empties a file before it writes it gets so long. */
const LONGEST_EMPTY = 60;
/**
 * So many events at once mean that some may be lost: the system's queue holds 16,384 by default and drops the rest, silently. More than
 * that many files are also sooner looked at all together.
 */
const DOUBTFUL = 1000;

/**
 * Joins changes that belong together: one save is a handful of events, a checkout thousands. `onBatch` is told once it is quiet.
 *
 * @param root the folder from which changes are named
 * @param since is `performance.now()` of the first change
 */
export function batches(
  root: string,
  onBatch: (changes: Changes, since: number) => void,
): { add(change: Change): void; close(): void } {
  let files = new Set<string>();
  let anything = false;
  let events = 0;
  let since = 0;
  let timer: NodeJS.Timeout | undefined;

  function quiet(): void {
    const age = performance.now() - since;
    if (age < LONGEST_EMPTY && !anything && files.size < MANY && someEmpty(root, files)) {
      wait();
      return;
    }
    const changes = anything || events > DOUBTFUL ? undefined : files;
    files = new Set();
    anything = false;
    events = 0;
    timer = undefined;
    onBatch(changes, since);
  }

  function wait(): void {
    const many = anything || files.size >= MANY;
    const left = since + LONGEST - performance.now();
    clearTimeout(timer);
    timer = setTimeout(quiet, Math.max(0, Math.min(left, many ? QUIET_MANY : QUIET)));
  }

  return {
    add(change) {
      if (timer === undefined) since = performance.now();
      events += 1;
      if (change === undefined) anything = true;
      else files.add(change);
      wait();
    },
    close() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}

/** A document is seldom meant to be empty; one that is just being written is empty for a moment. */
function someEmpty(root: string, files: ReadonlySet<string>): boolean {
  for (const file of files) {
    const stat = followedStat(path.join(root, file));
    if (stat?.isFile() && stat.size === 0) return true;
  }
  return false;
}
