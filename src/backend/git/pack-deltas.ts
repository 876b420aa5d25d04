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

/** An object that is to be packed. Its body is asked for when it is needed. */
export interface DeltaObject {
  readonly number: number;
  readonly kind: ObjectKind;
  readonly size: number;
  /** Objects of the same group were compared already, when the group was packed. */
  readonly group?: number;
  body(): Uint8Array;
}

class Candidate {
  readonly object: DeltaObject;
  /** Deltas that it rests on. */
  readonly depth: number;
  index: BaseIndex | undefined;

  constructor(object: DeltaObject, depth: number) {
    this.object = object;
    this.depth = depth;
  }
}

interface Found {
  readonly base: Candidate;
  readonly delta: Uint8Array;
}

/** Smaller objects are never worth it; larger ones are stored as they are, as git does by `core.bigFileThreshold`. */
const SMALLEST = 50;
export const LARGEST_DELTA = 1 << 24;

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
  /** The index of an object that has left the window: its memory is used for the next one. */
  #spare: BaseIndex | undefined;

  constructor({ window = 10, depth = 32, memory = 1 << 24 }: DeltaOptions = {}) {
    this.#size = window;
    this.#depth = depth;
    this.#memory = memory;
  }

  /** Finds the shortest delta for an object, and makes the object a base for those that follow. */
  next(object: DeltaObject): FoundDelta | undefined {
    const found = isFit(object) ? this.#find(object) : undefined;
    if (found) this.#use(found.base);
    this.keep(object, found ? found.base.depth + 1 : 0);
    return found && { base: found.base.object.number, delta: found.delta };
  }

  /** Makes an object a base for those that follow; `depth` is how many deltas it rests on. */
  keep(object: DeltaObject, depth: number): void {
    if (!isFit(object)) return;
    this.#window.push(new Candidate(object, depth));
    this.#held += object.size;
    while (this.#window.length > this.#size || (this.#held > this.#memory && this.#window.length > 1)) {
      const oldest = this.#window.shift();
      this.#held -= oldest?.object.size ?? 0;
      this.#spare = oldest?.index ?? this.#spare;
    }
  }

  #find(object: DeltaObject): Found | undefined {
    let best: Found | undefined;
    for (let i = this.#window.length - 1; i >= 0; i -= 1) {
      const base = this.#window[i]!;
      if (base.object.kind !== object.kind || base.depth >= this.#depth) continue;
      if (object.group !== undefined && object.group === base.object.group) continue;
      const limit = this.#limit(object.size, base.depth, best);
      if (object.size - base.object.size >= limit || object.size < base.object.size / 32) continue;
      const delta = createGitDelta(this.#indexOf(base), object.body(), limit);
      if (delta) best = { base, delta };
    }
    return best;
  }

  #indexOf(base: Candidate): BaseIndex {
    if (base.index) return base.index;
    base.index = indexForDeltas(base.object.body(), this.#spare);
    this.#spare = undefined;
    return base.index;
  }

  /** A delta is worth half of what it replaces, and the less the deeper it lies (git: builtin/pack-objects.c, try_delta). */
  #limit(size: number, depth: number, best: Found | undefined): number {
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

function isFit({ size }: DeltaObject): boolean {
  return size >= SMALLEST && size <= LARGEST_DELTA;
}

/** What is known of an object before it is read. */
export interface DeltaFacts {
  readonly kind: ObjectKind;
  readonly size: number;
  /** Alike for paths that end alike: see `nextHint`. */
  readonly hint: number;
}

const ORDER = { commit: 0, tag: 1, tree: 2, blob: 3 } as const;

/** Brings objects that are likely to be alike together: by kind, by name, the larger first. */
export function compareForDeltas(a: DeltaFacts, b: DeltaFacts): number {
  return ORDER[a.kind] - ORDER[b.kind] || a.hint - b.hint || b.size - a.size;
}

/**
 * The hint of a path that goes on with one more byte; the last bytes weigh most, so that files of one name are alike wherever they
 * are, and versions of one file most of all (git: pack-objects.h, pack_name_hash).
 */
export function nextHint(hint: number, byte: number): number {
  return byte <= 0x20 ? hint : ((hint >>> 2) + (byte << 24)) >>> 0;
}
