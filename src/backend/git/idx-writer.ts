import { hash } from '../../bytes/hash.ts';
import { fromHex } from '../../bytes/hex.ts';
import type { HashAlgorithm } from '../../core/object-kind.ts';
import type { PackRecords } from './pack-records.ts';

/** From here on offsets go into the table of 64-bit ones. */
const LARGE = 2 ** 31;

const HEAD = 8;
const FAN_OUT = 256 * 4;

/**
 * Makes the index of a pack, version 2 (git: Documentation/gitformat-pack, "pack-*.idx files"):
 *
 *     ff 't' 'O' 'c'  2 (u32)  256 sums (u32)  ids, sorted  crc32s (u32)  offsets (u32; the top bit points into the next table)
 *     large offsets (u64)  check sum of the pack  check sum of all this
 *
 * @param trailer the pack's check sum
 * @param large the first offset that does not fit into 31 bits; another value is for tests
 */
export function encodeIdx(
  records: PackRecords,
  trailer: Uint8Array,
  algorithm: HashAlgorithm,
  large = LARGE,
): Uint8Array {
  const order = records.sorted();
  const count = order.length;
  const { idBytes } = records;
  const crcs = HEAD + FAN_OUT + count * idBytes;
  const offsets = crcs + count * 4;
  const larges = offsets + count * 4;
  const largeCount = order.reduce((sum, number) => sum + (records.offsets[number]! >= large ? 1 : 0), 0);
  const end = larges + largeCount * 8;
  const bytes = new Uint8Array(end + 2 * idBytes);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0xff744f63);
  view.setUint32(4, 2);
  let largeAt = 0;
  for (let i = 0; i < count; i += 1) {
    const number = order[i]!;
    const offset = records.offsets[number]!;
    const id = HEAD + FAN_OUT + i * idBytes;
    bytes.set(records.id(number), id);
    view.setUint32(HEAD + bytes[id]! * 4, i + 1);
    view.setUint32(crcs + i * 4, records.crcs[number]!);
    if (offset < large) {
      view.setUint32(offsets + i * 4, offset);
      continue;
    }
    view.setUint32(offsets + i * 4, LARGE + largeAt);
    view.setBigUint64(larges + largeAt * 8, BigInt(offset));
    largeAt += 1;
  }
  for (let i = 1; i < 256; i += 1) {
    const before = view.getUint32(HEAD + (i - 1) * 4);
    if (view.getUint32(HEAD + i * 4) < before) view.setUint32(HEAD + i * 4, before);
  }
  bytes.set(trailer, end);
  bytes.set(fromHex(hash(algorithm, bytes.subarray(0, end + idBytes))), end + idBytes);
  return bytes;
}
