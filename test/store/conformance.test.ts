import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type GitStoreOptions, openGitStore } from '../../src/backend/git/git-store.ts';
import { memoryStore } from '../../src/backend/memory/memory-store.ts';
import { openNativeStore } from '../../src/backend/native/native-store.ts';
import type { Store } from '../../src/store/store.ts';
import { hasTool } from '../tools.ts';
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

function describeGit(name: string, extra: Pick<GitStoreOptions, 'namespace'>): void {
  describeBackend({
    name,
    make: async algorithm => {
      const folder = await mkdtemp(join(tmpdir(), 'pylit-git-store-'));
      folders.push(folder);
      const path = join(folder, 'store.git');
      const store = await openGitStore({ path, create: true, algorithm, ...extra });
      paths.set(store, path);
      return store;
    },
    reopen: async store => {
      const path = paths.get(store) ?? '';
      await store.close();
      const reopened = await openGitStore({ path, ...extra });
      paths.set(reopened, path);
      return reopened;
    },
    cleanUp: async () => {
      paths.clear();
      for (const folder of folders.splice(0)) {
        if (hasTool('git')) expectSound(join(folder, 'store.git'));
        await rm(folder, { recursive: true });
      }
    },
  });
}

/** Tests that store what git takes for broken objects: there only the files that hold them must be sound. */
const ODD_OBJECTS = /keeps any bytes of any kind|reports links to nothing/;

/** What git says of symbolic refs to branches that are not there yet, as "git symbolic-ref" makes them too. */
const EXPECTED = /^(?:notice: .*|Checking .*|error: refs\/(?:pylit\/)?x\/a: invalid sha1 pointer 0+)\n/gm;

function expectSound(path: string): void {
  const odd = ODD_OBJECTS.test(expect.getState().currentTestName ?? '');
  const args = odd ? ['cat-file', '--batch-all-objects', '--batch'] : ['fsck', '--strict', '--full'];
  const env = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const { status, stderr } = spawnSync('git', ['-C', path, ...args], { env, maxBuffer: 2 ** 28 });
  const said = stderr.toString();
  expect(said.replace(EXPECTED, '')).toBe('');
  expect(status).toBe(said.includes('invalid sha1 pointer') ? 2 : 0);
}

describeGit('git', {});
describeGit('git in a namespace', { namespace: 'refs/pylit/' });
