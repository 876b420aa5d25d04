import { createHash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, rmSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { encodeUtf8 } from '../../../bytes/utf8.ts';
import { type HashAlgorithm, isObjectId } from '../../../core/object-kind.ts';
import { formatSignature, parseSignature } from '../../../core/signature.ts';
import type { ReflogEntry } from '../../../store/ref-store.ts';
import { damagedRef } from '../damage.ts';
import { flushFolder, makeFolder, openIfAny, readFileIfAny, replaceFile, writeWhole } from '../files.ts';
import type { GitFolders } from '../repository/locate.ts';
import { removeEmptyFolders, removeEmptyParents } from './empty-folders.ts';
import { folderOf } from './ref-files.ts';

const PART = 1 << 16;

/**
 * Logs of refs: `old SP new SP name <address> seconds zone TAB message LF`, appended (git: Documentation/gitrepository-layout).
 * git forgets the log of a ref with the ref. Ours is then kept below `pylit/`, where no name is in the way of another's.
 */
export class Reflogs {
  readonly #folders: GitFolders;
  readonly #kept: string;
  readonly #algorithm: HashAlgorithm;

  /** @param kept folder for the logs of refs that are gone */
  constructor(folders: GitFolders, kept: string, algorithm: HashAlgorithm) {
    this.#folders = folders;
    this.#kept = kept;
    this.#algorithm = algorithm;
  }

  pathOf(name: string): string {
    return join(folderOf(this.#folders, name), 'logs', name);
  }

  /** The newest entries of a ref, newest first. @throws PylitError `object-corrupt` */
  read(name: string, limit: number): ReflogEntry[] {
    const entries: ReflogEntry[] = [];
    for (const path of [this.pathOf(name), this.#keptPath(name)]) {
      for (const line of linesBackwards(path)) {
        if (entries.length >= limit) return entries;
        entries.push(this.#parse(name, path, line));
      }
    }
    return entries;
  }

  /** Appends an entry, durably. @returns a way to take it back @throws an error of the system; nothing is changed then */
  append(name: string, entry: ReflogEntry): () => void {
    const path = this.pathOf(name);
    removeEmptyFolders(path);
    makeFolder(dirname(path));
    return appendFlushed(path, formatEntry(entry));
  }

  /** Puts the log of a ref that is gone out of the way of others. @throws an error of the system */
  keep(name: string): void {
    const path = this.pathOf(name);
    const log = readFileIfAny(path);
    if (!log) return;
    makeFolder(this.#kept);
    replaceFile(this.#keptPath(name), [readFileIfAny(this.#keptPath(name)) ?? new Uint8Array(0), log]);
    rmSync(path, { force: true });
    removeEmptyParents(join(folderOf(this.#folders, name), 'logs'), path);
  }

  #keptPath(name: string): string {
    return join(this.#kept, createHash('sha256').update(name).digest('hex'));
  }

  #parse(name: string, path: string, line: string): ReflogEntry {
    const [before, after] = line.split(' ', 2);
    const tab = line.indexOf('\t');
    const by = line.slice((before ?? '').length + (after ?? '').length + 2, tab < 0 ? undefined : tab);
    if (isObjectId(before ?? '', this.#algorithm) && isObjectId(after ?? '', this.#algorithm) && by !== '') {
      return {
        before: before ?? '',
        after: after ?? '',
        by: parseSignature(by),
        message: tab < 0 ? '' : line.slice(tab + 1),
      };
    }
    throw damagedRef(name, path, 'a line of its log cannot be read');
  }
}

function formatEntry({ before, after, by, message }: ReflogEntry): string {
  return `${before} ${after} ${formatSignature(by).replace(/[\n\t]/g, ' ')}${message === '' ? '' : `\t${message}`}\n`;
}

/** A last line that was cut off while it was written is taken away first. */
function appendFlushed(path: string, text: string): () => void {
  const descriptor = openSync(path, 'a+', 0o644);
  const size = wholeLines(descriptor);
  try {
    if (size < fstatSync(descriptor).size) ftruncateSync(descriptor, size);
    writeWhole(descriptor, encodeUtf8(text));
    fsyncSync(descriptor);
    if (size === 0) flushFolder(dirname(path));
  } catch (error) {
    ftruncateSync(descriptor, size);
    throw error;
  } finally {
    closeSync(descriptor);
  }
  return () => truncateSync(path, size);
}

/** Where the last whole line ends, in bytes. */
function wholeLines(descriptor: number): number {
  const part = Buffer.alloc(PART);
  for (let end = fstatSync(descriptor).size; end > 0; end -= Math.min(end, PART)) {
    const start = Math.max(0, end - PART);
    const count = readSync(descriptor, part, 0, end - start, start);
    const last = part.lastIndexOf(LF, count - 1);
    if (last >= 0) return start + last + 1;
  }
  return 0;
}

const LF = 0x0a;

/** Lines from the end of a file to its beginning; a last one that was cut off is left out. */
function* linesBackwards(path: string): Generator<string> {
  const descriptor = openIfAny(path);
  if (descriptor === undefined) return;
  try {
    let held = Buffer.alloc(0);
    let whole = false;
    const stat = fstatSync(descriptor);
    for (let end = stat.isFile() ? stat.size : 0; end > 0; ) {
      const start = Math.max(0, end - PART);
      const part = Buffer.alloc(end - start);
      readSync(descriptor, part, 0, part.length, start);
      held = Buffer.concat([part, held]);
      end = start;
      for (let at = held.lastIndexOf(LF); at >= 0; at = held.lastIndexOf(LF)) {
        const line = held.toString('utf8', at + 1);
        held = held.subarray(0, at);
        if (whole && line !== '') yield line;
        whole = true;
      }
    }
    if (whole && held.length > 0) yield held.toString('utf8');
  } finally {
    closeSync(descriptor);
  }
}
