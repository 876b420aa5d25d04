import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { PylitError } from '../../core/error.ts';

let temporaries = 0;

/** A new name for a file that is being made; git removes those that a killed process left. */
export function temporaryPath(folder: string): string {
  temporaries += 1;
  return join(folder, `tmp_pack_${process.pid}_${Date.now().toString(36)}_${temporaries}`);
}

/** Writes all bytes, in as many calls as it takes. */
export function writeFully(file: number, bytes: Uint8Array, position: number): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, position + at);
}

/** Makes a new read-only file and flushes it; where that fails no file is left. */
export function writeDurably(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx', 0o444);
  try {
    writeFully(file, bytes, 0);
    fsyncSync(file);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

/** Flushes the names in a folder. Windows cannot, and need not. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/**
 * Runs work on files, and says in pylit's words what the operating system refuses.
 *
 * @throws PylitError `io`; other errors pass as they are
 */
export function orStorageError<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storageError(path, error);
  }
}

/** The error of pylit for one of `node:fs`; others are returned as they are. */
export function storageError(path: string, error: unknown): unknown {
  if (error instanceof PylitError || !(error instanceof Error) || !('syscall' in error)) return error;
  return new PylitError('io', `The repository cannot be read or written: ${error.message}.`, {
    hint: `Check the free space and the permissions of ${path}.`,
    cause: error,
  });
}
