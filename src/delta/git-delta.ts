import { PylitError } from '../core/error.ts';

/** The sizes that a delta names, in bytes, and where its instructions begin. */
export interface GitDeltaSizes {
  readonly base: number;
  readonly target: number;
  readonly at: number;
}

/** Larger targets are refused: no such object is ever held in memory. */
const MAX_TARGET = 2 ** 31;

/**
 * Makes the target from a base and git's delta (git: Documentation/gitformat-pack, "Deltified representation").
 *
 * @param limit bytes that the target may have
 * @throws PylitError `object-malformed` for a delta of another base, one that ends early or copies what is not there;
 *   `object-too-large` before anything of that size is made
 */
export function applyGitDelta(base: Uint8Array, delta: Uint8Array, limit = MAX_TARGET): Uint8Array {
  const sizes = gitDeltaSizes(delta);
  if (sizes.base !== base.length)
    throw malformed(`one for a base of ${sizes.base} bytes, and the base has ${base.length}`);
  if (sizes.target > limit) throw tooLarge(sizes.target, limit);
  // A few bytes that announce gigabytes are refused before memory is taken for these.
  if (sizes.target > (delta.length - sizes.at) * MOST_PER_BYTE)
    throw malformed(`one too short to make ${sizes.target} bytes`);
  const target = new Uint8Array(sizes.target);
  if (fill(target, base, delta, sizes.at) !== sizes.target) throw malformed('one that makes less than it says');
  return target;
}

/**
 * Reads the sizes at the head of a delta.
 *
 * @throws PylitError `object-malformed`
 */
export function gitDeltaSizes(delta: Uint8Array): GitDeltaSizes {
  let at = 0;
  const next = () => {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 49; scale *= 0x80) {
      const byte = delta[at++];
      if (byte === undefined) break;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80 && Number.isSafeInteger(value)) return value;
    }
    throw malformed('one without sizes');
  };
  const base = next();
  const target = next();
  return { base, target, at };
}

/** The most that a byte of instructions can make: the largest copy, of 2^24 bytes, takes four. */
const MOST_PER_BYTE = 2 ** 22;

/** What a copy that says no length makes, in bytes. */
const COPY_ALL = 0x10000;

/** Follows the instructions; returns how many bytes were made. */
function fill(target: Uint8Array, base: Uint8Array, delta: Uint8Array, start: number): number {
  const end = delta.length;
  let made = 0;
  for (let at = start; at < end; ) {
    const code = delta[at++]!;
    if (code < 0x80) {
      if (code === 0) throw malformed('the reserved instruction 0');
      if (at + code > end || made + code > target.length) throw malformed('an insertion that goes too far');
      copy(target, made, delta, at, code);
      at += code;
      made += code;
      continue;
    }
    let from = 0;
    let size = 0;
    if (code & 0x01) from = delta[at++]!;
    if (code & 0x02) from |= delta[at++]! << 8;
    if (code & 0x04) from |= delta[at++]! << 16;
    if (code & 0x08) from += delta[at++]! * 0x1000000;
    if (code & 0x10) size = delta[at++]!;
    if (code & 0x20) size |= delta[at++]! << 8;
    if (code & 0x40) size |= delta[at++]! << 16;
    if (size === 0) size = COPY_ALL;
    if (at > end || from + size > base.length || made + size > target.length)
      throw malformed('a copy of what is not there');
    copy(target, made, base, from, size);
    made += size;
  }
  return made;
}

/** Short runs are faster in a loop than through a view. */
function copy(to: Uint8Array, at: number, source: Uint8Array, from: number, size: number): void {
  if (size > 64) to.set(source.subarray(from, from + size), at);
  else for (let i = 0; i < size; i += 1) to[at + i] = source[from + i]!;
}

function malformed(found: string): PylitError {
  return new PylitError('object-malformed', `Expected a delta, found ${found}.`);
}

function tooLarge(found: number, limit: number): PylitError {
  return new PylitError('object-too-large', `Expected a delta that makes at most ${limit} bytes, found ${found}.`, {
    data: { expected: limit, found },
  });
}
