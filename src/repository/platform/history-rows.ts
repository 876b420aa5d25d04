import type { ObjectId } from '../../core/object-kind.ts';
import { decodeNumbers, encodeNumbers } from '../../history/index/encoding.ts';
import { IndexDamage } from '../../history/index/records.ts';

/** A row as SQLite gives it: what is in it is checked when it is taken out. */
export type Row = Record<string, unknown>;

/** @throws IndexDamage, as the others */
export function int(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new IndexDamage(`expected a number, found ${typeof value}`);
}

export function bytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new IndexDamage(`expected bytes, found ${typeof value}`);
}

export function hex(value: unknown): ObjectId {
  return Buffer.from(bytes(value)).toString('hex');
}

/** A list of numbers; none where there is nothing. */
export function numbers(value: unknown): number[] {
  return value === null ? [] : decodeNumbers(bytes(value));
}

/** What {@link numbers} reads. */
export function encoded(list: readonly number[]): Uint8Array | null {
  return list.length === 0 ? null : encodeNumbers(list);
}
