import { copyBytes, streamOf } from '../../bytes/byte-stream.ts';
import type { HashAlgorithm, ObjectId } from '../../core/object-kind.ts';
import { verifyObject } from '../../store/corrupt.ts';
import type { ObjectStore, StoredObject } from '../../store/object-store.ts';

export type ObjectMap = Map<ObjectId, StoredObject>;

/** Reads objects from a map. Bodies are verified and copied, so that no caller can change what is stored. */
export function memoryObjects(map: ObjectMap, algorithm: HashAlgorithm): ObjectStore {
  const read = (id: ObjectId): StoredObject | undefined => {
    const object = map.get(id);
    if (!object) return undefined;
    verifyObject(id, object.kind, object.body);
    return { kind: object.kind, body: copyBytes(object.body) };
  };
  const sorted = () => [...map.keys()].sort();
  return {
    algorithm,
    has: id => map.has(id),
    info: id => {
      const object = map.get(id);
      return object && { kind: object.kind, size: object.body.length };
    },
    read,
    readMany: ids => ids.map(read),
    stream: id => {
      const object = read(id);
      return object && { kind: object.kind, size: object.body.length, bytes: streamOf(object.body) };
    },
    find: (prefix, limit) =>
      sorted()
        .filter(id => id.startsWith(prefix))
        .slice(0, limit),
    ids: async function* () {
      yield* sorted();
    },
  };
}
