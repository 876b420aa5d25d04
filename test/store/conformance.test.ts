import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryStore } from '../../src/backend/memory/memory-store.ts';
import { openNativeStore } from '../../src/backend/native/native-store.ts';
import type { Store } from '../../src/store/store.ts';
import { describeBackend } from './conformance.ts';

describeBackend({
  name: 'memory',
  make: async algorithm => memoryStore(algorithm),
  cleanUp: async () => undefined,
});

const folders: string[] = [];
const paths = new Map<Store, string>();

describeBackend({
  name: 'native',
  make: async algorithm => {
    const folder = await mkdtemp(join(tmpdir(), 'pylit-store-'));
    folders.push(folder);
    const path = join(folder, '.pylit', 'store.db');
    const store = await openNativeStore({ path, create: true, algorithm });
    paths.set(store, path);
    return store;
  },
  reopen: async store => {
    const path = paths.get(store) ?? '';
    await store.close();
    const reopened = await openNativeStore({ path });
    paths.set(reopened, path);
    return reopened;
  },
  cleanUp: async () => {
    paths.clear();
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  },
});
