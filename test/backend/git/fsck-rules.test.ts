import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openGitStore } from '../../../src/backend/git/git-store.ts';
import { fromHex } from '../../../src/bytes/hex.ts';
import type { Commit } from '../../../src/core/commit.ts';
import { makeSignature } from '../../../src/core/signature.ts';
import { MODE, type TreeEntry } from '../../../src/core/tree.ts';
import type { Store } from '../../../src/store/store.ts';
import { describeNeeding } from '../../tools.ts';
import { by, fsck, git, temporaryFolder } from './repository.ts';

const EMPTY_BLOB = 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391';
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

type RawEntry = readonly [mode: string, name: string, id?: string];

/** Trees that git refuses: the name of the error, the entries, and the part of pylit that does not make them. */
const TREES: readonly (readonly [string, readonly RawEntry[], string])[] = [
  [
    'duplicateEntries',
    [
      ['100644', 'a'],
      ['100644', 'a'],
    ],
    'object-malformed',
  ],
  [
    'duplicateEntries',
    [
      ['100644', 'a'],
      ['40000', 'a', EMPTY_TREE],
    ],
    'object-malformed',
  ],
  ['hasDotgit', [['100644', '.git']], 'path'],
  ['hasDotgit', [['100644', '.GIT']], 'path'],
  ['hasDotgit', [['100644', 'git~1']], 'path'],
  ['hasDotgit', [['100644', '.git ']], 'path'],
  ['hasDotgit', [['100644', '.git::$INDEX_ALLOCATION']], 'path'],
  ['hasDotgit', [['100644', '.g\u200cit']], 'path'],
  ['hasDotdot', [['40000', '..', EMPTY_TREE]], 'path'],
  ['hasDot', [['40000', '.', EMPTY_TREE]], 'path'],
  ['fullPathname', [['100644', 'a/b']], 'path'],
  ['zeroPaddedFilemode', [['040000', 'a', EMPTY_TREE]], 'object-malformed'],
  ['nullSha1', [['100644', 'a', '0'.repeat(40)]], 'object-malformed'],
  ['gitmodulesSymlink', [['120000', '.gitmodules']], 'object-malformed'],
];

const SOUND = `tree ${EMPTY_TREE}\nauthor Ada <a@b> 1 +0000\ncommitter Ada <a@b> 1 +0000\n\nmessage\n`;

/** Commits that git refuses, as what to replace in a sound one, and the same as values. */
const COMMITS: readonly (readonly [string, readonly [string, string], Partial<Commit>])[] = [
  ['missingEmail', ['author Ada <a@b>', 'author Ada'], { author: { ...by, raw: 'Ada 1 +0000' } }],
  ['missingSpaceBeforeEmail', ['author Ada <a@b>', 'author Ada<a@b>'], { author: { ...by, raw: 'Ada<a@b> 1 +0000' } }],
  ['badName', ['author Ada <a@b>', 'author A>da <a@b>'], { author: { ...by, raw: 'A>da <a@b> 1 +0000' } }],
  ['zeroPaddedDate', ['1 +0000\ncommitter', '01 +0000\ncommitter'], { author: { ...by, raw: 'Ada <a@b> 01 +0000' } }],
  [
    'badDateOverflow',
    ['1 +0000\nc', '99999999999999999999 +0000\nc'],
    { author: { ...by, raw: 'A <a@b> 99999999999999999999 +0000' } },
  ],
  ['badTimezone', ['1 +0000\ncommitter', '1 +00\ncommitter'], { author: { ...by, zone: '+00' } }],
  ['bad tree pointer', [EMPTY_TREE, 'x'.repeat(40)], { tree: 'x'.repeat(40) }],
  ['bad parents', ['author', 'parent x\nauthor'], { parents: ['x'] }],
  [
    'multipleAuthors',
    ['committer', 'author Bob <b@c> 1 +0000\ncommitter'],
    { headers: [{ name: 'author', value: 'Bob <b@c> 1 +0000' }] },
  ],
  ['nulInCommit', ['message', 'mess\0age'], { message: 'mess\0age\n' }],
];

async function openEmpty(): Promise<{ store: Store; path: string }> {
  const path = join(temporaryFolder(), 'store.git');
  const store = await openGitStore({ path, create: true });
  const batch = store.batch();
  batch.put('blob', '');
  batch.put('tree', '');
  await batch.commit();
  return { store, path };
}

function rawTree(entries: readonly RawEntry[]): Uint8Array {
  const parts = entries.flatMap(([mode, name, id = EMPTY_BLOB]) => [Buffer.from(`${mode} ${name}\0`), fromHex(id)]);
  return Buffer.concat(parts);
}

describeNeeding('git', 'what git fsck --strict calls an error', () => {
  it.each(TREES)('is not written as a tree: %s, %j', async (error, raw, code) => {
    const { store, path } = await openEmpty();
    git(path, ['hash-object', '-w', '-t', 'tree', '--literally', '--stdin'], rawTree(raw));
    expect(fsck(path)).toContain(error);
    const entries = raw.map(([mode, name, id = EMPTY_BLOB]): TreeEntry => ({ mode, name, id }));
    expect(() => store.trees.write(store.batch(), entries)).toThrow(expect.objectContaining({ code }));
    await store.close();
  });

  it('is not written as a tree that is not sorted: entries are put in order', async () => {
    const { store, path } = await openEmpty();
    const raw = git(
      path,
      ['hash-object', '-w', '-t', 'tree', '--literally', '--stdin'],
      rawTree([
        ['100644', 'b'],
        ['100644', 'a'],
      ]),
    );
    expect(fsck(path)).toContain('treeNotSorted');
    const batch = store.batch();
    const id = store.trees.write(
      batch,
      ['b', 'a'].map(name => ({ mode: MODE.file, name, id: EMPTY_BLOB })),
    );
    expect(id).not.toBe(raw.trim());
    await store.close();
  });

  it.each(COMMITS)('is not written as a commit: %s', async (error, [from, to], wrong) => {
    const { store, path } = await openEmpty();
    git(path, ['hash-object', '-w', '-t', 'commit', '--literally', '--stdin'], SOUND.replace(from, to));
    expect(fsck(path)).toContain(error);
    const sound: Commit = { tree: EMPTY_TREE, parents: [], author: by, committer: by, message: 'message\n' };
    expect(() => store.history.write(store.batch(), { ...sound, ...wrong })).toThrow(
      expect.objectContaining({ code: 'object-malformed' }),
    );
    expect(() => store.history.write(store.batch(), sound)).not.toThrow();
    await store.close();
  });

  it('is kept where it comes from elsewhere, under the id it has there', async () => {
    const { store, path } = await openEmpty();
    const batch = store.batch();
    const id = batch.put('tree', rawTree([['040000', 'a', EMPTY_TREE]]));
    await batch.commit();
    expect(git(path, ['cat-file', '-t', id]).trim()).toBe('tree');
    await store.close();
  });

  it('is no person without a name or with an odd one', async () => {
    const { store, path } = await openEmpty();
    const batch = store.batch();
    const people = [makeSignature('', '', 0, '+0000'), makeSignature('"Ünï" <x>', 'ü@ö', 1_700_000_000, '-1130')];
    for (const person of people) {
      store.history.write(batch, { tree: EMPTY_TREE, parents: [], author: person, committer: person, message: '' });
    }
    await batch.commit();
    expect(fsck(path)).toBe('');
    await store.close();
  });
});
