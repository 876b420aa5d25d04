import { VarintReader, writeVarint } from '../../bytes/varint.ts';
import { IndexDamage, type RowNumber } from './records.ts';

/** A block in an outline: its row, and its first line. */
export interface OutlineEntry {
  readonly block: RowNumber;
  readonly line: number;
}

/** More than any document has. */
const MAX_COUNT = 4_000_000;

/**
 * Writes a list of numbers as runs of successive ones: the number of runs, then for each its first number, as the difference to the one
 * after the last run (twice, plus one where it is negative), and its length. All are varints.
 */
export function encodeNumbers(numbers: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  writeNumbers(bytes, numbers);
  return Uint8Array.from(bytes);
}

/** Reads what `encodeNumbers` wrote. @throws IndexDamage */
export function decodeNumbers(bytes: Uint8Array): number[] {
  return decoded(bytes, readNumbers);
}

/**
 * Writes where the blocks of a document lie: their numbers as runs, then how many stand otherwise than one blank line below the one
 * before (the first: on the first line), and for each of these how many blocks further it is and how many lines are between.
 *
 * @param linesOf number of lines of a block
 */
export function encodeOutline(entries: readonly OutlineEntry[], linesOf: (block: RowNumber) => number): Uint8Array {
  const bytes: number[] = [];
  const numbers = entries.map(entry => entry.block);
  writeNumbers(bytes, numbers);
  const unusual: [index: number, gap: number][] = [];
  let next = 1;
  for (const [index, { block, line }] of entries.entries()) {
    const gap = line - next;
    if (gap !== usualGap(index)) unusual.push([index, gap]);
    next = line + linesOf(block);
  }
  writeVarint(bytes, unusual.length);
  let last = 0;
  for (const [index, gap] of unusual) {
    writeVarint(bytes, index - last);
    writeVarint(bytes, gap);
    last = index;
  }
  return Uint8Array.from(bytes);
}

/** Reads what `encodeOutline` wrote. @throws IndexDamage */
export function decodeOutline(bytes: Uint8Array, linesOf: (block: RowNumber) => number): OutlineEntry[] {
  return decoded(bytes, reader => {
    const numbers = readNumbers(reader);
    const gaps = new Map<number, number>();
    let index = 0;
    for (let count = checkedCount(reader.next()); count > 0; count -= 1) {
      index += reader.next();
      gaps.set(index, reader.next());
    }
    let next = 1;
    return numbers.map((block, place) => {
      const line = next + (gaps.get(place) ?? usualGap(place));
      next = line + linesOf(block);
      return { block, line };
    });
  });
}

function usualGap(index: number): number {
  return index === 0 ? 0 : 1;
}

function writeNumbers(bytes: number[], numbers: readonly number[]): void {
  const runs: { start: number; length: number }[] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last.start + last.length === number) last.length += 1;
    else runs.push({ start: number, length: 1 });
  }
  writeVarint(bytes, runs.length);
  let expected = 0;
  for (const { start, length } of runs) {
    const step = start - expected;
    writeVarint(bytes, step >= 0 ? 2 * step : -2 * step + 1);
    writeVarint(bytes, length);
    expected = start + length;
  }
}

function readNumbers(reader: VarintReader): number[] {
  const numbers: number[] = [];
  let expected = 0;
  for (let runs = checkedCount(reader.next()); runs > 0; runs -= 1) {
    const step = reader.next();
    let number = expected + (step % 2 === 0 ? step / 2 : -(step - 1) / 2);
    const end = number + checkedCount(reader.next());
    for (; number < end; number += 1) numbers.push(number);
    expected = end;
  }
  return numbers;
}

function checkedCount(count: number): number {
  if (count > MAX_COUNT) throw new IndexDamage(`a count of ${count}`);
  return count;
}

function decoded<Result>(bytes: Uint8Array, read: (reader: VarintReader) => Result): Result {
  const reader = new VarintReader(bytes);
  try {
    const result = read(reader);
    if (reader.at === bytes.length) return result;
  } catch (cause) {
    throw new IndexDamage('a list of numbers ends too early', { cause });
  }
  throw new IndexDamage('a list of numbers goes on behind its end');
}
