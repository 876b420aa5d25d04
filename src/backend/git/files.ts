import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileError, isAbsence, systemCode } from './damage.ts';

/** Reads a file; undefined where there is none (a folder is none). @throws PylitError `io` */
export function readFileIfAny(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isAbsence(error) || systemCode(error) === 'EISDIR') return undefined;
    throw fileError(error, path);
  }
}

/** Opens a file to read it; undefined where there is none. @throws PylitError `io` */
export function openIfAny(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw fileError(error, path);
  }
}

/** Looks at a file or folder; undefined where there is none. @throws PylitError `io` */
export function statIfAny(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw fileError(error, path);
  }
}

/** Names in a folder, sorted; none where there is no folder. @throws PylitError `io` */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (isAbsence(error)) return [];
    throw fileError(error, folder);
  }
}

/** Makes a folder, and says so to the disk. */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  for (let at = folder; at.length >= first.length; at = dirname(at)) flushFolder(dirname(at));
}

/** Makes names in a folder durable. Where the system cannot, it does so by itself. */
export function flushFolder(folder: string): void {
  let descriptor: number;
  try {
    descriptor = openSync(folder, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(descriptor);
  } catch {
    // Some file systems have no flush for folders.
  } finally {
    closeSync(descriptor);
  }
}

/** Writes a new file and flushes it. On any failure nothing stays. */
export function writeNewFile(path: string, parts: readonly Uint8Array[], mode = 0o644): void {
  const descriptor = openSync(path, 'wx', mode);
  try {
    for (const part of parts) writeWhole(descriptor, part);
    fsyncSync(descriptor);
    closeSync(descriptor);
  } catch (error) {
    try {
      closeSync(descriptor);
    } catch {
      // It is closed already when closing was what failed.
    }
    rmSync(path, { force: true });
    throw error;
  }
}

/** Replaces a file at once and durably. */
export function replaceFile(path: string, parts: readonly Uint8Array[], mode = 0o644): void {
  const temporary = temporaryName(dirname(path));
  writeNewFile(temporary, parts, mode);
  publish(temporary, path);
}

/** Gives a flushed temporary file its name. */
export function publish(temporary: string, path: string): void {
  try {
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  flushFolder(dirname(path));
}

/** A name that no one else uses; git removes files of such names when they are old. */
export function temporaryName(folder: string): string {
  return join(folder, `tmp_obj_${process.pid}_${randomBytes(6).toString('hex')}`);
}

/** A write may take fewer bytes than it was given. */
export function writeWhole(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}
