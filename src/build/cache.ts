import { decodeValue, type EncodedEntry, type EncodedValue, encodeValue } from './cache/encoded-value.ts';

/** Values read, or written in one transaction, at one time: the texts of a large project do not have to fit into memory together. */
const SLICE = 500;

/**
 * The build's cache: values by content key. A value is JSON-able data, or a string or `Uint8Array`, which are kept as they are. An entry that is
 * torn or not what it claims to be is a miss; a cache that fails makes a build slow, never wrong.
 */
export interface BuildCache {
  getMany<Value>(keys: readonly string[]): Promise<(Value | undefined)[]>;
  setMany(entries: readonly { readonly key: string; readonly value: unknown }[]): Promise<void>;
  /** The same values as `getMany`, as JSON in UTF-8, of the cache on this machine. */
  localJson(keys: readonly string[]): (Uint8Array | undefined)[];
  /** Ends the writing to a shared cache, too. */
  close(): Promise<void>;
}

/** The cache on this machine. A failure is an exception. */
export interface LocalStore {
  getMany(keys: readonly string[]): (EncodedValue | undefined)[];
  setMany(entries: readonly EncodedEntry[]): void;
  close(): void;
}

/** A cache that others write to, too. It never fails: what it has not, or cannot be trusted, is absent. */
export interface SharedCache {
  /** The entries that are there, in no particular order; with each its value, decoded. */
  getMany(keys: readonly string[]): Promise<(EncodedEntry & { readonly decoded: unknown })[]>;
  /** Writes behind the caller's back; waits only when much is waiting to be written. */
  setMany(entries: readonly EncodedEntry[]): Promise<void>;
  /** Ends the writing and the connection. */
  close(): Promise<void>;
}

/** What a build's cache is made of. */
export interface CacheOptions {
  readonly store: LocalStore;
  /** Opens the cache that a team shares, behind the local one; called when it is needed. */
  readonly shared?: () => Promise<SharedCache>;
  /** Told in a sentence, once, what is wrong with the local cache. */
  readonly onProblem?: (message: string) => void;
}

/** Opens the cache: what the local store has not is looked for in the shared cache, and what is new goes to both. */
export function openCache({ store, shared: open, onProblem }: CacheOptions): BuildCache {
  const local = failingOnce(store, onProblem ?? (() => {}));
  let opened: Promise<SharedCache> | undefined;
  const shared = () => (opened ??= open?.());

  async function getSlice(keys: readonly string[]): Promise<unknown[]> {
    const values = local.getMany(keys).map(encoded => encoded && decodeValue(encoded));
    const missing = keys.filter((_, index) => values[index] === undefined);
    const others = missing.length > 0 ? await shared() : undefined;
    if (!others) return values;
    const entries = await others.getMany(missing);
    local.setMany(entries);
    const found = new Map(entries.map(({ key, decoded }) => [key, decoded]));
    return keys.map((key, index) => values[index] ?? found.get(key));
  }

  return {
    async getMany<Value>(keys: readonly string[]) {
      const values: unknown[] = [];
      for (let start = 0; start < keys.length; start += SLICE)
        values.push(...(await getSlice(keys.slice(start, start + SLICE))));
      return values as (Value | undefined)[];
    },
    localJson: keys => local.getMany(keys).map(value => (value?.kind === 0 ? bytesOf(value.data) : undefined)),
    async setMany(entries) {
      for (let start = 0; start < entries.length; start += SLICE) {
        const encoded = entries
          .slice(start, start + SLICE)
          .map(({ key, value }) => ({ key, value: encodeValue(value) }));
        local.setMany(encoded);
        await (await shared())?.setMany(encoded);
      }
    },
    async close() {
      local.close();
      await (await opened)?.close();
    },
  };
}

function bytesOf(data: string | Uint8Array): Uint8Array {
  return typeof data === 'string' ? Buffer.from(data) : data;
}

/** A store whose failures are misses: after the first it is not asked again. */
function failingOnce(store: LocalStore, onProblem: (message: string) => void): LocalStore {
  let failed = false;
  const attempt = <Result>(work: () => Result, otherwise: Result): Result => {
    if (failed) return otherwise;
    try {
      return work();
    } catch (error) {
      failed = true;
      const reason = error instanceof Error ? error.message : String(error);
      onProblem(`The build's cache is not used for the rest of this build, which takes longer: ${reason}.`);
      return otherwise;
    }
  };
  return {
    getMany: keys =>
      attempt(
        () => store.getMany(keys),
        keys.map(() => undefined),
      ),
    setMany: entries => attempt(() => store.setMany(entries), undefined),
    close() {
      try {
        store.close();
      } catch {
        // Closing a broken cache may fail, too; there is nothing left to do.
      }
    },
  };
}
