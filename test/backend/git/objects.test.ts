import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openGitStore } from '../../../src/backend/git/git-store.ts';
import { collect, streamOf } from '../../../src/bytes/byte-stream.ts';
import { blobId } from '../../../src/bytes/object-id.ts';
import type { Store } from '../../../src/store/store.ts';
import { allOf } from '../../store/all-of.ts';
import { describeNeeding } from '../../tools.ts';
import { commitFiles, fsck, git, temporaryFolder } from './repository.ts';

async function makeStore(): Promise<{ store: Store; path: string }> {
  const path = join(temporaryFolder(), 'store.git');
  return { path, store: await openGitStore({ path, create: true }) };
}

async function addBlob(store: Store, text: string): Promise<string> {
  const batch = store.batch();
  const id = batch.put('blob', text);
  await batch.commit();
  return id;
}

/** Puts bytes where a loose object of that id is looked for. */
function plant(path: string, id: string, bytes: Uint8Array): string {
  const file = join(path, 'objects', id.slice(0, 2), id.slice(2));
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file)) chmodSync(file, 0o644);
  writeFileSync(file, bytes);
  return file;
}

const id = blobId('planted');

describe('a loose object', () => {
  const whole = deflateSync('blob 7\0planted');
  it.each([
    ['nothing', new Uint8Array(0)],
    ['no zlib stream', Buffer.from('blob 7\0planted')],
    ['half of one', whole.subarray(0, 10)],
    ['bytes after it', Buffer.concat([whole, Buffer.from('x')])],
    ['no header', deflateSync('planted')],
    ['another kind', deflateSync('blub 7\0planted')],
    ['a size with a zero', deflateSync('blob 07\0planted')],
    ['a size that is too large', deflateSync('blob 8\0planted')],
    ['a size beyond all memory', deflateSync('blob 999999999999999\0planted')],
    ['a size that is too small', deflateSync('blob 6\0planted')],
    ['other bytes', deflateSync('blob 7\0Planted')],
    ['far more than it says', deflateSync(Buffer.concat([Buffer.from('blob 7\0'), Buffer.alloc(1 << 23)]))],
  ])('that holds %s is refused with the name of its file, and written again by a batch', async (what, bytes) => {
    const { store, path } = await makeStore();
    const file = plant(path, id, bytes);
    if (!what.startsWith('a size beyond')) {
      await expect(async () => store.objects.read(id)).rejects.toMatchObject({
        code: 'object-corrupt',
        message: expect.stringContaining(file),
        data: { id },
      });
    } else {
      await expect(async () => store.objects.read(id)).rejects.toMatchObject({ code: 'object-too-large' });
      const stream = await store.objects.stream(id);
      await expect(async () => collect(stream?.bytes ?? streamOf(new Uint8Array(0)), 1e9)).rejects.toMatchObject({
        code: 'object-corrupt',
      });
    }
    expect((await allOf(store.inspect())).filter(({ severity }) => severity === 'error')).toHaveLength(1);
    if (!what.startsWith('a size beyond')) {
      expect(await addBlob(store, 'planted')).toBe(id);
      expect(Buffer.from((await store.objects.read(id))?.body ?? []).toString()).toBe('planted');
      expect(await allOf(store.inspect())).toEqual([]);
    }
    await store.close();
  });
});

describeNeeding('git', 'packs', () => {
  it('give another copy of an object where one is damaged', async () => {
    const { store, path } = await makeStore();
    await commitFiles(store, { 'a.md': 'planted' });
    git(path, ['gc', '-q', '--prune=now']);
    const file = plant(path, id, deflateSync('blob 7\0planted'));
    const [pack = ''] = readdirSync(join(path, 'objects/pack')).filter(name => name.endsWith('.pack'));
    const bytes = readFileSync(join(path, 'objects/pack', pack));
    chmodSync(join(path, 'objects/pack', pack), 0o644);
    writeFileSync(join(path, 'objects/pack', pack), bytes.fill(0xff, 12, bytes.length - 20));
    const reopened = await openGitStore({ path });
    expect(Buffer.from((await reopened.objects.read(id))?.body ?? []).toString()).toBe('planted');
    rmSync(file);
    await expect(async () => reopened.objects.read(id)).rejects.toMatchObject({
      code: 'object-corrupt',
      message: expect.stringContaining(pack),
    });
    await store.close();
    await reopened.close();
  });

  it('with an index that cannot be read do not hide what others have, and are not taken for empty', async () => {
    const { store, path } = await makeStore();
    await commitFiles(store, { 'a.md': 'planted' });
    git(path, ['gc', '-q', '--prune=now']);
    const folder = join(path, 'objects/pack');
    const [index = ''] = readdirSync(folder).filter(name => name.endsWith('.idx'));
    chmodSync(join(folder, index), 0o644);
    writeFileSync(join(folder, index), readFileSync(join(folder, index)).subarray(0, 900));
    const other = await addBlob(store, 'other');
    const reopened = await openGitStore({ path });
    expect(await reopened.objects.has(other)).toBe(true);
    await expect(async () => reopened.objects.read(id)).rejects.toMatchObject({
      code: 'object-corrupt',
      message: expect.stringContaining(index),
    });
    await store.close();
    await reopened.close();
  });

  it('that come and go while the store is open are found', async () => {
    const { store, path } = await makeStore();
    const ids = await Promise.all([1, 2, 3].map(i => commitFiles(store, { 'a.md': `${i}` }, `refs/heads/b${i}`)));
    const reader = await openGitStore({ path });
    for (let round = 0; round < 3; round += 1) {
      git(path, ['repack', '-qadf', `--depth=${round + 1}`]);
      git(path, ['prune-packed', '-q']);
      expect((await reader.objects.readMany(ids)).filter(object => !object)).toEqual([]);
      const late = git(path, ['hash-object', '-w', '--stdin'], `late ${round}`).trim();
      expect(await reader.objects.has(late)).toBe(true);
    }
    const folder = join(path, 'objects/pack');
    for (const name of readdirSync(folder))
      renameSync(join(folder, name), join(folder, name.replace('pack-', 'pack-0')));
    expect((await reader.objects.readMany(ids)).filter(object => !object)).toEqual([]);
    await store.close();
    await reader.close();
  });

  it('refuse deltas that follow each other in a circle', async () => {
    const { store, path } = await makeStore();
    const [one, two] = ['a', 'b'].map(text => blobId(text));
    plantPack(path, [one ?? '', two ?? '']);
    const reopened = await openGitStore({ path });
    await expect(async () => reopened.objects.read(one ?? '')).rejects.toMatchObject({ code: 'object-corrupt' });
    await expect(async () => reopened.objects.info(one ?? '')).rejects.toMatchObject({ code: 'object-corrupt' });
    await store.close();
    await reopened.close();
  });

  it('hold large objects that stream through little memory', async () => {
    const { store, path } = await makeStore();
    await store.close();
    const script = join(import.meta.dirname, 'large-object.ts');
    const run = (args: readonly string[]) =>
      spawnSync(
        process.execPath,
        ['--conditions=pylit-source', '--disable-warning=ExperimentalWarning', script, path, ...args],
        {
          encoding: 'utf8',
        },
      );
    const megabytes = process.env.PYLIT_SOAK === '1' ? 1024 : 160;
    const written = run(['write', String(megabytes)]);
    expect(written.stderr).toBe('');
    const [large = '', memory] = written.stdout.trim().split(' ');
    expect(Number(memory)).toBeLessThan(220);
    const read = run(['read', large]);
    expect(read.stdout.trim().split(' ')[0]).toBe(String(megabytes * 2 ** 20));
    expect(Number(read.stdout.trim().split(' ')[1])).toBeLessThan(220);
    expect(git(path, ['cat-file', '-s', large]).trim()).toBe(String(megabytes * 2 ** 20));
    git(path, ['update-ref', 'refs/tags/large', large]);
    git(path, ['-c', 'core.bigFileThreshold=1m', 'repack', '-qad']);
    git(path, ['prune-packed']);
    const packed = run(['read', large]);
    expect(packed.stdout.trim().split(' ')[0]).toBe(String(megabytes * 2 ** 20));
    expect(Number(packed.stdout.trim().split(' ')[1])).toBeLessThan(220);
    expect(fsck(path)).toBe('');
  });
});

/** A pack of two deltas, each made from the other, with an index that says so. */
function plantPack(path: string, ids: readonly string[]): void {
  const sorted = [...ids].sort();
  const delta = deflateSync(Buffer.from([1, 1, 1, 65]));
  const entries = sorted.map((_, i) =>
    Buffer.concat([Buffer.from([0x74]), Buffer.from(sorted[1 - i] ?? '', 'hex'), delta]),
  );
  const number = (...values: number[]) =>
    Buffer.concat(
      values.map(value => Buffer.from([value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255])),
    );
  const body = Buffer.concat([Buffer.from('PACK'), number(2, 2), ...entries]);
  const digest = (bytes: Uint8Array) => Buffer.from(createHash('sha1').update(bytes).digest('hex'), 'hex');
  const pack = Buffer.concat([body, digest(body)]);
  const fanout = Array.from(
    { length: 256 },
    (_, byte) => sorted.filter(one => Number.parseInt(one.slice(0, 2), 16) <= byte).length,
  );
  const table = Buffer.concat([
    number(0xff744f63, 2, ...fanout),
    Buffer.from(sorted.join(''), 'hex'),
    number(...entries.map(entry => crc32(entry))),
    number(12, 12 + (entries[0]?.length ?? 0)),
    pack.subarray(-20),
  ]);
  writeFileSync(join(path, 'objects/pack/pack-circle.pack'), pack);
  writeFileSync(join(path, 'objects/pack/pack-circle.idx'), Buffer.concat([table, digest(table)]));
}
