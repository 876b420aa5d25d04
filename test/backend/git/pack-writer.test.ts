import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { PackWriter } from '../../../src/backend/git/pack-writer.ts';
import { streamOf } from '../../../src/bytes/byte-stream.ts';
import { blobId, objectId } from '../../../src/bytes/object-id.ts';
import { encodeTree } from '../../../src/core/tree.ts';
import { randomBytes } from '../../delta/samples.ts';
import { describeNeeding } from '../../tools.ts';
import { PackRepository } from './pack-repository.ts';

const open: PackRepository[] = [];
const repository = (algorithm: 'sha1' | 'sha256' = 'sha1') => {
  const made = new PackRepository(algorithm);
  open.push(made);
  return made;
};

afterEach(() => {
  for (const made of open.splice(0)) made.remove();
});

/** Versions of a text that differ by a line each. */
function versions(count: number): Uint8Array[] {
  const lines = Array.from({ length: 60 }, (_, i) => `${i}: ${Buffer.from(randomBytes(30, i)).toString('base64')}\n`);
  return Array.from({ length: count }, (_, version) => {
    lines[(version * 7) % lines.length] = `${version}: changed\n`;
    return Buffer.from(lines.join(''));
  });
}

describeNeeding('git', 'a pack that was written', () => {
  it.each(['sha1', 'sha256'] as const)('is read by git, with %s', async algorithm => {
    const { packs, objects, git, ids, files } = repository(algorithm);
    const writer = new PackWriter(objects, algorithm);
    const bodies = [...versions(40), new Uint8Array(0), randomBytes(20, 1), randomBytes(300_000, 2)];
    const entries = bodies.map((body, i) => ({ mode: '100644', name: `f${i}`, id: blobId(body, algorithm) }));
    for (const body of bodies) writer.add('blob', blobId(body, algorithm), body);
    const tree = encodeTree(entries, algorithm);
    writer.add('tree', objectId('tree', tree, algorithm), tree);
    const pack = await writer.finish();
    expect(pack?.objects).toBe(bodies.length + 1);
    git(['fsck', '--strict']);
    git(['index-pack', '--strict', '--verify', `${packs}/${pack?.name}.pack`]);
    expect(ids()).toEqual([...entries.map(entry => entry.id), objectId('tree', tree, algorithm)].sort());
    for (const [i, entry] of entries.entries())
      expect(git(['cat-file', 'blob', entry.id]).equals(bodies[i]!)).toBe(true);
    expect(files()).toEqual([`${pack?.name}.idx`, `${pack?.name}.pack`]);
    for (const file of files()) expect(statSync(join(packs, file)).mode & 0o777).toBe(0o444 & ~process.umask());
    expect(statSync(join(packs, `${pack?.name}.pack`)).size).toBe(pack?.bytes);
  });

  it('has deltas of what is alike', async () => {
    const { packs, objects, text } = repository();
    const writer = new PackWriter(objects, 'sha1');
    for (const body of versions(100)) writer.add('blob', blobId(body), body);
    const pack = await writer.finish();
    const listing = text(['verify-pack', '-v', `${packs}/${pack?.name}.idx`]);
    expect(listing.match(/^[0-9a-f]{40} blob +\d+ \d+ \d+ \d+ [0-9a-f]{40}$/gm)?.length).toBeGreaterThan(90);
    expect(pack?.bytes).toBeLessThan(30_000);
  });

  it('is the same as what git itself makes of its index', async () => {
    const { packs, objects, git } = repository();
    const writer = new PackWriter(objects, 'sha1');
    for (const body of versions(300)) writer.add('blob', blobId(body), body);
    const pack = await writer.finish();
    const theirs = join(objects, 'theirs.idx');
    git(['index-pack', '-o', theirs, `${packs}/${pack?.name}.pack`]);
    expect(readFileSync(`${packs}/${pack?.name}.idx`).equals(readFileSync(theirs))).toBe(true);
  });

  it('takes streams between other objects', async () => {
    const { objects, git, ids } = repository();
    const writer = new PackWriter(objects, 'sha1');
    const large = randomBytes(5_000_000, 3);
    const other = randomBytes(3_000_000, 4);
    const adding = writer.addStream('blob', blobId(large), large.length, streamOf(large, 70_000));
    const unknown = writer.addUnknown('blob', other.length, streamOf(other, 100_000));
    for (const body of versions(10)) writer.add('blob', blobId(body), body);
    await adding;
    expect(await unknown).toBe(blobId(other));
    await writer.finish();
    git(['fsck', '--strict']);
    expect(ids()).toHaveLength(12);
    expect(git(['cat-file', 'blob', blobId(large)]).equals(large)).toBe(true);
  });

  it('goes on without a stream that is not what it says', async () => {
    const { objects, git, ids } = repository();
    const writer = new PackWriter(objects, 'sha1');
    const bytes = randomBytes(2_500_000, 3);
    const add = (id: string, size: number, stream: Uint8Array) =>
      writer.addStream('blob', id, size, streamOf(stream, 10_000));
    await expect(add(blobId(bytes), bytes.length + 1, bytes)).rejects.toMatchObject({ code: 'object-corrupt' });
    await expect(add(blobId(bytes), bytes.length - 1, bytes)).rejects.toMatchObject({ code: 'object-corrupt' });
    await expect(add(blobId('other'), bytes.length, bytes)).rejects.toMatchObject({ code: 'object-corrupt' });
    await add(blobId('small'), 5, Buffer.from('small'));
    await expect(writer.addStream('blob', blobId('x'), 1, failing())).rejects.toThrow('it broke');
    await writer.finish();
    git(['fsck', '--strict']);
    expect(ids()).toEqual([blobId('small')]);
  });

  it('holds an object once, and may hold none', async () => {
    const { objects, git, files } = repository();
    const writer = new PackWriter(objects, 'sha1');
    for (const body of [...versions(3), ...versions(3)]) writer.add('blob', blobId(body), body);
    await writer.addStream('blob', blobId('a'), 1, streamOf(Buffer.from('a')));
    await writer.addStream('blob', blobId('a'), 1, streamOf(Buffer.from('a')));
    expect((await writer.finish())?.objects).toBe(4);
    expect(await new PackWriter(objects, 'sha1').finish()).toBeUndefined();
    git(['fsck', '--strict']);
    expect(files()).toHaveLength(2);
  });

  it('leaves nothing when it is dropped', async () => {
    const { objects, files } = repository();
    const writer = new PackWriter(objects, 'sha1');
    const body = randomBytes(100_000, 1);
    await writer.addStream('blob', blobId(body), body.length, streamOf(body));
    writer.add('blob', blobId('a'), Buffer.from('a'));
    writer.discard();
    expect(files()).toEqual([]);
  });
});

async function* failing(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(1);
  throw new Error('it broke');
}
