import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openGitStore } from '../../../src/backend/git/git-store.ts';
import { PylitError } from '../../../src/core/error.ts';
import { checkStore } from '../../../src/store/fsck.ts';
import type { Store } from '../../../src/store/store.ts';
import { allOf } from '../../store/all-of.ts';
import { describeNeeding } from '../../tools.ts';
import { by, commitFiles, git, temporaryFolder } from './repository.ts';

/*
 * One bit of one file is flipped, many times over. Each flip must be found by the check, or change nothing that can be read; and
 * no read may ever give other bytes than those that were stored.
 */

const FLIPS = process.env.PYLIT_SOAK === '1' ? 1500 : 60;

async function makeRepository(path: string): Promise<void> {
  const store = await openGitStore({ path, create: true });
  for (let i = 0; i < 6; i += 1) {
    const text = Array.from({ length: 60 }, (_, line) => `line ${line} ${line % 6 === i ? i : ''}`).join('\n');
    await commitFiles(store, { 'a.md': text, 'b.md': `${i}` });
  }
  git(path, ['tag', '--create-reflog', '-am', 'tag', 'v1', 'main']);
  git(path, ['-c', 'gc.reflogExpire=never', 'gc', '-q', '--prune=now']);
  git(path, ['repack', '-qadf', '--depth=5']);
  await commitFiles(store, { 'a.md': 'loose\n', 'c.md': 'x'.repeat(3000) });
  const id = (await store.refs.resolve('HEAD'))?.id ?? '';
  await store.refs.update([{ name: 'refs/heads/other', to: id, log: { by, message: 'other' } }]);
  await store.refs.update([
    { name: 'refs/heads/other', to: `${await store.history.parents(id)}`, log: { by, message: 'back' } },
  ]);
  git(path, ['pack-refs', '--all']);
  await store.close();
}

/** All that can be read, as text; what is damaged says so. */
async function readAll(store: Store, ids: readonly string[]): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  const note = async (what: string, read: () => Promise<unknown>) => {
    try {
      all.set(what, JSON.stringify(await read()));
    } catch (error) {
      if (!(error instanceof PylitError) || error.code !== 'object-corrupt') throw error;
      all.set(what, 'damaged');
    }
  };
  for (const id of ids) {
    await note(id, async () => {
      const object = await store.objects.read(id);
      return object && [object.kind, Buffer.from(object.body).toString('latin1')];
    });
    await note(`${id} size`, async () => store.objects.info(id));
  }
  await note('refs', async () => Promise.all((await store.refs.list()).map(({ name }) => store.refs.resolve(name))));
  await note('ids', async () => allOf(store.objects.ids()));
  return all;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

describeNeeding('git', 'a flipped bit in a repository', () => {
  it.each([
    ['a pack', /\.pack$/],
    ['the index of a pack', /\.idx$/],
    ['a loose object', /^objects\/..\//],
    ['packed refs', /^packed-refs$/],
  ])(
    'in %s is found, or nothing can see it',
    async (_, pattern) => {
      const folder = temporaryFolder();
      const sound = join(folder, 'sound.git');
      await makeRepository(sound);
      const store = await openGitStore({ path: sound });
      const ids = await allOf(store.objects.ids());
      const known = await readAll(store, ids);
      expect(await allOf(checkStore(store))).toEqual([]);
      await store.close();
      const files = filesBelow(sound)
        .filter(file => pattern.test(file))
        .sort();
      expect(files).not.toEqual([]);
      const path = join(folder, 'flipped.git');
      cpSync(sound, path, { recursive: true });
      let found = 0;
      for (let round = 0; round < FLIPS; round += 1) {
        const file = files[round % files.length] ?? '';
        const bytes = readFileSync(join(sound, file));
        // The golden ratio spreads the places evenly.
        const bit = Math.floor(((round * 0.6180339887498949) % 1) * bytes.length * 8);
        const place = `bit ${bit & 7} of byte ${bit >> 3} of ${file}`;
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        chmodSync(join(path, file), 0o644);
        writeFileSync(join(path, file), bytes);
        if (await expectFoundOrHarmless(path, ids, known, place)) found += 1;
        cpSync(join(sound, file), join(path, file));
      }
      expect(found).toBeGreaterThan(FLIPS * 0.8);
      rmSync(path, { recursive: true });
    },
    120_000,
  );
});

async function expectFoundOrHarmless(
  path: string,
  ids: readonly string[],
  known: ReadonlyMap<string, string>,
  place: string,
): Promise<boolean> {
  const store = await openGitStore({ path });
  try {
    const problems = await allOf(checkStore(store));
    const now = await readAll(store, ids);
    const other = [...known].filter(([what, text]) => now.get(what) !== text);
    if (problems.length === 0) expect(other, `${place}: not found, and seen`).toEqual([]);
    // Objects may be damaged or hidden; what is given must be right.
    const wrong = other.filter(
      ([what]) => /^[0-9a-f]{40}$/.test(what) && !/^damaged$/.test(now.get(what) ?? 'damaged'),
    );
    expect(
      wrong.filter(([what]) => now.get(what) !== undefined && now.get(what) !== 'undefined'),
      place,
    ).toEqual([]);
    return problems.length > 0;
  } finally {
    await store.close();
  }
}
