import type { ByteStream } from '../../../bytes/byte-stream.ts';
import { hashStream } from '../../../bytes/hash.ts';
import { objectHeader, objectId } from '../../../bytes/object-id.ts';
import { encodeUtf8 } from '../../../bytes/utf8.ts';
import { PylitError } from '../../../core/error.ts';
import { algorithmOfId, type ObjectId } from '../../../core/object-kind.ts';
import type { ObjectInfo, ObjectStream, StoredObject } from '../../../store/object-store.ts';
import { damagedObject } from '../damage.ts';

/** Gives the object back when it has its id. @throws PylitError `object-corrupt` naming the file */
export function verified(id: ObjectId, object: StoredObject, path: string): StoredObject {
  const found = objectId(object.kind, object.body, algorithmOfId(id));
  if (found === id) return object;
  throw damagedObject(object.kind, id, path, `its bytes have the id ${found}`);
}

/** A stream of an object that ends with an error unless what passed has the id. */
export function verifiedStream(id: ObjectId, info: ObjectInfo, bytes: ByteStream, path: string): ObjectStream {
  return { kind: info.kind, size: info.size, bytes: verifyParts(id, info, bytes, path) };
}

async function* verifyParts(
  id: ObjectId,
  info: ObjectInfo,
  bytes: ByteStream,
  path: string,
): ByteStream & AsyncGenerator<Uint8Array> {
  const state = hashStream(algorithmOfId(id));
  state.update(encodeUtf8(objectHeader(info.kind, info.size)));
  let size = 0;
  try {
    for await (const part of bytes) {
      size += part.length;
      if (size > info.size) break;
      state.update(part);
      yield part;
    }
  } catch (error) {
    if (error instanceof PylitError && error.code !== 'object-corrupt') throw error;
    throw damagedObject(info.kind, id, path, error instanceof Error ? error.message : String(error), error);
  }
  if (size !== info.size) throw damagedObject(info.kind, id, path, `it does not hold ${info.size} bytes`);
  const found = state.hex();
  if (found !== id) throw damagedObject(info.kind, id, path, `its bytes have the id ${found}`);
}
