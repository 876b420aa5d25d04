import { copyBytes } from '../../../bytes/byte-stream.ts';
import { PylitError } from '../../../core/error.ts';
import type { ObjectKind } from '../../../core/object-kind.ts';
import { applyGitDelta, gitDeltaSizes } from '../../../delta/git-delta.ts';
import type { ObjectInfo, StoredObject } from '../../../store/object-store.ts';
import { damagedFile } from '../damage.ts';
import type { BaseCache, BaseObject } from './base-cache.ts';
import type { PackEntry, PackFile } from './pack-file.ts';

/** Deltas from an object to what it is made from; git itself makes at most 4095. */
const MAX_CHAIN = 4096;

interface Step {
  readonly offset: number;
  readonly entry: PackEntry;
}

/**
 * Reads an object of a pack, following deltas to what they are made from.
 *
 * @param limit the bytes that it, and what it is made from, may have
 * @throws PylitError `object-corrupt`; `object-too-large`
 */
export function readPacked(pack: PackFile, offset: number, cache: BaseCache, limit: number): StoredObject {
  const deltas: Step[] = [];
  let at = offset;
  let base = cache.get(pack, at);
  while (!base) {
    const entry = pack.entry(at);
    refuseLarge(entry.size, limit);
    if (entry.kind !== undefined) {
      base = { kind: entry.kind, body: pack.inflate(entry) };
      if (deltas.length > 0) cache.add(pack, at, base);
      else return base;
      break;
    }
    addStep(pack, deltas, { offset: at, entry });
    at = entry.base;
    base = cache.get(pack, at);
  }
  return deltas.length === 0
    ? { kind: base.kind, body: copyBytes(base.body) }
    : apply(pack, deltas, base, cache, limit);
}

/** Says what an object of a pack is, and how large, inflating no more than its first bytes. @throws PylitError `object-corrupt` */
export function packedInfo(pack: PackFile, offset: number): ObjectInfo {
  const first = pack.entry(offset);
  const size = first.kind === undefined ? sizes(pack, pack.inflateStart(first)).target : first.size;
  return { kind: first.kind ?? kindOf(pack, offset, first), size };
}

function kindOf(pack: PackFile, offset: number, first: PackEntry): ObjectKind {
  const deltas: Step[] = [];
  let step = { offset, entry: first };
  while (step.entry.kind === undefined) {
    addStep(pack, deltas, step);
    step = { offset: step.entry.base, entry: pack.entry(step.entry.base) };
  }
  return step.entry.kind;
}

function apply(
  pack: PackFile,
  deltas: readonly Step[],
  from: BaseObject,
  cache: BaseCache,
  limit: number,
): StoredObject {
  let { body } = from;
  for (let i = deltas.length - 1; i >= 0; i -= 1) {
    const { offset, entry } = deltas[i]!;
    body = applyDelta(pack, body, pack.inflate(entry), limit);
    if (i > 0) cache.add(pack, offset, { kind: from.kind, body });
  }
  return { kind: from.kind, body };
}

function applyDelta(pack: PackFile, base: Uint8Array, delta: Uint8Array, limit: number): Uint8Array {
  try {
    return applyGitDelta(base, delta, limit);
  } catch (error) {
    if (!(error instanceof PylitError) || error.code !== 'object-malformed') throw error;
    throw damagedFile(pack.path, error.message.replace(/\.$/, ''), error);
  }
}

function sizes(pack: PackFile, delta: Uint8Array): { readonly base: number; readonly target: number } {
  try {
    return gitDeltaSizes(delta);
  } catch (error) {
    throw damagedFile(pack.path, 'a delta has no sizes', error);
  }
}

function addStep(pack: PackFile, deltas: Step[], step: Step): void {
  if (deltas.length >= MAX_CHAIN) throw damagedFile(pack.path, `more than ${MAX_CHAIN} deltas follow each other`);
  deltas.push(step);
}

function refuseLarge(size: number, limit: number): void {
  if (size <= limit) return;
  throw new PylitError('object-too-large', `Expected at most ${limit} bytes, found an object of ${size}.`, {
    hint: 'Read it as a stream.',
    data: { size },
  });
}
