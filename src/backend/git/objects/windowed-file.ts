import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { damagedFile } from '../damage.ts';

/** Bytes of windows that are kept in memory, for all files of a store together. */
const MEMORY = 24 << 20;

/** Files that are open at once. */
const OPEN_FILES = 64;

/** A request that begins in a window and is at most this long is answered from the window. */
const OVERLAP = 1 << 15;

interface Window {
  readonly file: WindowedFile;
  readonly start: number;
  readonly bytes: Buffer;
}

/** What all files of a store share: memory for windows and open files, of which the least recently used are given up. */
export class FileWindows {
  readonly #windows = new Set<Window>();
  readonly #open = new Set<WindowedFile>();
  #size = 0;

  touch(window: Window): void {
    this.#windows.delete(window);
    this.#windows.add(window);
  }

  add(window: Window): void {
    this.#windows.add(window);
    this.#size += window.bytes.length;
    for (const oldest of this.#windows) {
      if (this.#size <= MEMORY) break;
      if (oldest !== window) this.remove(oldest);
    }
  }

  remove(window: Window): void {
    if (!this.#windows.delete(window)) return;
    this.#size -= window.bytes.length;
    window.file.forget(window.start);
  }

  opened(file: WindowedFile): void {
    this.#open.add(file);
    for (const oldest of this.#open) {
      if (this.#open.size <= OPEN_FILES) break;
      oldest.closeDescriptor();
    }
  }

  closed(file: WindowedFile): void {
    this.#open.delete(file);
  }
}

/** A file that never changes, read by windows at any place, whatever its size. */
export class WindowedFile {
  readonly path: string;
  readonly #shared: FileWindows;
  readonly #step: number;
  readonly #windows = new Map<number, Window>();
  #descriptor: number | undefined;
  #size: number | undefined;
  #last: Window | undefined;

  /** @param step bytes from one window to the next */
  constructor(path: string, shared: FileWindows, step: number) {
    this.path = path;
    this.#shared = shared;
    this.#step = step;
  }

  /** Bytes of the file. @throws an error of the system when it is gone */
  get size(): number {
    this.#open();
    return this.#size ?? 0;
  }

  /** The bytes at a place, fewer at the end of the file. They are shared: never change them. */
  bytes(offset: number, length: number): Buffer {
    const last = this.#last;
    if (last && offset >= last.start && offset + length <= last.start + last.bytes.length) {
      return last.bytes.subarray(offset - last.start, offset - last.start + length);
    }
    const start = offset - (offset % this.#step);
    if (offset + length > start + this.#step + OVERLAP) return this.readFresh(offset, length);
    const window = this.#window(start);
    this.#last = window;
    return window.bytes.subarray(offset - start, offset - start + length);
  }

  /** Exactly these bytes. @throws PylitError `object-corrupt` when the file ends before */
  exactly(offset: number, length: number): Buffer {
    const bytes = this.bytes(offset, length);
    if (bytes.length === length) return bytes;
    throw damagedFile(this.path, `it ends before byte ${offset + length}`);
  }

  /** How bytes of the file are ordered beside others; nothing is made for it, since looking an id up asks often. @throws as `exactly` */
  compare(others: Uint8Array, offset: number): number {
    const last = this.#last;
    const isKnown = last && offset >= last.start && offset + others.length <= last.start + last.bytes.length;
    const bytes = isKnown ? last.bytes : this.exactly(offset, others.length);
    const at = isKnown ? offset - last.start : 0;
    for (let i = 0; i < others.length; i += 1) {
      const difference = (others[i] ?? 0) - (bytes[at + i] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** The number in four bytes, the largest first. @throws as `exactly` */
  number(offset: number): number {
    const last = this.#last;
    if (last && offset >= last.start && offset + 4 <= last.start + last.bytes.length)
      return last.bytes.readUInt32BE(offset - last.start);
    return this.exactly(offset, 4).readUInt32BE(0);
  }

  /** Reads without keeping a window. */
  readFresh(offset: number, length: number): Buffer {
    const descriptor = this.#open();
    const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, this.size - offset)));
    for (let at = 0; at < bytes.length; ) {
      const count = readSync(descriptor, bytes, at, bytes.length - at, offset + at);
      if (count === 0) return bytes.subarray(0, at);
      at += count;
    }
    return bytes;
  }

  forget(start: number): void {
    if (this.#last?.start === start) this.#last = undefined;
    this.#windows.delete(start);
  }

  closeDescriptor(): void {
    this.#shared.closed(this);
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  /** Gives up everything; the file can be read again afterwards, if it is still there. */
  close(): void {
    for (const window of [...this.#windows.values()]) this.#shared.remove(window);
    this.closeDescriptor();
  }

  #window(start: number): Window {
    const known = this.#windows.get(start);
    if (known) {
      this.#shared.touch(known);
      return known;
    }
    const window = { file: this, start, bytes: this.readFresh(start, this.#step + OVERLAP) };
    this.#windows.set(start, window);
    this.#shared.add(window);
    return window;
  }

  #open(): number {
    if (this.#descriptor !== undefined) return this.#descriptor;
    this.#descriptor = openSync(this.path, 'r');
    this.#size = fstatSync(this.#descriptor).size;
    this.#shared.opened(this);
    return this.#descriptor;
  }
}
