import { VarintReader, writeVarint } from '../../bytes/varint.ts';
import { PylitError } from '../../core/error.ts';
import { OBJECT_KINDS, type ObjectKind } from '../../core/object-kind.ts';
import { corrupt } from '../../store/corrupt.ts';
import { unpack } from './sealed.ts';

/*
 * A segment: many small objects compressed together, in one row.
 *
 *     varint count  { varint size * 4 + kind } * count  bodies, one after the other
 *
 * Their ids stand in the index alone: they can always be made again from kinds and bodies.
 */

/** A segment is closed once its bodies have this many bytes: an inflate of about 0.1 ms. */
export const SEGMENT_BYTES = 1 << 16;

/** Objects of one segment at most: the index has 14 bits for a place in it. */
export const SEGMENT_OBJECTS = 1 << 14;

/** Bodies above this are stored in parts. */
export const LARGE_BODY = 1 << 20;

/** Inflated, no segment is larger: one body short of the limit, a full segment, and the table. */
const INFLATED_LIMIT = LARGE_BODY + SEGMENT_BYTES + 8 * SEGMENT_OBJECTS;

/** An inflated segment. */
export interface Segment {
  readonly kinds: readonly ObjectKind[];
  /** `offsets[i]` to `offsets[i + 1]` is the i-th body in `bytes`. */
  readonly offsets: Uint32Array;
  readonly bytes: Buffer;
}

export function kindCode(kind: ObjectKind): number {
  return OBJECT_KINDS.indexOf(kind);
}

export function kindOf(code: number): ObjectKind {
  return OBJECT_KINDS[code & 3] ?? 'blob';
}

/** Writes the table of a segment, which stands before the bodies. @param heads `size * 4 + kind` of each object */
export function encodeTable(heads: readonly number[]): Uint8Array {
  const table: number[] = [];
  writeVarint(table, heads.length);
  for (const head of heads) writeVarint(table, head);
  return Uint8Array.from(table);
}

/** Inflates a segment from its row's payload. @throws PylitError `object-corrupt` naming the segment */
export function decodeSegment(id: number, payload: Buffer): Segment {
  const bytes = unpack('segment', id, payload, INFLATED_LIMIT);
  try {
    return readTable(id, bytes);
  } catch (error) {
    throw error instanceof PylitError ? corrupt('segment', String(id), 'its table is cut off', error) : error;
  }
}

/** The i-th body of a segment, as a view. */
export function bodyOf(segment: Segment, index: number): Uint8Array {
  return segment.bytes.subarray(segment.offsets[index] ?? 0, segment.offsets[index + 1] ?? 0);
}

function readTable(id: number, bytes: Buffer): Segment {
  const reader = new VarintReader(bytes);
  const count = reader.next();
  if (count > SEGMENT_OBJECTS) throw corrupt('segment', String(id), `it says it holds ${count} objects`);
  const kinds: ObjectKind[] = [];
  const offsets = new Uint32Array(count + 1);
  for (let i = 0; i < count; i += 1) {
    const head = reader.next();
    kinds.push(kindOf(head % 4));
    offsets[i + 1] = (offsets[i] ?? 0) + Math.floor(head / 4);
  }
  for (let i = 0; i <= count; i += 1) offsets[i] = (offsets[i] ?? 0) + reader.at;
  if (offsets[count] === bytes.length) return { kinds, offsets, bytes };
  throw corrupt('segment', String(id), `its objects end at ${offsets[count]}, its bytes at ${bytes.length}`);
}
