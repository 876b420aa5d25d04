import { PylitError } from '../../../core/error.ts';
import type { ObjectId } from '../../../core/object-kind.ts';
import type { ObjectStore, StoredObject } from '../../../store/object-store.ts';

/** Objects of a partial clone, for those who cannot go on without: what is missing is said to be at the remote that promised it. */
export function promisedObjects(objects: ObjectStore, remote: string): ObjectStore {
  const demand = (id: ObjectId, object: StoredObject | undefined) => {
    if (object) return object;
    throw new PylitError('object-missing', `The object ${id} is not here: ${remote} has promised it.`, {
      hint: `Run "git cat-file -p ${id}" in the repository, which fetches it, or "git fetch --refetch --no-filter".`,
      data: { kind: 'object', id, remote },
    });
  };
  return {
    algorithm: objects.algorithm,
    has: id => objects.has(id),
    info: id => objects.info(id),
    read: async id => demand(id, await objects.read(id)),
    readMany: async ids => (await objects.readMany(ids)).map((object, i) => demand(ids[i] ?? '', object)),
    stream: id => objects.stream(id),
    find: (prefix, limit) => objects.find(prefix, limit),
    ids: () => objects.ids(),
  };
}
