import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/backend/memory/memory-store.ts';
import { streamOf } from '../../src/bytes/byte-stream.ts';
import { blobId } from '../../src/bytes/object-id.ts';
import { makeSignature } from '../../src/core/signature.ts';
import { encodeTag } from '../../src/core/tag.ts';
import { identity, parseDate } from '../../src/repository/identity.ts';
import { openRepository, repositoryOver, STORE_PATH } from '../../src/repository/open.ts';
import type { Repository } from '../../src/repository/repository.ts';
import { findRevision } from '../../src/repository/revision.ts';
import type { Store } from '../../src/store/store.ts';
import { allOf } from '../store/all-of.ts';

const ada = makeSignature('Ada', 'ada@example.org', 1_700_000_000, '+0100');
const by = { author: ada, committer: ada };

describe('a repository in a folder', () => {
  let root: string;
  let repository: Repository;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pylit-repository-'));
    repository = openRepository({ root });
  });
  afterEach(async () => {
    await repository.close();
    rmSync(root, { recursive: true });
  });

  it('makes nothing while it is only read', async () => {
    expect(await repository.head()).toEqual({});
    expect(await allOf(repository.log())).toEqual([]);
    await expect(repository.find('HEAD')).rejects.toMatchObject({ code: 'usage' });
    expect(existsSync(join(root, STORE_PATH))).toBe(false);
  });

  it('commits nested folders, and reads them again after reopening', async () => {
    const body = new Uint8Array(1_500_000).map((_, i) => i % 97);
    const first = await repository.commitTree(
      [
        {
          name: 'docs',
          entries: [
            { name: 'a.md', content: 'one\n' },
            { name: 'empty', entries: [{ name: 'deeper', entries: [] }] },
          ],
        },
        { name: 'run.sh', content: '#!/bin/sh\n', executable: true },
        { name: 'logo.bin', stream: () => streamOf(body), size: body.length },
      ],
      { message: 'first\n\nwhy', ...by },
    );
    expect(first).toMatchObject({ created: true, added: 6 });
    await repository.close();
    repository = openRepository({ root });
    expect(await repository.head()).toEqual({ branch: 'refs/heads/main', commit: first.commit });
    const { commit } = await repository.commit('HEAD');
    expect(commit).toEqual({ tree: first.tree, parents: [], ...by, message: 'first\n\nwhy\n' });
    const store = (await repository.store()) ?? memoryStore();
    const walked = await allOf(store.trees.walk(first.tree));
    expect(walked.map(entry => `${entry.mode} ${entry.path}`)).toEqual([
      '40000 docs',
      '100644 docs/a.md',
      '100644 logo.bin',
      '100755 run.sh',
    ]);
    expect(walked[2]?.id).toBe(blobId(body));
  });

  it('logs newest first, and says what each commit changed', async () => {
    const first = await repository.commitTree([{ name: 'a', content: '1' }], { message: 'one', ...by });
    const second = await repository.commitTree([{ name: 'b', content: '2' }], { message: 'two\nlines', ...by });
    const walked = await allOf(repository.log());
    expect(walked.map(({ id }) => id)).toEqual([second.commit, first.commit]);
    const changes = await allOf(
      repository.changesOf(walked[0]?.commit ?? { ...by, tree: '', parents: [], message: '' }),
    );
    expect(changes.map(({ path, before, after }) => `${path} ${before ? '-' : ''}${after ? '+' : ''}`)).toEqual([
      'a -',
      'b +',
    ]);
    expect(await allOf(repository.log('HEAD', { hide: ['HEAD~1'] }))).toHaveLength(1);
    const log = await (await repository.store())?.refs.log('HEAD');
    expect(log?.map(({ message }) => message)).toEqual(['commit: two lines', 'commit (initial): one']);
  });

  it('makes no commit where nothing changed, unless told to', async () => {
    const tree = [{ name: 'a', content: '1' }];
    const first = await repository.commitTree(tree, { message: 'one', ...by });
    const again = await repository.commitTree(tree, { message: 'again', ...by });
    expect(again).toEqual({ commit: first.commit, tree: first.tree, created: false, added: 0, bytes: 0 });
    const empty = await repository.commitTree(tree, { message: 'again', allowEmpty: true, ...by });
    expect(empty.created).toBe(true);
    expect((await repository.commit('HEAD')).commit.parents).toEqual([first.commit]);
  });

  it('refuses names that lead elsewhere and names that are there twice, and keeps nothing', async () => {
    for (const name of ['..', '.git', 'a/b', 'CON', '']) {
      const commit = repository.commitTree([{ name, content: 'x' }], { message: 'm', ...by });
      await expect(commit, name).rejects.toMatchObject({ code: 'path' });
    }
    const twice = [
      { name: 'a', content: '1' },
      { name: 'a', entries: [{ name: 'b', content: '2' }] },
    ];
    await expect(repository.commitTree(twice, { message: 'm', ...by })).rejects.toMatchObject({
      code: 'object-malformed',
    });
    expect(await repository.head()).toEqual({ branch: 'refs/heads/main' });
  });
});

describe('revisions', () => {
  let store: Store;
  let ids: string[];
  beforeEach(async () => {
    store = memoryStore();
    const repository = repositoryOver(store);
    ids = [];
    for (let i = 0; i < 4; i += 1) {
      const tree = [{ name: 'docs', entries: [{ name: 'a.md', content: `${i}` }] }];
      ids.push((await repository.commitTree(tree, { message: `${i}`, ...by })).commit);
    }
    const batch = store.batch();
    const tag = batch.put(
      'tag',
      encodeTag({ object: ids[1] ?? '', kind: 'commit', name: 'v1', tagger: ada, message: 'v1\n' }),
    );
    await batch.commit([
      { name: 'refs/tags/v1', to: tag, log: { by: ada, message: 'tag' } },
      { name: 'refs/heads/side', to: ids[2] ?? '', log: { by: ada, message: 'branch' } },
    ]);
  });

  it.each([
    ['HEAD', 3],
    ['@', 3],
    ['main', 3],
    ['refs/heads/main', 3],
    ['heads/main', 3],
    ['HEAD~1', 2],
    ['HEAD~', 2],
    ['HEAD^', 2],
    ['@~3', 0],
    ['HEAD^^~1', 0],
    ['HEAD^0', 3],
    ['side', 2],
    ['side~2', 0],
    ['v1^0', 1],
    ['v1~1', 0],
    ['~1', 2],
  ])('finds %s', async (text, index) => {
    expect(await findRevision(store, text)).toEqual({ id: ids[index] });
  });

  it('finds ids, their first digits, and paths', async () => {
    const id = ids[0] ?? '';
    expect(await findRevision(store, id)).toEqual({ id });
    expect(await findRevision(store, id.slice(0, 12))).toEqual({ id });
    expect(await findRevision(store, 'HEAD~1:docs/a.md')).toEqual({ id: blobId('2'), mode: '100644' });
    expect(await findRevision(store, 'v1:docs/a.md')).toEqual({ id: blobId('1'), mode: '100644' });
    expect(await findRevision(store, ':docs')).toMatchObject({ mode: '40000' });
    expect(await findRevision(store, 'HEAD:')).toEqual({
      id: (await store.history.read(ids[3] ?? '')).tree,
      mode: '40000',
    });
  });

  it.each(['nothing', 'HEAD~4', 'HEAD^2', 'HEAD:docs/b.md', 'HEAD:docs/a.md/x', '0123456', 'abc', 'refs/heads/'])(
    'finds nothing under %j',
    async text => {
      expect(await findRevision(store, text)).toBeUndefined();
    },
  );

  it('refuses digits of several objects, and steps that make no sense', async () => {
    const batch = store.batch();
    for (let i = 0; i < 3000; i += 1) batch.put('blob', `${i}`);
    await batch.commit();
    const all = await allOf(store.objects.ids());
    const shared = all.map((id, i) => [id.slice(0, 4), all[i + 1]?.slice(0, 4)]).find(([a, b]) => a === b)?.[0] ?? '';
    await expect(findRevision(store, shared)).rejects.toMatchObject({ code: 'usage' });
    await expect(findRevision(store, 'HEAD~x')).rejects.toMatchObject({ code: 'usage' });
    await expect(findRevision(store, `${blobId('0')}:a`)).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('identity', () => {
  const now = new Date(1_700_000_000_500);

  it('prefers pylit over git over the configuration', () => {
    const environment = {
      PYLIT_AUTHOR_NAME: 'P',
      GIT_AUTHOR_NAME: 'G',
      GIT_AUTHOR_EMAIL: 'g@x',
      GIT_AUTHOR_DATE: '@5 +0100',
    };
    expect(identity('AUTHOR', { environment, name: 'C', email: 'c@x', now })).toEqual({
      name: 'P',
      email: 'g@x',
      time: 5,
      zone: '+0100',
    });
    expect(identity('COMMITTER', { environment, name: 'C', email: 'c@x', now })).toMatchObject({
      name: 'C',
      email: 'c@x',
      time: 1_700_000_000,
    });
  });

  it('says what is missing', () => {
    expect(() => identity('AUTHOR', { environment: {}, email: 'a@b', now })).toThrow(
      expect.objectContaining({ code: 'config', data: { key: 'user.name' } }),
    );
    expect(() => identity('AUTHOR', { environment: {}, name: ' . ', email: 'a@b', now })).toThrow('found no name');
    expect(() => identity('AUTHOR', { environment: {}, name: 'A', now })).toThrow('found no email');
  });

  it.each([
    ['@1700000000 +0530', 1_700_000_000, '+0530'],
    ['1700000000 -0800', 1_700_000_000, '-0800'],
    ['@17', 17, '+0000'],
    ['2026-01-31T12:00:00+01:00', 1_769_857_200, '+0100'],
    ['2026-01-31 12:00:00 -0330', 1_769_873_400, '-0330'],
    ['2026-01-31T12:00:00.75Z', 1_769_860_800, '+0000'],
  ])('reads the date %s', (text, time, zone) => {
    expect(parseDate(text)).toEqual({ time, zone });
  });

  it.each(['yesterday', '2026-13-01T00:00:00Z', '2026-01-31', '17', ''])('refuses the date %j', text => {
    expect(() => parseDate(text)).toThrow(expect.objectContaining({ code: 'config' }));
  });
});
