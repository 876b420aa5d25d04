import type { Hash } from 'node:crypto';
import { once } from 'node:events';
import { crc32, createDeflate } from 'node:zlib';
import type { ByteStream } from '../../bytes/byte-stream.ts';
import { wrongSize } from '../../store/corrupt.ts';
import type { ObjectInfo } from '../../store/object-store.ts';
import { entryHead, PACK_TYPE } from './pack-entry.ts';
import type { PackOutput } from './pack-output.ts';

/**
 * Compresses and writes a whole object that comes in parts; only its entry in the records is left to do.
 *
 * @param hash is given all bytes as they pass
 * @returns the check sum of the entry
 * @throws PylitError `object-corrupt` when the stream has another size
 */
export async function writeStream(
  pack: PackOutput,
  { kind, size }: ObjectInfo,
  bytes: ByteStream,
  level: number,
  hash?: Hash,
): Promise<number> {
  const head = entryHead(PACK_TYPE[kind], size);
  let crc = crc32(head);
  pack.write(head);
  const deflate = createDeflate({ level });
  const packed = (async () => {
    for await (const part of deflate) {
      crc = crc32(part, crc);
      pack.write(part);
    }
  })();
  packed.catch(() => undefined); // awaited below
  let passed = 0;
  try {
    for await (const part of bytes) {
      passed += part.length;
      if (passed > size) break;
      hash?.update(part);
      if (!deflate.write(part)) await Promise.race([once(deflate, 'drain'), packed]);
    }
    if (passed !== size) throw wrongSize(kind, size, passed);
  } catch (error) {
    deflate.destroy();
    await packed.catch(() => undefined);
    throw error;
  }
  deflate.end();
  await packed;
  return crc;
}
