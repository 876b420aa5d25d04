import { decodeUtf8, encodeUtf8 } from '../../bytes/utf8.ts';
import { PylitError, quote } from '../../core/error.ts';
import type { HashAlgorithm } from '../../core/object-kind.ts';
import { historyStore } from '../../store/history-store.ts';
import { INITIAL_HEAD } from '../../store/ref-plan.ts';
import type { Store } from '../../store/store.ts';
import { treeStore } from '../../store/tree-store.ts';
import { collect } from './collect.ts';
import { type Database, openDatabase } from './database.ts';
import { IdIndex } from './id-index.ts';
import { inspectStore } from './inspect.ts';
import { NativeBatch } from './native-batch.ts';
import { NativeBinary } from './native-binary.ts';
import { NativeObjects } from './native-objects.ts';
import { formatRef, NativeRefs } from './native-refs.ts';
import { seal, unseal } from './sealed.ts';
import { EMPTY_STATE, writeState } from './state.ts';
import { readStats } from './stats.ts';

export interface NativeStoreOptions {
  /** Path of the file, `.pylit/store.db` of a project. */
  readonly path: string;
  /** Make the store where there is none. Without it, opening fails with `object-missing`. */
  readonly create?: boolean;
  /** Object format of a store that is made now. */
  readonly algorithm?: HashAlgorithm;
}

/**
 * Opens pylit's own store: one SQLite file (see FORMAT.md). Any number of processes may use it at once.
 *
 * @throws PylitError `object-missing`, `store-format`, `store-locked`, `object-corrupt`, `io`
 * @example const store = await openNativeStore({ path: '.pylit/store.db', create: true });
 */
export async function openNativeStore(options: NativeStoreOptions): Promise<Store> {
  const database = await openDatabase(options.path, options.create === true);
  try {
    return assemble(database, objectFormat(database, options.algorithm));
  } catch (error) {
    database.close();
    throw error;
  }
}

function assemble(database: Database, algorithm: HashAlgorithm): Store {
  const index = new IdIndex(database, algorithm);
  const objects = new NativeObjects(database, index, algorithm);
  const refs = new NativeRefs(database, algorithm, id => {
    index.refresh(); // it may have been removed
    return objects.has(id);
  });
  return {
    algorithm,
    objects,
    trees: treeStore(objects),
    history: historyStore(objects),
    refs,
    binary: new NativeBinary(database),
    batch: () => new NativeBatch(database, index, refs, algorithm),
    stats: () => readStats(database, index, algorithm),
    inspect: () => inspectStore(database, index, algorithm),
    collect: options => collect({ database, index, objects, refs, algorithm }, options),
    close: () => database.close(),
  };
}

/** Reads the object format, and writes it and HEAD into a store that has just been made. */
function objectFormat(database: Database, wanted: HashAlgorithm = 'sha1'): HashAlgorithm {
  const found = readFormat(database);
  if (found !== undefined) return found;
  return database.write(() => {
    const other = readFormat(database);
    if (other !== undefined) return other;
    database.run('INSERT INTO meta VALUES (?, ?)', 'object-format', seal('meta', 'object-format', encodeUtf8(wanted)));
    writeState(database, EMPTY_STATE);
    database.run('INSERT INTO ref VALUES (?, ?)', 'HEAD', formatRef('HEAD', INITIAL_HEAD));
    return wanted;
  });
}

function readFormat(database: Database): HashAlgorithm | undefined {
  const record = database.get("SELECT data FROM meta WHERE name = 'object-format'")?.data;
  if (record === undefined) return undefined;
  const name = decodeUtf8(unseal('meta', 'object-format', record));
  if (name === 'sha1' || name === 'sha256') return name;
  throw new PylitError('store-format', `Expected the object format sha1 or sha256, found ${quote(name)}.`, {
    hint: 'A newer pylit wrote this store; use that one.',
  });
}
