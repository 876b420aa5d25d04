import { rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { PylitError } from '../../../core/error.ts';
import { fileError, systemCode } from '../damage.ts';
import { readFileIfAny, statIfAny, writeNewFile } from '../files.ts';

/** After this time git takes the file for one that was left behind, in milliseconds. */
const STALE = 12 * 60 * 60 * 1000;

/**
 * Runs work while no `git gc`, and no other of ours, tidies the same repository. The lock is git's own: the file `gc.pid`.
 *
 * @throws PylitError `store-locked` naming the file, `io`
 */
export async function withRepackLock<T>(gitFolder: string, work: () => Promise<T>): Promise<T> {
  const path = join(gitFolder, 'gc.pid');
  take(path);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path: string): void {
  if (isStale(path)) rmSync(path, { force: true });
  try {
    writeNewFile(path, [Buffer.from(`${process.pid} ${hostname()}\n`)]);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw fileError(error, path);
    throw new PylitError('store-locked', `The repository is being tidied by another process: ${path} is there.`, {
      hint: 'Wait until it has ended. If there is none, remove the file.',
      data: { path },
    });
  }
}

/** Whether whoever made the lock is gone. */
function isStale(path: string): boolean {
  const time = statIfAny(path)?.mtimeMs;
  if (time === undefined) return false;
  if (Date.now() - time > STALE) return true;
  const [, pid = '', host] = /^([0-9]+) (.*)$/m.exec(readFileIfAny(path)?.toString('utf8') ?? '') ?? [];
  return host === hostname() && !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) !== 'ESRCH';
  }
}
