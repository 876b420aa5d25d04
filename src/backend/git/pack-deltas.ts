import type { ObjectKind } from '../../core/object-kind.ts';
import { type BaseIndex, indexForDeltas } from '../../delta/base-index.ts';
import { createGitDelta } from '../../delta/create-git-delta.ts';

/** How hard to look for deltas. */
export interface DeltaOptions {
  /** Objects before that are tried as a base. */
  readonly window?: number;
  /** Deltas from a whole object to the last one that rests on it. */
  readonly depth?: number;
  /** Bytes of bodies that are kept at hand; their indexes take about as much again. */
  readonly memory?: number;
}

/** A delta and the number of the object that it rests on. */
export interface FoundDelta {
  readonly base: number;
  readonly delta: Uint8Array;
}

interface Candidate {
  readonly number: number;
  readonly kind: ObjectKind;
  readonly body: Uint8Array;
  readonly depth: number;
  index?: BaseIndex;
}

/** Smaller objects are never worth it; larger ones are stored as they are, as git does by `core.bigFileThreshold`. */
const SMALLEST = 50;
export const LARGEST_DELTA = 1 << 25;

/**
 * Finds deltas among the last few of a row of objects. What is alike should come close together, larger ones first: see
 * `compareForDeltas`.
 */
export class DeltaWindow {
  readonly #size: number;
  readonly #depth: number;
  readonly #memory: number;
  /** The last one is tried first. */
  readonly #window: Candidate[] = [];
  #held = 0;

  constructor({ window = 10, depth = 32, memory = 1 << 25 }: DeltaOptions = {}) {
    this.#size = window;
    this.#depth = depth;
    this.#memory = memory;
  }

  /** Finds the shortest delta for an object, and makes the object a base for those that follow. */
  next(number: number, kind: ObjectKind, body: Uint8Array): FoundDelta | undefined {
    const found = body.length < SMALLEST || body.length > LARGEST_DELTA ? undefined : this.#find(kind, body);
    const depth = found ? found.base.depth + 1 : 0;
    if (found) this.#use(found.base);
    this.keep(number, kind, body, depth);
    return found && { base: found.base.number, delta: found.delta };
  }

  /** Makes an object a base for those that follow; `depth` is how many deltas it rests on. */
  keep(number: number, kind: ObjectKind, body: Uint8Array, depth: number): void {
    if (body.length < SMALLEST || body.length > LARGEST_DELTA) return;
    this.#window.push({ number, kind, body, depth });
    this.#held += body.length;
    while (this.#window.length > this.#size || (this.#held > this.#memory && this.#window.length > 1)) {
      this.#held -= this.#window.shift()?.body.length ?? 0;
    }
  }

  #find(kind: ObjectKind, body: Uint8Array): { base: Candidate; delta: Uint8Array } | undefined {
    let best: { base: Candidate; delta: Uint8Array } | undefined;
    for (let i = this.#window.length - 1; i >= 0; i -= 1) {
      const base = this.#window[i]!;
      if (base.kind !== kind || base.depth >= this.#depth) continue;
      const limit = this.#limit(body.length, base.depth, best);
      if (limit <= 0 || body.length - base.body.length >= limit || body.length < base.body.length / 32) continue;
      base.index ??= indexForDeltas(base.body);
      const delta = createGitDelta(base.index, body, limit);
      if (delta) best = { base, delta };
    }
    return best;
  }

  /** A delta is worth half of what it replaces, and the less the deeper it lies (git: builtin/pack-objects.c, try_delta). */
  #limit(size: number, depth: number, best: { base: Candidate; delta: Uint8Array } | undefined): number {
    const most = best ? best.delta.length : size / 2 - 20;
    const bestDepth = best ? best.base.depth + 1 : 1;
    return Math.floor((most * (this.#depth - depth)) / (this.#depth - bestDepth + 1)) - (best ? 1 : 0);
  }

  /** A base that was good once is good again: it is moved to the end of the window. */
  #use(base: Candidate): void {
    this.#window.splice(this.#window.indexOf(base), 1);
    this.#window.push(base);
  }
}

/** What is known of an object before it is read. */
export interface DeltaFacts {
  readonly kind: ObjectKind;
  readonly size: number;
  /** Alike for paths that end alike: see `pathHint`. */
  readonly hint: number;
}

const ORDER = { commit: 0, tag: 1, tree: 2, blob: 3 } as const;

/** Brings objects that are likely to be alike together: by kind, by name, the larger first. */
export function compareForDeltas(a: DeltaFacts, b: DeltaFacts): number {
  return ORDER[a.kind] - ORDER[b.kind] || a.hint - b.hint || b.size - a.size;
}

/** A number for a path in which its last characters weigh most (git: pack-objects.h, pack_name_hash). */
export function pathHint(path: string, start = 0): number {
  let hint = start;
  for (let i = 0; i < path.length; i += 1) {
    const code = path.charCodeAt(i);
    if (code > 0x20) hint = ((hint >>> 2) + (code << 24)) >>> 0;
  }
  return hint;
}
