import { VarintReader } from '../../bytes/varint.ts';
import { type PartList, readPartList, writePartList } from './parts.ts';

/*
 * A large object takes the place of a segment: its row holds, instead of a packed segment,
 *
 *     codec 2 (1 byte)  list of parts (see parts.ts)
 */
const CODEC_PARTS = 2;

export function encodeLarge(list: PartList): Uint8Array {
  const bytes = [CODEC_PARTS];
  writePartList(bytes, list);
  return Uint8Array.from(bytes);
}

/** The list of parts in a segment row's payload, or undefined when the row is a segment. */
export function decodeLarge(payload: Uint8Array): PartList | undefined {
  return payload[0] === CODEC_PARTS ? readPartList(new VarintReader(payload, 1)) : undefined;
}
