import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PylitError, quote } from '../../core/error.ts';

/** The process that holds a project, as it says of itself. */
export interface LockHolder {
  readonly pid: number;
  /** As it was typed: `pylit build --force`. */
  readonly command: string;
  /** When the process began, in milliseconds since 1970. */
  readonly since: number;
}

export interface LockOptions {
  /** How long another process is waited for, in milliseconds; a minute by default. */
  readonly wait?: number;
  /** Told when there is something to wait for: the holder, where it said who it is. */
  readonly onWait?: (holder: LockHolder | undefined) => void;
}

const WAIT_MILLISECONDS = 60_000;
/** Most builds are over before anybody wants to hear of them. */
const SILENT_MILLISECONDS = 1000;

/**
 * Holds the project for one build at a time. The lock is SQLite's on an empty database, so the operating system lets go of it
 * when the process dies, however it dies. Who holds it is written in a file beside it.
 *
 * @returns what ends the lock
 * @throws PylitError `store-locked`, naming the holder, after the time to wait
 */
export function lockBuild(file: string, options: LockOptions = {}): () => void {
  const wait = options.wait ?? WAIT_MILLISECONDS;
  const silent = Math.min(wait, SILENT_MILLISECONDS);
  let database = tryLock(file, silent);
  if (!database && wait > silent) {
    options.onWait?.(holderOf(file));
    database = tryLock(file, wait - silent);
  }
  if (!database) throw heldBy(holderOf(file));
  sayWhoHolds(file);
  const held = database;
  return () => held.close();
}

function tryLock(file: string, wait: number): DatabaseSync | undefined {
  const database = new DatabaseSync(file, { timeout: wait });
  try {
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
}

/** SQLite: SQLITE_BUSY, with or without more in the upper bytes. */
function isBusy(error: unknown): boolean {
  return ((error as { errcode?: number }).errcode ?? 0) % 256 === 5;
}

function heldBy(holder: LockHolder | undefined): PylitError {
  const who = holder ? describeHolder(holder) : 'another process';
  return new PylitError('store-locked', `This project is being built by ${who}, which did not end in time.`, {
    hint: holder ? `Wait for it, or end process ${holder.pid}.` : 'Wait for it, or end it.',
    data: { pid: holder?.pid, command: holder?.command },
  });
}

/** A holder in words: `"pylit watch" (process 4711, since 10:32:05)`. */
export function describeHolder({ pid, command, since }: LockHolder): string {
  return `${quote(command)} (process ${pid}, since ${new Date(since).toLocaleTimeString('en-GB')})`;
}

/** Written only when it says something else: a watching process locks again at every save. */
function sayWhoHolds(file: string): void {
  const text = JSON.stringify(SELF);
  try {
    if (readSmall(holderFile(file)) !== text) writeFileSync(holderFile(file), text);
  } catch {
    // The lock holds without it.
  }
}

const SELF: LockHolder = {
  pid: process.pid,
  command: ['pylit', ...process.argv.slice(2)].join(' ').slice(0, 500),
  since: Math.round(performance.timeOrigin),
};

/** Who said last that it holds the lock, as long as it is alive. */
function holderOf(file: string): LockHolder | undefined {
  try {
    const { pid, command, since } = JSON.parse(readSmall(holderFile(file)) ?? '') as Partial<LockHolder>;
    if (typeof pid !== 'number' || typeof command !== 'string' || typeof since !== 'number') return undefined;
    return pid > 0 && isAlive(pid) ? { pid, command, since } : undefined;
  } catch {
    return undefined;
  }
}

const LONGEST_HOLDER = 4096;

function readSmall(file: string): string | undefined {
  try {
    return statSync(file).size <= LONGEST_HOLDER ? readFileSync(file, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

function holderFile(file: string): string {
  return path.join(path.dirname(file), `${path.basename(file, '.lock')}.holder.json`);
}

/** A signal 0 is not sent; the system only says whether it could be. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
