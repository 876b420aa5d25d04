import { expect, it } from 'vitest';
import { encodeIdx } from '../../../src/backend/git/idx-writer.ts';
import { PackRecords } from '../../../src/backend/git/pack-records.ts';
import { toHex } from '../../../src/bytes/hex.ts';
import { blobId } from '../../../src/bytes/object-id.ts';
import { describeNeeding } from '../../tools.ts';
import { PackRepository } from './pack-repository.ts';

const trailer = new Uint8Array(20).fill(7);

/** What git reads in an index: offset, id and CRC in the order of ids. */
function shown(idx: Uint8Array): string[] {
  const repository = new PackRepository();
  try {
    return repository.git(['show-index'], idx).toString().trim().split('\n');
  } finally {
    repository.remove();
  }
}

/** Objects at given places, and the lines that git prints of them. */
function recordsAt(offsets: readonly number[]) {
  const records = new PackRecords(20);
  const lines = offsets.map((offset, i) => {
    const id = blobId(`${i}`);
    records.add(id, offset, i * 1000);
    return { id, line: `${offset} ${id} (${(i * 1000).toString(16).padStart(8, '0')})` };
  });
  return { records, lines: lines.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ line }) => line) };
}

describeNeeding('git', 'an index of a pack', () => {
  it('says where objects are, in the order of their ids', () => {
    const { records, lines } = recordsAt(Array.from({ length: 1000 }, (_, i) => 12 + i * 100));
    expect(shown(encodeIdx(records, trailer, 'sha1'))).toEqual(lines);
  });

  it('has a table of large offsets', () => {
    const { records, lines } = recordsAt([12, 2 ** 31 - 1, 2 ** 31, 2 ** 32 + 5, 2 ** 40]);
    const idx = encodeIdx(records, trailer, 'sha1');
    expect(shown(idx)).toEqual(lines);
    expect(idx).toHaveLength(8 + 1024 + 5 * 28 + 3 * 8 + 40);
  });

  it('has it for all offsets that are said to be large', () => {
    const { records, lines } = recordsAt([12, 100, 200]);
    expect(shown(encodeIdx(records, trailer, 'sha1', 100))).toEqual(lines);
  });

  it('sorts ids that begin alike', () => {
    const records = new PackRecords(20);
    const ids = Array.from({ length: 30 }, (_, i) => `${'ab'.repeat(8)}${blobId(`${i}`).slice(16)}`);
    for (const id of ids) records.add(id, 12, 0);
    expect([...records.sorted()].map(number => toHex(records.id(number)))).toEqual(ids.sort());
  });

  it('may be of nothing', () => {
    expect(encodeIdx(new PackRecords(32), new Uint8Array(32), 'sha256')).toHaveLength(8 + 1024 + 64);
  });
});
