import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { constants, createDeflate, deflateSync } from 'node:zlib';
import type { ByteStream } from '../../bytes/byte-stream.ts';
import { hashStream } from '../../bytes/hash.ts';
import { objectHeader } from '../../bytes/object-id.ts';
import { encodeUtf8 } from '../../bytes/utf8.ts';
import type { HashAlgorithm, ObjectId, ObjectKind } from '../../core/object-kind.ts';
import { wrongSize } from '../../store/corrupt.ts';
import { fileError } from './damage.ts';
import { flushFolder, makeFolder, temporaryName, writeNewFile, writeWhole } from './files.ts';
import type { LooseObjects } from './objects/loose-objects.ts';

/** git makes its loose objects read-only, since they never change. */
const MODE = 0o444;

/** An object in a flushed file that has not got its name yet. */
export interface WrittenObject {
  readonly id: ObjectId;
  readonly size: number;
  readonly temporary: string;
}

/** Writes an object of a few bytes. @throws PylitError `io`; nothing is left behind */
export function writeLoose(loose: LooseObjects, id: ObjectId, kind: ObjectKind, body: Uint8Array): WrittenObject {
  const temporary = temporaryName(loose.folder);
  try {
    writeNewFile(temporary, [deflateSync(Buffer.concat([encodeUtf8(objectHeader(kind, body.length)), body]))], MODE);
  } catch (error) {
    throw fileError(error, temporary);
  }
  return { id, size: body.length, temporary };
}

/**
 * Writes an object that comes in parts, in constant memory.
 *
 * @throws PylitError `object-corrupt` for another size, `io`; nothing is left behind
 */
export async function writeLooseStream(
  loose: LooseObjects,
  kind: ObjectKind,
  size: number,
  bytes: ByteStream,
  algorithm: HashAlgorithm,
): Promise<WrittenObject> {
  const temporary = temporaryName(loose.folder);
  const hash = hashStream(algorithm);
  const descriptor = openFile(temporary);
  try {
    const deflate = createDeflate({ level: constants.Z_BEST_SPEED, chunkSize: 1 << 16 });
    const feeding = feed(
      deflate,
      withHeader(kind, size, bytes, part => hash.update(part)),
    );
    try {
      for await (const part of deflate) writeWhole(descriptor, part);
    } catch (error) {
      // What broke the feeding is the reason; the stream only says that it was broken.
      deflate.destroy();
      await feeding;
      throw error;
    }
    await feeding;
    fsyncSync(descriptor);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw fileError(error, temporary);
  } finally {
    closeSync(descriptor);
  }
  return { id: hash.hex(), size, temporary };
}

/** Gives written objects their names, durably; one that is there already is replaced by the same. @throws PylitError `io` */
export function publishLoose(loose: LooseObjects, written: readonly WrittenObject[]): void {
  const folders = new Set<string>();
  try {
    for (const { id, temporary } of written) {
      const path = loose.pathOf(id);
      makeFolder(dirname(path));
      renameSync(temporary, path);
      folders.add(dirname(path));
    }
    for (const folder of folders) flushFolder(folder);
  } catch (error) {
    throw fileError(error, loose.folder);
  }
}

/** Forgets objects that were written. */
export function discardLoose(written: readonly WrittenObject[]): void {
  for (const { temporary } of written) rmSync(temporary, { force: true });
}

function openFile(path: string): number {
  try {
    return openSync(path, 'wx', MODE);
  } catch (error) {
    throw fileError(error, path);
  }
}

async function* withHeader(
  kind: ObjectKind,
  size: number,
  bytes: ByteStream,
  see: (part: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  const header = encodeUtf8(objectHeader(kind, size));
  see(header);
  yield header;
  let passed = 0;
  for await (const part of bytes) {
    passed += part.length;
    if (passed > size) throw wrongSize(kind, size, passed);
    see(part);
    yield part;
  }
  if (passed !== size) throw wrongSize(kind, size, passed);
}

/** Hands parts to a stream as fast as it takes them. */
async function feed(deflate: ReturnType<typeof createDeflate>, parts: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    for await (const part of parts) {
      if (deflate.destroyed) return;
      // The caller may use its array again as soon as the next part is asked for.
      await new Promise<void>((resolve, reject) => {
        deflate.once('close', resolve);
        deflate.write(part, error => {
          deflate.off('close', resolve);
          if (error) reject(error);
          else resolve();
        });
      });
    }
    deflate.end();
  } catch (error) {
    deflate.destroy(error instanceof Error ? error : undefined);
    throw error;
  }
}
