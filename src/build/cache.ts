import { Keyv } from 'keyv';
import { hash } from '../bytes/hash.ts';

/** Changes whenever the shape of a cached value changes. */
const CACHE_VERSION = 'pylit1';

/**
 * The build's cache: JSON values by content key. Each value carries its digest, so a torn or poisoned entry is a miss; a cache that fails
 * makes a build slow, never wrong.
 */
export interface BuildCache {
  getMany<Value>(keys: readonly string[]): Promise<(Value | undefined)[]>;
  setMany(entries: readonly { readonly key: string; readonly value: unknown }[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens the cache over any Keyv storage. */
export function openCache(store: ConstructorParameters<typeof Keyv>[0]): BuildCache {
  const keyv = new Keyv(store);
  let failed = false;
  keyv.on('error', () => {
    failed = true;
  });
  return {
    async getMany<Value>(keys: readonly string[]) {
      if (failed || keys.length === 0) return keys.map(() => undefined);
      try {
        const found = await keyv.getMany<string>(keys.map(prefixed));
        return keys.map((_, index) => open<Value>(found[index]));
      } catch {
        failed = true;
        return keys.map(() => undefined);
      }
    },
    async setMany(entries) {
      if (failed || entries.length === 0) return;
      try {
        await keyv.setMany(entries.map(({ key, value }) => ({ key: prefixed(key), value: seal(value) })));
      } catch {
        failed = true;
      }
    },
    async close() {
      try {
        await keyv.disconnect();
      } catch {
        // Closing a broken cache may fail too; there is nothing left to do.
      }
    },
  };
}

function prefixed(key: string): string {
  return `${CACHE_VERSION}:${key}`;
}

function seal(value: unknown): string {
  const json = JSON.stringify(value);
  return hash('sha256', json).slice(0, 32) + json;
}

function open<Value>(sealed: unknown): Value | undefined {
  if (typeof sealed !== 'string') return undefined;
  const json = sealed.slice(32);
  if (hash('sha256', json).slice(0, 32) !== sealed.slice(0, 32)) return undefined;
  return JSON.parse(json) as Value;
}
