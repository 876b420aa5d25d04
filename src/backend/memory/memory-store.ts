import type { HashAlgorithm } from '../../core/object-kind.ts';
import { verifyObject } from '../../store/corrupt.ts';
import { problemOf } from '../../store/fsck.ts';
import { historyStore } from '../../store/history-store.ts';
import type { Store, StoreProblem } from '../../store/store.ts';
import { treeStore } from '../../store/tree-store.ts';
import { MemoryBatch } from './memory-batch.ts';
import { memoryBinary } from './memory-binary.ts';
import { memoryObjects, type ObjectMap } from './memory-objects.ts';
import { MemoryRefs } from './memory-refs.ts';

/**
 * Makes a store that is gone with the process: for tests, previews, and the browser. It gives every guarantee of the contract
 * but durability.
 *
 * @example const store = memoryStore();
 */
export function memoryStore(algorithm: HashAlgorithm = 'sha1'): Store {
  const map: ObjectMap = new Map();
  const objects = memoryObjects(map, algorithm);
  const refs = new MemoryRefs(algorithm, id => map.has(id));
  return {
    algorithm,
    objects,
    trees: treeStore(objects),
    history: historyStore(objects),
    refs,
    binary: memoryBinary(),
    batch: () => new MemoryBatch(map, refs, algorithm),
    stats: () => ({
      backend: 'memory',
      algorithm,
      objects: map.size,
      refs: refs.list().length,
      storedBytes: 0,
      segments: 0,
      indexRuns: 0,
    }),
    inspect: () => inspect(map),
    close: () => undefined,
  };
}

async function* inspect(map: ObjectMap): AsyncGenerator<StoreProblem> {
  for (const [id, { kind, body }] of map) {
    try {
      verifyObject(id, kind, body);
    } catch (error) {
      yield problemOf(error, kind, id);
    }
  }
}
