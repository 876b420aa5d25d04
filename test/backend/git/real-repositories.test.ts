import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openGitStore } from '../../../src/backend/git/git-store.ts';
import { checkStore } from '../../../src/store/fsck.ts';
import type { Store } from '../../../src/store/store.ts';
import { allOf } from '../../store/all-of.ts';
import { describeNeeding } from '../../tools.ts';
import { fsck, git, temporaryFolder } from './repository.ts';

/** Makes a repository with some history, which has similar files, a merge and a tag of its own kind. */
function makeHistory(folder: string, format = 'sha1'): void {
  mkdirSync(folder, { recursive: true });
  git(folder, ['init', '-q', '-b', 'main', `--object-format=${format}`]);
  for (let round = 0; round < 12; round += 1) {
    const lines = Array.from({ length: 120 }, (_, i) => `line ${i} of ${i % 12 === round ? `round ${round}` : 'old'}`);
    writeFileSync(join(folder, 'long.md'), `${lines.join('\n')}\n`);
    writeFileSync(join(folder, `file${round}.md`), `# File ${round}\n`);
    git(folder, ['add', '.']);
    git(folder, ['commit', '-qm', `round ${round}`]);
  }
  git(folder, ['checkout', '-qb', 'side', 'HEAD~3']);
  writeFileSync(join(folder, 'side.md'), 'side\n');
  git(folder, ['add', '.']);
  git(folder, ['commit', '-qm', 'side']);
  git(folder, ['checkout', '-q', 'main']);
  git(folder, ['merge', '-qm', 'merge', 'side']);
  git(folder, ['tag', '-am', 'the first', 'v1']);
}

/** Reads everything and compares it with what git says. */
async function expectSame(store: Store, folder: string): Promise<void> {
  const listed = git(folder, ['cat-file', '--batch-all-objects', '--batch-check']).trim().split('\n').sort();
  const ours: string[] = [];
  for await (const id of store.objects.ids()) {
    const object = await store.objects.read(id);
    const info = await store.objects.info(id);
    expect(info).toEqual({ kind: object?.kind, size: object?.body.length });
    ours.push(`${id} ${object?.kind} ${object?.body.length}`);
  }
  expect(ours).toEqual(listed);
  const refs = git(folder, ['for-each-ref', '--format=%(objectname) %(refname)']).trim().split('\n').sort();
  const found = (await store.refs.list('refs/')).map(
    async ({ name }) => `${(await store.refs.resolve(name))?.id} ${name}`,
  );
  expect((await Promise.all(found)).sort()).toEqual(refs);
  expect(await allOf(checkStore(store))).toEqual([]);
  await expectLog(store, folder);
}

async function expectLog(store: Store, folder: string): Promise<void> {
  const head = (await store.refs.resolve('HEAD'))?.id ?? '';
  const walked = (await allOf(store.history.walk([head]))).map(({ id, commit }) => `${id} ${commit.parents.join(' ')}`);
  const logged = git(folder, ['log', '--format=%H %P']).trimEnd().split('\n');
  expect(walked.map(line => line.trim()).sort()).toEqual(logged.map(line => line.trim()).sort());
}

describeNeeding('git', 'a repository made by git', () => {
  it.each(['sha1', 'sha256'])('is read as it was committed, and when all is packed (%s)', async format => {
    const folder = temporaryFolder();
    makeHistory(folder, format);
    const store = await openGitStore({ path: folder });
    expect(store.algorithm).toBe(format);
    await expectSame(store, folder);
    // The store stays open while git moves everything.
    git(folder, ['gc', '-q', '--aggressive', '--prune=now']);
    await expectSame(store, folder);
    expect((await store.stats()).segments).toBe(1);
    await store.close();
  });

  it('is read with an index over many packs, bitmaps and a commit-graph', async () => {
    const folder = temporaryFolder();
    makeHistory(folder);
    git(folder, ['repack', '-qd']);
    writeFileSync(join(folder, 'more.md'), 'more\n');
    git(folder, ['add', '.']);
    git(folder, ['commit', '-qm', 'more']);
    git(folder, ['repack', '-qd']);
    git(folder, ['multi-pack-index', 'write', '--bitmap']);
    git(folder, ['commit-graph', 'write', '--reachable']);
    const store = await openGitStore({ path: folder });
    await expectSame(store, folder);
    expect(await store.stats()).toMatchObject({ segments: 2, indexRuns: 3 });
    await store.close();
  });

  it('is read with an old index, and with deltas that name their base', async () => {
    const folder = temporaryFolder();
    makeHistory(folder);
    git(folder, ['-c', 'pack.indexVersion=1', '-c', 'repack.useDeltaBaseOffset=false', 'repack', '-qadf']);
    const store = await openGitStore({ path: folder });
    await expectSame(store, folder);
    await store.close();
  });

  it('is read through what it borrows', async () => {
    const folder = temporaryFolder();
    makeHistory(join(folder, 'origin'));
    git(folder, ['clone', '-q', '--shared', 'origin', 'clone']);
    git(folder, ['clone', '-q', '--shared', 'clone', 'second']);
    const second = join(folder, 'second');
    const info = join(second, '.git', 'objects', 'info', 'alternates');
    const store = await openGitStore({ path: second });
    await expectSame(store, second);
    await store.close();
    writeFileSync(info, '../../../clone/.git/objects\n');
    // A circle: the first borrows from the second.
    writeFileSync(join(folder, 'origin', '.git', 'objects', 'info', 'alternates'), `${join(second, '.git/objects')}\n`);
    const relative = await openGitStore({ path: second });
    const head = (await relative.refs.resolve('HEAD'))?.id ?? '';
    expect(await allOf(relative.history.walk([head]))).toHaveLength(14);
    await relative.close();
  });

  it('is read in a further work tree and in a submodule, whose commit is kept as it is', async () => {
    const folder = temporaryFolder();
    const main = join(folder, 'main');
    makeHistory(main);
    git(main, ['worktree', 'add', '-q', '../tree', '-b', 'other', 'HEAD~2']);
    const tree = await openGitStore({ path: join(folder, 'tree') });
    expect(await tree.refs.read('HEAD')).toEqual({ symbolic: 'refs/heads/other' });
    await expectSame(tree, join(folder, 'tree'));
    await tree.close();
    const outer = join(folder, 'outer');
    makeHistory(outer);
    git(outer, ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', main, 'inner']);
    git(outer, ['commit', '-qm', 'a submodule']);
    const inner = await openGitStore({ path: join(outer, 'inner', '.git') });
    expect((await inner.refs.resolve('HEAD'))?.id).toBe(git(main, ['rev-parse', 'HEAD']).trim());
    await inner.close();
    const store = await openGitStore({ path: outer });
    await expectSame(store, outer);
    const head = (await store.refs.resolve('HEAD'))?.id ?? '';
    const entry = await store.trees.entryAt((await store.history.read(head)).tree, 'inner');
    expect(entry).toEqual({ mode: '160000', name: 'inner', id: git(main, ['rev-parse', 'HEAD']).trim() });
    await store.close();
  });

  it('is read where history was cut off', async () => {
    const folder = temporaryFolder();
    makeHistory(join(folder, 'origin'));
    git(folder, ['clone', '-q', '--depth=3', `file://${join(folder, 'origin')}`, 'clone']);
    const clone = join(folder, 'clone');
    const store = await openGitStore({ path: clone });
    await expectSame(store, clone);
    await store.close();
  });

  it('says of what a partial clone left behind where it is', async () => {
    const folder = temporaryFolder();
    makeHistory(join(folder, 'origin'));
    git(join(folder, 'origin'), ['config', 'uploadpack.allowFilter', 'true']);
    git(folder, ['clone', '-q', '--bare', '--filter=tree:0', `file://${join(folder, 'origin')}`, 'clone.git']);
    const store = await openGitStore({ path: join(folder, 'clone.git') });
    const head = (await store.refs.resolve('HEAD'))?.id ?? '';
    const { tree } = await store.history.read(head);
    expect(await store.objects.read(tree)).toBeUndefined();
    await expect(async () => store.trees.read(tree)).rejects.toMatchObject({
      code: 'object-missing',
      message: expect.stringContaining('origin has promised it'),
    });
    const severities = (await allOf(checkStore(store))).map(({ severity }) => severity);
    expect(new Set(severities)).toEqual(new Set(['note']));
    await store.close();
  });

  it('is read with packed refs whose order is not what they say', async () => {
    const folder = temporaryFolder();
    makeHistory(folder);
    for (const name of ['a', 'b/c', 'b-d']) git(folder, ['branch', name]);
    git(folder, ['pack-refs', '--all']);
    const path = join(folder, '.git', 'packed-refs');
    const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
    const peeled = lines.splice(-2);
    writeFileSync(path, `${[header, ...peeled, ...lines.reverse()].join('\n')}\n`);
    const store = await openGitStore({ path: folder });
    const names = ['refs/heads/a', 'refs/heads/b-d', 'refs/heads/b/c', 'refs/heads/main', 'refs/heads/side'];
    expect((await store.refs.list('refs/heads/')).map(({ name }) => name)).toEqual(names);
    const problems = await allOf(store.inspect());
    expect(problems.map(({ message }) => message)).toEqual(['It says that it is sorted, and is not.']);
    // What is deleted is gone for git, too, and what is left is sorted again.
    const log = { by: { name: 'Ada', email: 'a@b', time: 1, zone: '+0000' }, message: 'gone' };
    await store.refs.update([{ name: 'refs/heads/a', to: 'absent', log }]);
    expect(git(folder, ['branch', '--format=%(refname:short)']).trim().split('\n')).toEqual([
      'b-d',
      'b/c',
      'main',
      'side',
    ]);
    expect(await allOf(store.inspect())).toEqual([]);
    expect(fsck(folder)).toBe('');
    await store.close();
  });

  it.each([
    ['a name with ".."', (text: string) => text.replace('refs/heads/main', 'refs/heads/../main')],
    ['no end of the last line', (text: string) => text.trimEnd()],
    ['a line without id', (text: string) => `${text}refs/heads/x\n`],
  ])('is refused, as git does, when packed refs have %s', async (_, damage) => {
    const folder = temporaryFolder();
    makeHistory(folder);
    git(folder, ['pack-refs', '--all']);
    const path = join(folder, '.git', 'packed-refs');
    writeFileSync(path, damage(readFileSync(path, 'utf8')));
    expect(() => git(folder, ['rev-parse', 'refs/heads/main'])).toThrow();
    const store = await openGitStore({ path: folder });
    await expect(async () => store.refs.read('refs/heads/main')).rejects.toMatchObject({
      code: 'object-corrupt',
      message: expect.stringContaining(path),
    });
    expect((await allOf(store.inspect())).map(({ message }) => message).join()).toContain(path);
    await store.close();
  });

  it.each([
    ['core.repositoryformatversion', '2', 'the format version "2"'],
    ['extensions.quantum', 'true', '"quantum"'],
    ['extensions.refstorage', 'reftable', '"refstorage" = "reftable"'],
    ['extensions.objectformat', 'md5', '"md5"'],
  ])('of the future is refused by name: %s', async (name, value, said) => {
    const folder = temporaryFolder();
    makeHistory(folder);
    git(folder, ['config', 'core.repositoryformatversion', '1']);
    git(folder, ['config', name, value]);
    await expect(openGitStore({ path: folder, create: true })).rejects.toMatchObject({
      code: 'store-format',
      message: expect.stringContaining(said),
    });
  });

  it('with a configuration that cannot be read is refused with the line', async () => {
    const folder = temporaryFolder();
    makeHistory(folder);
    appendFileSync(join(folder, '.git', 'config'), '[section\n');
    const lines = readFileSync(join(folder, '.git', 'config'), 'utf8')
      .trimEnd()
      .split('\n').length;
    expect(() => git(folder, ['status'])).toThrow();
    await expect(openGitStore({ path: folder })).rejects.toMatchObject({ code: 'store-format', data: { line: lines } });
  });

  it('that is not there is missing, and is made only when asked', async () => {
    const folder = temporaryFolder();
    await expect(openGitStore({ path: folder })).rejects.toMatchObject({ code: 'object-missing' });
    rmSync(folder, { recursive: true });
    const store = await openGitStore({ path: folder, create: true, bare: false });
    expect(git(folder, ['rev-parse', '--is-bare-repository']).trim()).toBe('false');
    await store.close();
  });
});
