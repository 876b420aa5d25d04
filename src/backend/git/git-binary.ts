import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ByteStream, collect, streamOf } from '../../bytes/byte-stream.ts';
import { PylitError, quote } from '../../core/error.ts';
import type { BinaryStore } from '../../store/binary-store.ts';
import { compareText } from '../../store/compare-text.ts';
import { DIRECT_LIMIT } from '../../store/object-store.ts';
import { damagedFile, fileError } from './damage.ts';
import { flushFolder, makeFolder, namesIn, openIfAny, publish, temporaryName, writeWhole } from './files.ts';

/*
 * A value is a file named by the SHA-256 of its name:
 *
 *     pylit-binary SP <name as JSON> LF  <bytes>  <SHA-256 of all before>
 */
const MAGIC = 'pylit-binary ';
const DIGEST = 32;
const PART = 1 << 20;
const HEAD = 1 << 14;

/** Bytes by name, in files of a folder. */
export class GitBinary implements BinaryStore {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  size(name: string): number | undefined {
    const file = this.#open(name);
    if (!file) return undefined;
    closeSync(file.descriptor);
    return file.end - file.start;
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    const size = this.size(name);
    const bytes = size === undefined ? undefined : this.stream(name);
    if (size !== undefined && size > DIRECT_LIMIT) throw tooLarge(name, size);
    return bytes && collect(bytes, DIRECT_LIMIT);
  }

  /** The file stays open from now on: what is written meanwhile is another file. */
  stream(name: string): ByteStream | undefined {
    const file = this.#open(name);
    return file && readBody(name, file);
  }

  async write(name: string, bytes: Uint8Array | ByteStream): Promise<void> {
    makeFolder(this.folder);
    const temporary = temporaryName(this.folder);
    try {
      await writeValue(temporary, name, bytes instanceof Uint8Array ? streamOf(bytes) : bytes);
      publish(temporary, this.#path(name));
    } catch (error) {
      rmSync(temporary, { force: true });
      throw fileError(error, this.folder);
    }
  }

  async remove(name: string): Promise<void> {
    rmSync(this.#path(name), { force: true });
    flushFolder(this.folder);
  }

  names(): readonly string[] {
    return this.files()
      .map(file => nameOf(join(this.folder, file)))
      .filter(name => name !== undefined)
      .sort(compareText);
  }

  /** Names of the files that hold values. */
  files(): string[] {
    return namesIn(this.folder).filter(name => /^[0-9a-f]{64}$/.test(name));
  }

  #path(name: string): string {
    return join(this.folder, createHash('sha256').update(JSON.stringify(name)).digest('hex'));
  }

  #open(name: string): OpenValue | undefined {
    return openValue(this.#path(name));
  }
}

interface OpenValue {
  readonly path: string;
  readonly descriptor: number;
  readonly name: string;
  readonly head: Buffer;
  readonly start: number;
  readonly end: number;
}

/** The name that a file of values is about. @throws PylitError `object-corrupt` */
export function nameOf(path: string): string | undefined {
  const file = openValue(path);
  if (file) closeSync(file.descriptor);
  return file?.name;
}

async function writeValue(path: string, name: string, bytes: ByteStream): Promise<void> {
  const descriptor = openSync(path, 'wx', 0o644);
  try {
    const hash = createHash('sha256');
    const write = (part: Uint8Array) => {
      hash.update(part);
      writeWhole(descriptor, part);
    };
    write(Buffer.from(`${MAGIC}${JSON.stringify(name)}\n`));
    for await (const part of bytes) write(part);
    writeWhole(descriptor, hash.digest());
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function openValue(path: string): OpenValue | undefined {
  const descriptor = openIfAny(path);
  if (descriptor === undefined) return undefined;
  const { size } = fstatSync(descriptor);
  const start = Buffer.alloc(Math.min(size, HEAD));
  readSync(descriptor, start, 0, start.length, 0);
  const line = start.indexOf(0x0a);
  const text = start.toString('utf8', 0, Math.max(0, line));
  const name = text.startsWith(MAGIC) ? parseName(text.slice(MAGIC.length)) : undefined;
  if (name !== undefined && size >= line + 1 + DIGEST) {
    return { path, descriptor, name, head: start.subarray(0, line + 1), start: line + 1, end: size - DIGEST };
  }
  closeSync(descriptor);
  throw damagedFile(path, 'it does not begin as a value of pylit');
}

function parseName(json: string): string | undefined {
  try {
    const name: unknown = JSON.parse(json);
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined;
  }
}

async function* readBody(name: string, file: OpenValue): ByteStream & AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256').update(file.head);
  try {
    let held: Buffer | undefined;
    for (let at = file.start; at < file.end; at += PART) {
      if (held) yield held;
      held = readAt(file.descriptor, at, Math.min(PART, file.end - at));
      hash.update(held);
    }
    check(name, file, hash);
    if (held) yield held;
  } finally {
    closeSync(file.descriptor);
  }
}

/** The last part is given only when all was right. */
function check(name: string, file: OpenValue, hash: Hash): void {
  const wanted = readAt(file.descriptor, file.end, DIGEST);
  if (file.name === name && hash.digest().equals(wanted)) return;
  throw new PylitError('object-corrupt', `The binary ${quote(name)} is corrupt: ${file.path} was changed.`, {
    hint: 'It is derived from other things: remove that file, and it is made again.',
    data: { kind: 'binary', id: name, path: file.path },
  });
}

function readAt(descriptor: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let at = 0;
  while (at < length) {
    const count = readSync(descriptor, bytes, at, length - at, offset + at);
    if (count === 0) break;
    at += count;
  }
  return bytes.subarray(0, at);
}

function tooLarge(name: string, size: number): PylitError {
  return new PylitError(
    'object-too-large',
    `Expected at most ${DIRECT_LIMIT} bytes, found ${size} under ${quote(name)}.`,
    {
      hint: 'Read it as a stream.',
      data: { kind: 'binary', id: name, size },
    },
  );
}
