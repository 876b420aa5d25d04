import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openGitStore } from '../../../src/backend/git/git-store.ts';
import { checkStore } from '../../../src/store/fsck.ts';
import { allOf } from '../../store/all-of.ts';
import { acknowledged, FROM_SOURCE, startCommitter } from '../../store/committer-process.ts';
import { describeNeeding } from '../../tools.ts';
import { commitFiles, fsck, GIT_ENVIRONMENT, git, temporaryFolder } from './repository.ts';

const committer = join(import.meta.dirname, 'committer.ts');

/** The long form of these tests, for a machine that has an hour. */
const LONG = process.env.PYLIT_SOAK === '1';

async function expectAll(path: string, ids: readonly string[], branch = 'refs/heads/main'): Promise<void> {
  const walked = new Set(git(path, ['rev-list', branch]).trim().split('\n'));
  expect(ids.filter(id => !walked.has(id))).toEqual([]);
  expect(fsck(path)).toBe('');
}

describeNeeding('git', 'processes that share a repository', () => {
  it('lose no commit when two write at once, also while the repository is made', async () => {
    const path = join(temporaryFolder(), 'store.git');
    const runs = [startCommitter(committer, path, 'ada', 20), startCommitter(committer, path, 'bob', 20)];
    const ended = await Promise.all(runs.map(acknowledged));
    expect(ended.map(({ errors, code }) => ({ errors, code }))).toEqual([
      { errors: '', code: 0 },
      { errors: '', code: 0 },
    ]);
    const ids = ended.flatMap(one => one.ids);
    expect(new Set(ids).size).toBe(40);
    await expectAll(path, ids);
    const store = await openGitStore({ path });
    const log = await store.refs.log('refs/heads/main');
    expect(log.map(entry => entry.after).sort()).toEqual(ids.toSorted());
    expect(await allOf(checkStore(store))).toEqual([]);
    await store.close();
  });

  it('never show git a torn state', async () => {
    const path = join(temporaryFolder(), 'store.git');
    const child = startCommitter(committer, path, 'ada', 1_000_000);
    const ended = acknowledged(child);
    await new Promise(resolve => child.stdout.once('data', resolve));
    const commands = [
      ['for-each-ref', '--format=%(refname) %(objecttype) %(tree)'],
      ['rev-parse', '--verify', 'refs/heads/main^{tree}'],
      ['cat-file', '--batch-all-objects', '--batch-check'],
      ['log', '-3', '--stat', 'main'],
    ];
    const torn: string[] = [];
    // Git is asked from here one after the other, while the other process goes on.
    for (let i = 0; i < (LONG ? 2000 : 400); i += 1) {
      const args = commands[i % commands.length] ?? [];
      const { status, stderr } = spawnSync('git', ['-C', path, ...args], { env: GIT_ENVIRONMENT, maxBuffer: 2 ** 28 });
      if (status !== 0 || stderr.length > 0) torn.push(`${args.join(' ')}: ${stderr}`);
    }
    child.kill('SIGKILL');
    const { ids, errors } = await ended;
    expect(torn).toEqual([]);
    expect(errors).toBe('');
    expect(ids.length).toBeGreaterThan(5);
    await expectAll(path, ids);
  });

  it('read on while git packs everything and removes what was loose', async () => {
    const path = join(temporaryFolder(), 'store.git');
    const [writer, reader] = [await openGitStore({ path, create: true }), await openGitStore({ path })];
    const ids: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      ids.push(await commitFiles(writer, { 'a.md': `round ${round}\n`.repeat(100) }));
      git(path, ['gc', '-q', '--prune=now']);
      expect((await reader.objects.readMany(ids)).filter(object => !object)).toEqual([]);
      expect((await reader.refs.resolve('HEAD'))?.id).toBe(ids.at(-1));
    }
    expect(await allOf(checkStore(reader))).toEqual([]);
    await writer.close();
    await reader.close();
  });
});

describeNeeding('git', 'a process killed with SIGKILL', () => {
  it('loses nothing that it acknowledged, and leaves a repository that can be written at once', async () => {
    const path = join(temporaryFolder(), 'store.git');
    const all: string[] = [];
    const rounds = LONG ? 100 : 10;
    for (let round = 0; round < rounds; round += 1) {
      const child = startCommitter(committer, path, `round${round}`, 1_000_000);
      child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), (round * 37) % 61));
      const { ids, errors } = await acknowledged(child);
      expect(errors).toBe('');
      all.push(...ids);
      await expectAll(path, all);
    }
    expect(all.length).toBeGreaterThanOrEqual(rounds);
    const store = await openGitStore({ path });
    expect((await allOf(checkStore(store))).filter(({ severity }) => severity === 'error')).toEqual([]);
    await store.close();
  }, 900_000);
});

describeNeeding('git', 'a write that fails', () => {
  // A loose object, a pack, and the log of the branch have their turn.
  it.each([
    ['bob', 1],
    ['bob', 4],
    ['bob', 16],
    ['tiny', 1],
  ])('leaves no broken object, and is made good by trying again (%s, %i KiB)', async (name, limit) => {
    const path = join(temporaryFolder(), 'store.git');
    const first = await acknowledged(startCommitter(committer, path, 'ada', 2));
    expect(first).toMatchObject({ errors: '', code: 0 });
    const words = [process.execPath, ...FROM_SOURCE, committer, path, name, '8'].map(word => `'${word}'`);
    const script = `trap '' XFSZ; ulimit -f ${limit * 2}; exec ${words.join(' ')}`;
    const failed = spawnSync('sh', ['-c', script]);
    expect(failed.stderr.toString()).toMatch(/^io: /);
    expect(failed.status).toBe(3);
    const known = failed.stdout
      .toString()
      .split('\n')
      .filter(line => line.length === 40);
    await expectAll(path, [...first.ids, ...known]);
    expect(readdirSync(join(path, 'objects')).filter(name => name.startsWith('tmp'))).toEqual([]);
    const again = await acknowledged(startCommitter(committer, path, name, 8));
    expect(again).toMatchObject({ errors: '', code: 0 });
    await expectAll(path, [...first.ids, ...known, ...again.ids]);
  });
});
