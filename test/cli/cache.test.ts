import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { SqliteCache } from '../../src/build/platform/sqlite-cache.ts';
import { buildHere, runHere } from './in-process.ts';
import { folderWith, writeFiles } from './pylit.ts';

const DAY = 24 * 3600 * 1000;

/** A project whose cache has one entry of 1,000 bytes from now, and one from 40 days ago. */
function project(): { root: string; file: string } {
  const root = folderWith({ 'a.md': '# A\n' });
  mkdirSync(path.join(root, '.pylit'));
  const file = path.join(root, '.pylit/cache.db');
  for (const [kind, age] of [
    ['read', 0],
    ['trace', 40],
  ] as const) {
    const cache = new SqliteCache(file, { now: Date.now() - age * DAY });
    cache.setMany([{ key: `${kind}:x`, value: { kind: 1, data: 'x'.repeat(1000) } }]);
    cache.close();
  }
  return { root, file };
}

async function json(root: string, ...args: string[]): Promise<unknown> {
  return JSON.parse((await runHere(root, ['cache', ...args, '--json'])).stdout);
}

describe('pylit cache', () => {
  it('stats counts entries and bytes by kind', async () => {
    const { root, file } = project();
    const kinds = [
      { kind: 'read', entries: 1, bytes: 1006 },
      { kind: 'trace', entries: 1, bytes: 1007 },
    ];
    expect(await json(root, 'stats')).toEqual({ kinds, fileBytes: statSync(file).size });
    const { stdout } = await runHere(root, ['cache', 'stats']);
    expect(stdout).toContain('read           1 entries     1.0 kB\n');
    expect(stdout).toMatch(/\n\.pylit\/cache\.db has \d+\.\d kB\.\n$/);
  });

  it('prune removes what was not used for 30 days', async () => {
    const { root } = project();
    expect((await runHere(root, ['cache', 'prune'])).stdout).toBe('Removed 1 entry, 1.0 kB.\n');
    expect((await runHere(root, ['cache', 'prune'])).stdout).toBe('Nothing to remove.\n');
    expect(await json(root, 'stats')).toMatchObject({ kinds: [{ kind: 'read' }] });
  });

  it('prune leaves what the pages are made from, also when no build has read it for long', async () => {
    const root = folderWith({ 'a.md': '# A\n\none\n', 'b.rst': 'B\n=\n' });
    await buildHere(root);
    writeFiles(root, { 'a.md': '# A\n\ntwo\n' });
    await buildHere(root);
    const database = new DatabaseSync(path.join(root, '.pylit/cache.db'));
    database.exec('UPDATE entry SET day = day - 40');
    database.close();
    // What a.md was before is used by nothing.
    expect(await json(root, 'prune')).toMatchObject({ removed: { entries: 2 } });
    rmSync(path.join(root, '.pylit/index'));
    rmSync(path.join(root, '.pylit/records.db'));
    expect(await buildHere(root)).toMatchObject({ documents: { read: 0 }, blocks: { transformed: 0 } });
  });

  it('prune goes by the age and size that it is given', async () => {
    const { root } = project();
    expect(await json(root, 'prune', '--older-than', '6w')).toEqual({ removed: { entries: 0, bytes: 0 } });
    expect(await json(root, 'prune', '--max-size', '1.5kB')).toEqual({ removed: { entries: 1, bytes: 1007 } });
    expect(await json(root, 'prune', '--max-size', '0B')).toEqual({ removed: { entries: 1, bytes: 1006 } });
  });

  it.each([
    ['--older-than', 'soon'],
    ['--max-size', '-5MB'],
  ])('prune refuses %s %s', async (option, value) => {
    const { root } = project();
    const { status, stderr } = await runHere(root, ['cache', 'prune', `${option}=${value}`]);
    expect(status).toBe(2);
    expect(stderr).toContain(`${option} takes`);
  });

  it('clear removes everything', async () => {
    const { root } = project();
    expect(await json(root, 'clear')).toEqual({ removed: { entries: 2, bytes: 2013 } });
    expect(await json(root, 'stats')).toMatchObject({ kinds: [] });
  });

  it('makes no cache where there is none', async () => {
    const root = folderWith({ 'a.md': '# A\n' });
    expect((await runHere(root, ['cache', 'stats'])).stdout).toBe('There is no cache yet.\n');
    expect(await json(root, 'prune')).toEqual({ removed: { entries: 0, bytes: 0 } });
    expect(await json(root, 'clear')).toEqual({ removed: { entries: 0, bytes: 0 } });
    expect(existsSync(path.join(root, '.pylit'))).toBe(false);
  });

  it('says so when something else holds the cache', async () => {
    const { root, file } = project();
    const other = new DatabaseSync(file);
    other.exec('BEGIN EXCLUSIVE');
    const { status, stderr } = await runHere(root, ['cache', 'clear']);
    other.close();
    expect(status).toBe(3);
    expect(stderr).toContain('The cache is in use.');
  });

  it('clear --shared needs a shared cache, and never shows its password', async () => {
    const { root } = project();
    expect(await runHere(root, ['cache', 'clear', '--shared'])).toMatchObject({ status: 2 });
    const config = JSON.stringify({ cache: 'redis://me:secret@127.0.0.1:1/0' });
    const sharing = folderWith({ 'a.md': '# A\n', 'pylit.config.json': config });
    expect((await runHere(sharing, ['cache', 'stats'])).stdout).toContain('Shared: redis://127.0.0.1:1\n');
    const { status, stderr } = await runHere(sharing, ['cache', 'clear', '--shared']);
    expect(status).not.toBe(0);
    expect(stderr).toContain('The shared cache at redis://127.0.0.1:1 cannot be emptied');
    expect(stderr).not.toContain('secret');
  });
});
