import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, lstatSync, openSync, renameSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { encodeUtf8 } from '../../../bytes/utf8.ts';
import { PylitError } from '../../../core/error.ts';
import { fileError, isAbsence, systemCode } from '../damage.ts';
import { makeFolder, namesIn, writeWhole } from '../files.ts';

/*
 * git locks a file by making another beside it, with `.lock` after its name, that must not be there. A process that dies leaves
 * it there for ever. So that ours can be told from others', each is a second name of a file in a folder of our own, which says
 * by whom it was made:
 *
 *     refs/heads/main.lock  ===  pylit/locks/<host>-<process>-<random>
 *
 * When that process is no more, whoever is in need of the lock removes both.
 */

/** A file that is locked: what is written becomes its content at once, or never. */
export class FileLock {
  readonly target: string;
  readonly #proof: string;
  #held = true;

  constructor(target: string, proof: string) {
    this.target = target;
    this.#proof = proof;
  }

  /** Writes what is to be there, durably. @throws an error of the system */
  write(text: string): void {
    const descriptor = openSync(`${this.target}.lock`, 'w');
    try {
      writeWhole(descriptor, encodeUtf8(text));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }

  /** Puts what was written into place; the folder is not flushed yet. @throws an error of the system */
  commit(): void {
    renameSync(`${this.target}.lock`, this.target);
    this.#held = false;
    rmSync(this.#proof, { force: true });
  }

  release(): void {
    if (!this.#held) return;
    this.#held = false;
    rmSync(`${this.target}.lock`, { force: true });
    rmSync(this.#proof, { force: true });
  }
}

/** Makes locks, waiting for others. */
export class FileLocks {
  readonly #proofs: string;
  readonly #patience: number;
  #swept = false;

  /**
   * @param proofs folder that says by whom locks are held
   * @param patience milliseconds to wait for a lock
   */
  constructor(proofs: string, patience: number) {
    this.#proofs = proofs;
    this.#patience = patience;
  }

  /** @throws PylitError `store-locked` naming the file; `io`; an error of the system when a file is in the place of a folder */
  async lock(target: string): Promise<FileLock> {
    this.#sweep();
    const end = Date.now() + this.#patience;
    for (let pause = 2; ; pause = Math.min(2 * pause, 100)) {
      const lock = this.#attempt(target);
      if (lock) return lock;
      if (this.#removeDead(`${target}.lock`)) continue;
      if (Date.now() >= end) throw locked(`${target}.lock`);
      await wait(pause * (0.5 + Math.random()));
    }
  }

  #attempt(target: string): FileLock | undefined {
    makeFolder(this.#proofs);
    makeFolder(dirname(target));
    const proof = join(this.#proofs, `${HOST}-${process.pid}-${randomBytes(6).toString('hex')}`);
    try {
      closeSync(openSync(proof, 'wx', 0o644));
      linkOrMake(proof, `${target}.lock`);
      return new FileLock(target, proof);
    } catch (error) {
      rmSync(proof, { force: true });
      // The folder may have been empty, and removed, in the meantime.
      if (systemCode(error) === 'EEXIST' || isAbsence(error)) return undefined;
      throw fileError(error, target);
    }
  }

  /** Removes, once, what ended processes left and nothing shares a file with. A lock that is there still needs its proof. */
  #sweep(): void {
    if (this.#swept) return;
    this.#swept = true;
    for (const name of namesIn(this.#proofs).filter(isDead)) {
      const proof = join(this.#proofs, name);
      if (lstatSync(proof, { throwIfNoEntry: false })?.nlink === 1) rmSync(proof, { force: true });
    }
  }

  /** Removes a lock whose process is no more. Only one of several that want to can take the proof away. */
  #removeDead(path: string): boolean {
    const held = lstatSync(path, { throwIfNoEntry: false });
    if (!held) return true;
    for (const name of namesIn(this.#proofs)) {
      const proof = join(this.#proofs, name);
      if (!isDead(name) || lstatSync(proof, { throwIfNoEntry: false })?.ino !== held.ino) continue;
      const taken = `${proof}.taken`;
      try {
        renameSync(proof, taken);
      } catch {
        return false;
      }
      if (lstatSync(path, { throwIfNoEntry: false })?.ino === held.ino) rmSync(path, { force: true });
      rmSync(taken, { force: true });
      return true;
    }
    return false;
  }
}

/** The name of this machine, as it may stand in the name of a file. */
const HOST = hostname()
  .replace(/[^\w.]/g, '_')
  .slice(0, 64);

function isDead(proof: string): boolean {
  const [, host, id] = /^(.*)-(\d+)-[0-9a-f]{12}(?:\.taken)?$/.exec(proof) ?? [];
  if (host !== HOST || id === undefined) return false;
  try {
    process.kill(Number(id), 0);
    return false;
  } catch (error) {
    return systemCode(error) === 'ESRCH';
  }
}

/** Some file systems have no second names. */
function linkOrMake(proof: string, path: string): void {
  try {
    linkSync(proof, path);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EXDEV', 'EMLINK'].includes(systemCode(error) ?? '')) throw error;
    closeSync(openSync(path, 'wx', 0o644));
  }
}

function locked(path: string): PylitError {
  return new PylitError('store-locked', `Another process holds ${path}, for too long.`, {
    hint: 'Wait for the other git or pylit to finish. If there is none, it was ended: remove that file and try again.',
    data: { path },
  });
}
