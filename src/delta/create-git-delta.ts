import { type BaseIndex, BLOCK, hashBlock, indexForDeltas, placeOf, rollHash } from './base-index.ts';

/** Blocks of equal hash that are compared before the best is taken. */
const MOST_CANDIDATES = 32;

/** A match of this many bytes is taken without looking for a longer one. */
const LONG_ENOUGH = 4096;

/** A match that continues the one before it is worth taking from this many bytes on: its instruction takes at most seven. */
const CONTINUATION = 8;

/** Targets of so many bytes are first looked into at some places, so many bytes at each. */
const PROBED = 2048;
const PROBES = 8;
const PROBE = 64;

/** The most bytes that one copy of version 2 packs gives. */
const LONGEST_COPY = 0x10000;
const LONGEST_INSERTION = 0x7f;

/**
 * Makes a delta that git's readers understand (git: Documentation/gitformat-pack, "Deltified representation").
 *
 * @param base bytes, or their index when many deltas are made from them
 * @param limit bytes that the delta may have; undefined is returned as soon as it is longer
 */
export function createGitDelta(
  base: Uint8Array | BaseIndex,
  target: Uint8Array,
  limit = Number.MAX_SAFE_INTEGER,
): Uint8Array | undefined {
  const index = base instanceof Uint8Array ? indexForDeltas(base) : base;
  if (limit <= target.length / 2 && target.length >= PROBED && !looksAlike(index, target)) return undefined;
  const writer = new DeltaWriter(index.base.length, target, limit);
  const { heads, hashes, shift, base: source } = index;
  const last = target.length - BLOCK;
  let hash = last >= 0 ? hashBlock(target, 0) : 0;
  // How far the base lies behind the target where the last match was.
  let lag = 0;
  let at = 0;
  while (at <= last) {
    let from = at - lag;
    let length = 0;
    if (from + CONTINUATION <= source.length && source[from] === target[at] && source[from + 1] === target[at + 1]) {
      length = matchLength(source, from, target, at);
      if (length < CONTINUATION) length = 0;
    }
    let block = length < LONG_ENOUGH ? heads[placeOf(hash, shift)]! : 0;
    // Most places are of no use: this is looked at once for each byte.
    if (block > 0 && (hashes[block] === hash || index.next[block]! > 0)) {
      block = bestBlock(index, block, hash, target, at, length);
      if (block > 0) {
        from = (block - 1) * BLOCK;
        length = matchLength(source, from, target, at);
      }
    }
    if (length === 0) {
      if (at > writer.deadline) return undefined;
      if (at < last) hash = rollHash(hash, target[at]!, target[at + BLOCK]!);
      at += 1;
      continue;
    }
    const end = at + length;
    while (from > 0 && at > writer.written && source[from - 1] === target[at - 1]) {
      from -= 1;
      at -= 1;
    }
    writer.copy(from, at, end);
    lag = at - from;
    at = end;
    if (at <= last) hash = hashBlock(target, at);
  }
  return writer.finish();
}

/**
 * Looks into a target here and there. A delta of less than half of it has to copy the other half, so some of these places are found in
 * the base; where less than two of eight are, the search is not begun.
 */
function looksAlike({ heads, hashes, next, shift }: BaseIndex, target: Uint8Array): boolean {
  const step = Math.floor((target.length - PROBE - BLOCK) / (PROBES - 1));
  let found = 0;
  for (let start = 0, probe = 0; probe < PROBES && found < 2; start += step, probe += 1) {
    let hash = hashBlock(target, start);
    for (let at = start; at < start + PROBE; at += 1) {
      let block = heads[placeOf(hash, shift)]!;
      while (block > 0 && hashes[block] !== hash) block = next[block]!;
      if (block > 0) {
        found += 1;
        break;
      }
      hash = rollHash(hash, target[at]!, target[at + BLOCK]!);
    }
  }
  return found >= 2;
}

/** The block with the longest match of more than `longest` bytes, or 0. */
function bestBlock(
  { base, hashes, next }: BaseIndex,
  first: number,
  hash: number,
  target: Uint8Array,
  at: number,
  longest: number,
): number {
  let best = 0;
  let length = Math.max(longest, BLOCK - 1);
  let candidates = MOST_CANDIDATES;
  for (let block = first; block > 0 && candidates > 0 && length < LONG_ENOUGH; block = next[block]!) {
    if (hashes[block] !== hash) continue;
    candidates -= 1;
    const found = matchLength(base, (block - 1) * BLOCK, target, at);
    if (found <= length) continue;
    length = found;
    best = block;
  }
  return best;
}

function matchLength(source: Uint8Array, from: number, target: Uint8Array, at: number): number {
  const most = Math.min(source.length - from, target.length - at);
  let length = 0;
  while (length < most && source[from + length] === target[at + length]) length += 1;
  return length;
}

/** Instructions of all deltas are written here first: one delta is made at a time. */
let scratch = new Uint8Array(1 << 16);

class DeltaWriter {
  /** Bytes of the target that are already said. */
  written = 0;
  /** Behind this byte the delta is too long even when all that follows can be copied. */
  deadline = 0;
  readonly #target: Uint8Array;
  readonly #limit: number;
  #length = 0;

  constructor(baseSize: number, target: Uint8Array, limit: number) {
    this.#target = target;
    this.#limit = limit;
    this.#varint(baseSize);
    this.#varint(target.length);
    this.deadline = limit - this.#length;
  }

  /** Says that the target's bytes up to `at` are inserted, and those up to `end` are at `from` in the base. */
  copy(from: number, at: number, end: number): void {
    this.#insert(at);
    for (let done = at; done < end; done += LONGEST_COPY) {
      this.#copyOnce(from + done - at, Math.min(end - done, LONGEST_COPY));
    }
    this.written = end;
    this.deadline = this.#limit - this.#length + end;
  }

  finish(): Uint8Array | undefined {
    this.#insert(this.#target.length);
    return this.#length > this.#limit ? undefined : scratch.slice(0, this.#length);
  }

  #copyOnce(from: number, size: number): void {
    this.#reserve(8);
    const start = this.#length++;
    let code = 0x80;
    for (let i = 0, rest = from; rest > 0; i += 1, rest = Math.floor(rest / 0x100)) {
      const byte = rest % 0x100;
      if (byte === 0) continue;
      code |= 1 << i;
      scratch[this.#length++] = byte;
    }
    for (let i = 0, rest = size % LONGEST_COPY; rest > 0; i += 1, rest >>= 8) {
      if ((rest & 0xff) === 0) continue;
      code |= 0x10 << i;
      scratch[this.#length++] = rest & 0xff;
    }
    scratch[start] = code;
  }

  #insert(end: number): void {
    this.#reserve(Math.ceil((end - this.written) / LONGEST_INSERTION) * (LONGEST_INSERTION + 1));
    for (let at = this.written; at < end; at += LONGEST_INSERTION) {
      const size = Math.min(end - at, LONGEST_INSERTION);
      scratch[this.#length++] = size;
      for (let i = at; i < at + size; i += 1) scratch[this.#length++] = this.#target[i]!;
    }
    this.written = end;
  }

  #varint(value: number): void {
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) scratch[this.#length++] = (rest % 0x80) | 0x80;
    scratch[this.#length++] = rest;
  }

  #reserve(more: number): void {
    if (this.#length + more <= scratch.length) return;
    const larger = new Uint8Array(2 * (this.#length + more));
    larger.set(scratch.subarray(0, this.#length));
    scratch = larger;
  }
}
