import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blobId } from '../../src/bytes/object-id.ts';
import { makeSignature } from '../../src/core/signature.ts';
import { openRepository, STORE_PATH } from '../../src/repository/open.ts';
import { runHere } from './in-process.ts';

describe('pylit store', () => {
  const root = mkdtempSync(join(tmpdir(), 'pylit-cli-store-'));
  afterAll(() => rmSync(root, { recursive: true }));
  beforeAll(async () => {
    const repository = openRepository({ root });
    const by = makeSignature('Ada', 'ada@example.org', 1_700_000_000, '+0000');
    const docs = [{ name: 'a.md', content: 'hello\n' }];
    await repository.commitTree([{ name: 'docs', entries: docs }], { message: 'first', author: by, committer: by });
    await repository.close();
  });

  it('cat writes the bytes of an object', async () => {
    expect((await runHere(root, ['store', 'cat', 'HEAD:docs/a.md'])).stdout).toBe('hello\n');
    expect((await runHere(root, ['store', 'cat', blobId('hello\n').slice(0, 8)])).stdout).toBe('hello\n');
    expect((await runHere(root, ['store', 'cat', 'HEAD'])).stdout).toMatch(
      /^tree [0-9a-f]{40}\nauthor Ada <ada@example.org> 1700000000 \+0000\n/,
    );
  });

  it('ls lists a tree', async () => {
    const line = `100644 blob ${blobId('hello\n')}\t`;
    expect((await runHere(root, ['store', 'ls', 'HEAD:docs'])).stdout).toBe(`${line}a.md\n`);
    expect((await runHere(root, ['store', 'ls', '-r', 'HEAD'])).stdout).toBe(`${line}docs/a.md\n`);
    expect(JSON.parse((await runHere(root, ['store', 'ls', '--json', '-r', 'main'])).stdout)).toEqual([
      { mode: '100644', kind: 'blob', id: blobId('hello\n'), path: 'docs/a.md' },
    ]);
  });

  it('hash gives blob ids, without any store', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pylit-cli-hash-'));
    writeFileSync(join(folder, 'x'), 'hello\n');
    expect((await runHere(folder, ['store', 'hash', 'x', 'x'])).stdout).toBe(`${blobId('hello\n')}\n`.repeat(2));
    expect((await runHere(folder, ['store', 'hash', '--sha256', 'x'])).stdout).toBe(`${blobId('hello\n', 'sha256')}\n`);
    const missing = await runHere(folder, ['store', 'hash', 'y']);
    expect(missing.status).toBe(2);
    expect(missing.stderr).toContain('"y"');
    expect((await runHere(folder, ['store', 'stats'])).status).toBe(3);
    expect((await runHere(folder, ['store', 'cat', 'HEAD'])).status).toBe(2);
    rmSync(folder, { recursive: true });
  });

  it('stats counts', async () => {
    expect(JSON.parse((await runHere(root, ['store', 'stats', '--json'])).stdout)).toMatchObject({
      backend: 'native',
      algorithm: 'sha1',
      objects: 4,
      refs: 2,
      storedBytes: statSync(join(root, STORE_PATH)).size,
    });
  });

  it('fsck finds a sound store sound, and exits 3 for a flipped bit, as does the read that meets it', async () => {
    expect(await runHere(root, ['store', 'fsck'])).toMatchObject({ status: 0, stdout: 'The store is sound.\n' });
    const path = join(root, STORE_PATH);
    const sound = readFileSync(path);
    const flipped = Buffer.from(sound);
    const place = flipped.lastIndexOf('hello\n');
    flipped[place] = (flipped[place] ?? 0) ^ 4;
    writeFileSync(path, flipped);
    const checked = await runHere(root, ['store', 'fsck', '--json']);
    expect(checked.status).toBe(3);
    expect(JSON.parse(checked.stdout).problems).toContainEqual(
      expect.objectContaining({ severity: 'error', kind: 'blob', id: blobId('hello\n') }),
    );
    const read = await runHere(root, ['store', 'cat', 'HEAD:docs/a.md']);
    expect(read.status).toBe(3);
    expect(read.stderr).toMatch(/The (blob|tree|commit) [0-9a-f]{40} is corrupt/);
    writeFileSync(path, sound);
  });
});
