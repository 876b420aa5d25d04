import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { indexPack, type ReceiveOptions } from '../../../src/backend/git/pack-receive.ts';
import { joinBytes, streamOf } from '../../../src/bytes/byte-stream.ts';
import { fromHex } from '../../../src/bytes/hex.ts';
import { blobId } from '../../../src/bytes/object-id.ts';
import type { HashAlgorithm } from '../../../src/core/object-kind.ts';
import { createGitDelta } from '../../../src/delta/create-git-delta.ts';
import { randomBytes } from '../../delta/samples.ts';
import { describeNeeding } from '../../tools.ts';
import { PackRepository } from './pack-repository.ts';

const open: PackRepository[] = [];
const repository = (algorithm: HashAlgorithm = 'sha1') => {
  const made = new PackRepository(algorithm);
  open.push(made);
  return made;
};

afterEach(() => {
  for (const made of open.splice(0)) made.remove();
});

/** A repository with some versions of two documents. */
function withHistory(algorithm: HashAlgorithm = 'sha1'): PackRepository {
  const made = repository(algorithm);
  const lines = Array.from({ length: 50 }, (_, i) => `${i} ${Buffer.from(randomBytes(24, i)).toString('hex')}`);
  let script = '';
  for (let i = 0; i < 30; i += 1) {
    lines[i] = `changed ${i}`;
    const text = lines.join('\n');
    script += `commit refs/heads/main\ncommitter Ada <ada@example.org> ${1_700_000_000 + i} +0000\ndata 1\n.\n`;
    script += `M 644 inline a.md\ndata ${text.length}\n${text}\nM 644 inline d/b${i}.md\ndata ${text.length}\n${text.toUpperCase()}\n`;
  }
  made.git(['fast-import', '--quiet'], script);
  return made;
}

/** Entries with a head and a check sum around them. */
function packOf(entries: readonly Uint8Array[], count = entries.length, algorithm: HashAlgorithm = 'sha1'): Uint8Array {
  const head = Buffer.from('PACK\0\0\0\u0002\0\0\0\0', 'latin1');
  head.writeUInt32BE(count, 8);
  const body = joinBytes([head, ...entries]);
  return joinBytes([body, createHash(algorithm).update(body).digest()]);
}

const blob = (body: string) => joinBytes([Uint8Array.of(0x30 | body.length), deflateSync(body)]);
const delta = (base: string, bytes: Uint8Array) =>
  joinBytes([Uint8Array.of(0xf0 | (bytes.length & 15), bytes.length >> 4), fromHex(base), deflateSync(bytes)]);

const receive = (to: PackRepository, bytes: Uint8Array, options?: ReceiveOptions, algorithm: HashAlgorithm = 'sha1') =>
  indexPack(to.objects, algorithm, streamOf(bytes, 1000), options);

describeNeeding('git', 'a pack that is received', () => {
  it.each(['sha1', 'sha256'] as const)('has the index that git makes, with %s', async algorithm => {
    const from = withHistory(algorithm);
    const pack = from.git(['pack-objects', '--revs', '--stdout', '--delta-base-offset'], 'refs/heads/main\n');
    const to = repository(algorithm);
    const found = await receive(to, pack, {}, algorithm);
    expect(readFileSync(`${to.packs}/${found?.name}.pack`).equals(pack)).toBe(true);
    to.git(['index-pack', '-o', `${to.path}/theirs.idx`, `${to.packs}/${found?.name}.pack`]);
    expect(readFileSync(`${to.packs}/${found?.name}.idx`).equals(readFileSync(`${to.path}/theirs.idx`))).toBe(true);
    expect(to.ids()).toEqual(from.ids());
  });

  it('may name bases by their id', async () => {
    const from = withHistory();
    const to = repository();
    await receive(to, from.git(['pack-objects', '--revs', '--stdout'], 'refs/heads/main\n'));
    to.git(['fsck', '--strict']);
    expect(to.ids()).toEqual(from.ids());
  });

  it('is completed when it is thin', async () => {
    const from = withHistory();
    const revisions = 'refs/heads/main\n^refs/heads/main~3\n';
    const thin = from.git(['pack-objects', '--revs', '--stdout', '--thin', '--delta-base-offset'], revisions);
    const to = repository();
    const asked: string[] = [];
    const lookUpBase = (id: string) => {
      asked.push(id);
      const kind = from.text(['cat-file', '-t', id]).trim() as 'blob' | 'tree';
      return { kind, body: from.git(['cat-file', kind, id]) };
    };
    const found = await receive(to, thin, { lookUpBase });
    expect(asked.length).toBeGreaterThan(0);
    to.git(['index-pack', '--verify', `${to.packs}/${found?.name}.pack`]);
    const wanted = from.text(['rev-list', '--objects', '--no-object-names', 'main', '^main~3']).trim().split('\n');
    expect(to.ids()).toEqual([...new Set([...wanted, ...asked])].sort());
  });

  it('holds large objects that are not held in memory', async () => {
    const from = repository();
    const large = Buffer.alloc(20_000_000, randomBytes(1_000_003, 1));
    const id = from.git(['hash-object', '-w', '--stdin'], large).toString().trim();
    const small = from.git(['hash-object', '-w', '--stdin'], 'small').toString().trim();
    const pack = from.git(['pack-objects', '--stdout'], `${id}\n${small}\n`);
    const to = repository();
    await receive(to, pack);
    expect(to.ids()).toEqual([id, small].sort());
    expect(to.git(['cat-file', 'blob', id]).equals(large)).toBe(true);
  });

  it('may come in parts of any size', async () => {
    const pack = packOf([blob('abc'), blob('de')]);
    for (const size of [1, 5, 12, 13, 20, 21, 1000]) {
      const to = repository();
      await indexPack(to.objects, 'sha1', streamOf(pack, size));
      expect(to.ids()).toEqual([blobId('abc'), blobId('de')].sort());
    }
  });
});

describeNeeding('git', 'a pack that is refused', () => {
  const change = createGitDelta(Buffer.from('abc'), Buffer.from('abcd')) ?? new Uint8Array(0);
  const ofs = (distance: number) => joinBytes([Uint8Array.of(0x60 | change.length, distance), deflateSync(change)]);
  const cases: [string, Uint8Array, string][] = [
    ['nothing', new Uint8Array(0), 'found 0 bytes'],
    ['no pack', Buffer.alloc(40, 'x'), 'do not begin with "PACK"'],
    ['another version', Buffer.concat([Buffer.from('PACK\0\0\0\u0007'), Buffer.alloc(24)]), 'version 7'],
    ['a wrong check sum', packOf([blob('abc')]).map((byte, i) => (i === 20 ? byte ^ 1 : byte)), 'a wrong check sum'],
    ['bytes after the check sum', joinBytes([packOf([blob('abc')]), Uint8Array.of(1)]), 'a wrong check sum'],
    ['bytes after the last object', packOf([blob('abc'), Buffer.from('rest')], 1), '4 bytes after its last object'],
    ['fewer objects than announced', packOf([blob('abc'), blob('a'.repeat(15))], 3), '2 objects where it announces 3'],
    ['very many objects', packOf([blob('abc')], 2 ** 32 - 1), '24 bytes for 4294967295 objects'],
    ['an unknown type', packOf([Uint8Array.of(0x53, 1, 2, 3, 4, 5, 6, 7, 8)]), 'the unknown type 5'],
    ['a size without end', packOf([new Uint8Array(40).fill(0xbf)]), 'a size that no object has'],
    [
      'a body shorter than it says',
      packOf([joinBytes([Uint8Array.of(0x35), deflateSync('abc')])]),
      'do not give 5 bytes',
    ],
    [
      'a body longer than it says',
      packOf([joinBytes([Uint8Array.of(0x31), deflateSync('abc')])]),
      'do not give 1 bytes',
    ],
    ['a bomb', packOf([joinBytes([Uint8Array.of(0x31), deflateSync(Buffer.alloc(5_000_000))])]), 'do not give 1 bytes'],
    ['bytes that are no zlib stream', packOf([Uint8Array.of(0x33, 1, 2, 3, 4, 5, 6, 7, 8, 9)]), 'do not give 3 bytes'],
    ['an object twice', packOf([blob('abc'), blob('abc')]), `the object ${blobId('abc')} twice`],
    ['a delta of what begins nowhere', packOf([blob('abc'), ofs(3)]), 'a delta that rests on nothing'],
    ['a delta of itself', packOf([blob('abc'), ofs(0)]), 'a delta that rests on nothing'],
    ['a delta of another base', packOf([blob('xy'), delta(blobId('xy'), change)]), 'one for a base of 3 bytes'],
    [
      'deltas in a loop',
      packOf([delta(blobId('1'), change), delta(blobId('2'), change)]),
      'rests on 2 objects that are not there',
    ],
  ];

  it.each(cases)('%s', async (_, bytes, message) => {
    const to = repository();
    await expect(receive(to, bytes)).rejects.toThrow(message);
    expect(to.files()).toEqual([]);
  });

  it('is one over a limit', async () => {
    const to = repository();
    const bytes = packOf([blob('abc'), delta(blobId('abc'), change)]);
    for (const limits of [{ pack: 40 }, { object: 2 }, { delta: 3 }, { total: 3 }]) {
      await expect(receive(to, bytes, { limits })).rejects.toMatchObject({ code: 'object-too-large' });
    }
    expect(to.files()).toEqual([]);
    expect((await receive(to, bytes, { limits: { pack: 1000, object: 10, delta: 10, total: 4 } }))?.objects).toBe(2);
  });

  it('is one whose stream breaks', async () => {
    const to = repository();
    await expect(indexPack(to.objects, 'sha1', createReadStream(to.path))).rejects.toMatchObject({ code: 'io' });
    expect(to.files()).toEqual([]);
  });

  it('is one with any byte changed', async () => {
    const to = repository();
    const last = blob('another');
    const body = packOf([blob('abc'), delta(blobId('abc'), change), last]).subarray(0, -20);
    // Other bits of a kind make another object, on which nothing depends.
    const isKind = (at: number, flip: number) => at === body.length - last.length && (flip & 0b1000_1111) === 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        fc.pre(!isKind(at, flip));
        const changed = body.map((byte, i) => (i === at ? byte ^ flip : byte));
        const sealed = joinBytes([changed, createHash('sha1').update(changed).digest()]);
        try {
          await receive(to, sealed);
          // A zlib stream has bits that mean nothing, but then the objects are the same.
          expect(to.ids()).toEqual([blobId('abc'), blobId('abcd'), blobId('another')].sort());
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^object-/) });
        }
      }),
      { numRuns: 300 },
    );
  });
});
