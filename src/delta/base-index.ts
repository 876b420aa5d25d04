/** Bytes of a block: a match is at least about this long, as in git's own diff-delta. */
export const BLOCK = 16;

/** Where the blocks of a base lie, by their hash, to make many deltas from the same base. */
export interface BaseIndex {
  readonly base: Uint8Array;
  /** For each value of a hash the first block that has it, counted from 1; 0 for none. */
  readonly heads: Int32Array;
  /** For each block, counted from 1, the next one of the same value; 0 at the end. */
  readonly next: Int32Array;
  /** Whole hashes of the blocks, counted from 1. */
  readonly hashes: Int32Array;
  /** How far a whole hash is shifted to give its place in `heads`. */
  readonly shift: number;
}

/**
 * Looks at every block of a base once. Memory: about as many bytes as the base has.
 *
 * @param spare an index that is not needed any more; its memory is used again where it is enough
 */
export function indexForDeltas(base: Uint8Array, spare?: BaseIndex): BaseIndex {
  const count = Math.floor(base.length / BLOCK);
  const bits = Math.max(4, 33 - Math.clz32(count));
  const shift = 32 - bits;
  const fits = spare !== undefined && spare.heads.length >= 2 ** bits && spare.next.length > count;
  const heads = fits ? spare.heads.fill(0, 0, 2 ** bits) : new Int32Array(2 ** bits);
  const next = fits ? spare.next : new Int32Array(count + 1);
  const hashes = fits ? spare.hashes : new Int32Array(count + 1);
  let after = 0;
  // Backwards, so that the first of equal blocks is found first; of a run of equal blocks only that one is kept.
  for (let block = count; block > 0; block -= 1) {
    const hash = hashBlock(base, (block - 1) * BLOCK);
    hashes[block] = hash;
    const place = placeOf(hash, shift);
    if (hash === after && heads[place] === block + 1) next[block] = next[block + 1]!;
    else next[block] = heads[place]!;
    heads[place] = block;
    after = hash;
  }
  return { base, heads, next, hashes, shift };
}

const FACTOR = 0x08088405;

/** What the factor gives for the byte that leaves the window. */
const LEAVING = power(FACTOR, BLOCK);

/** The hash of the block that begins at `at`. */
export function hashBlock(bytes: Uint8Array, at: number): number {
  let hash = 0;
  for (let i = at; i < at + BLOCK; i += 1) hash = (Math.imul(hash, FACTOR) + bytes[i]!) | 0;
  return hash;
}

/** The hash of the block one byte further, from the hash of this one. */
export function rollHash(hash: number, leaving: number, entering: number): number {
  return (Math.imul(hash, FACTOR) + entering - Math.imul(leaving, LEAVING)) | 0;
}

/** The place of a hash in `heads`; its low bits alone say little. */
export function placeOf(hash: number, shift: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> shift;
}

function power(factor: number, exponent: number): number {
  let result = 1;
  for (let i = 0; i < exponent; i += 1) result = Math.imul(result, factor);
  return result;
}
