import { type HashAlgorithm, ID_BYTES } from '../../core/object-kind.ts';

/*
 * One object in the index:
 *
 *     id (20 or 32 bytes)  segment (4 bytes big-endian)  kind * 2^14 + place in the segment (2 bytes big-endian)
 */

/** Where an object is. */
export interface Location {
  readonly segment: number;
  /** kind * 2^14 + place in the segment. */
  readonly slot: number;
}

/** Bytes of a record. */
export function recordSize(algorithm: HashAlgorithm): number {
  return ID_BYTES[algorithm] + 6;
}

export function writeLocation(records: Buffer, at: number, idBytes: number, { segment, slot }: Location): void {
  records.writeUInt32BE(segment, at + idBytes);
  records.writeUInt16BE(slot, at + idBytes + 4);
}

export function readLocation(records: Buffer, at: number, idBytes: number): Location {
  return { segment: records.readUInt32BE(at + idBytes), slot: records.readUInt16BE(at + idBytes + 4) };
}

/** Finds the first record whose id is not less than the wanted one: its number, or the number of records. */
export function lowerBound(records: Buffer, size: number, idBytes: number, wanted: Buffer): number {
  const prefix = wanted.readUInt32BE(0);
  let low = 0;
  let high = records.length / size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = middle * size;
    const found = records.readUInt32BE(at);
    const less = found === prefix ? records.compare(wanted, 0, idBytes, at, at + idBytes) < 0 : found < prefix;
    if (less) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Merges two sorted runs of records; where both have an id, the newer one's record stays. */
export function mergeRecords(newer: Buffer, older: Buffer, size: number): Buffer {
  const merged = Buffer.allocUnsafe(newer.length + older.length);
  const idBytes = size - 6;
  let [n, o, at] = [0, 0, 0];
  while (n < newer.length || o < older.length) {
    const order = compareAt(newer, n, older, o, idBytes);
    const source = order <= 0 ? newer : older;
    const from = order <= 0 ? n : o;
    source.copy(merged, at, from, from + size);
    at += size;
    if (order <= 0) n += size;
    if (order >= 0) o += size;
  }
  return merged.subarray(0, at);
}

function compareAt(a: Buffer, i: number, b: Buffer, j: number, idBytes: number): number {
  if (i >= a.length) return 1;
  if (j >= b.length) return -1;
  const difference = a.readUInt32BE(i) - b.readUInt32BE(j);
  return difference === 0 ? a.compare(b, j, j + idBytes, i, i + idBytes) : difference;
}
