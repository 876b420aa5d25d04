import { objectId } from '../../bytes/object-id.ts';
import { PylitError } from '../../core/error.ts';
import type { HashAlgorithm, ObjectId, ObjectKind } from '../../core/object-kind.ts';
import { applyGitDelta } from '../../delta/git-delta.ts';
import type { PackOutput } from './pack-output.ts';
import { type EntryHead, malformedPack, type PackScanner } from './pack-scan.ts';

/** Bytes of bodies that are kept because deltas are made from them. */
const MEMORY = 1 << 24;

/** Deltas from an object to what it is made from; git itself makes at most 4095. */
const MAX_CHAIN = 4096;

export interface ResolveLimits {
  readonly delta: number;
  readonly total: number;
}

/** The deltas of a pack by what they rest on. Whatever becomes known makes known what rests on it. */
export class DeltaTree {
  readonly #pack: PackOutput;
  readonly #scanner: PackScanner;
  readonly #algorithm: HashAlgorithm;
  readonly #limits: ResolveLimits;
  readonly #heads: (EntryHead | undefined)[] = [];
  readonly #kinds: (ObjectKind | undefined)[] = [];
  readonly #bases: number[] = [];
  readonly #depths: number[] = [];
  readonly #ids = new Set<ObjectId>();
  /** Numbers of deltas that rest on what begins at an offset, or has an id. */
  readonly #byOffset = new Map<number, number[]>();
  readonly #byId = new Map<ObjectId, number[]>();
  readonly #bodies = new Map<number, Uint8Array>();
  /** Objects whose children are not looked at yet. */
  readonly #ready: { readonly number: number; readonly id: ObjectId }[] = [];
  #held = 0;
  #made = 0;
  #unknown = 0;

  constructor(pack: PackOutput, scanner: PackScanner, algorithm: HashAlgorithm, limits: ResolveLimits) {
    this.#pack = pack;
    this.#scanner = scanner;
    this.#algorithm = algorithm;
    this.#limits = limits;
  }

  /** @param body for an object that the scanner does not know; it is kept until the next one */
  addWhole(number: number, id: ObjectId, kind: ObjectKind, body?: Uint8Array): void {
    this.#depths[number] = 0;
    this.#know(number, id, kind);
    if (body) this.#keep(number, body);
  }

  addDelta(number: number, head: EntryHead): void {
    this.#heads[number] = head;
    this.#unknown += 1;
    if (head.baseId !== undefined) addTo(this.#byId, head.baseId, number);
    else addTo(this.#byOffset, head.baseOffset ?? -1, number);
  }

  /** Makes all objects that can be made now. */
  resolve(): void {
    for (let base = this.#ready.pop(); base; base = this.#ready.pop()) {
      const offset = this.#pack.records.offsets[base.number] ?? -1;
      const children = [...(this.#byOffset.get(offset) ?? []), ...(this.#byId.get(base.id) ?? [])];
      this.#byOffset.delete(offset);
      this.#byId.delete(base.id);
      for (const child of children) this.#make(child, base.number);
    }
  }

  /** Ids of objects that others rest on, and that are not known. */
  missingBases(): ObjectId[] {
    return [...this.#byId.keys()];
  }

  isMissing(id: ObjectId): boolean {
    return this.#byId.has(id);
  }

  /** @throws PylitError `object-malformed` when a delta rests on a place where no object begins */
  finish(): void {
    if (this.#unknown > 0) throw malformedPack('a delta that rests on nothing');
  }

  #know(number: number, id: ObjectId, kind: ObjectKind): void {
    if (this.#ids.has(id)) throw malformedPack(`the object ${id} twice`);
    this.#ids.add(id);
    this.#kinds[number] = kind;
    this.#ready.push({ number, id });
  }

  #make(number: number, base: number): void {
    const depth = (this.#depths[base] ?? 0) + 1;
    if (depth > MAX_CHAIN) throw malformedPack(`more than ${MAX_CHAIN} deltas that follow each other`);
    this.#depths[number] = depth;
    this.#bases[number] = base;
    this.#unknown -= 1;
    const kind = this.#kinds[base] ?? 'blob';
    const body = this.#body(number);
    const id = objectId(kind, body, this.#algorithm);
    this.#pack.records.setId(number, id);
    this.#know(number, id, kind);
  }

  /** The bytes of an object: from what is kept, or made again from the last of its bases that is kept. */
  #body(number: number): Uint8Array {
    const chain: number[] = [];
    let at = number;
    for (; !this.#bodies.has(at) && this.#depths[at] !== 0; at = this.#bases[at] ?? -1) chain.push(at);
    let body = this.#bodies.get(at) ?? this.#whole(at);
    this.#keep(at, body);
    for (let i = chain.length - 1; i >= 0; i -= 1) {
      body = this.#apply(body, chain[i]!);
      this.#keep(chain[i]!, body);
    }
    return body;
  }

  #whole(number: number): Uint8Array {
    const head = this.#scanner.head(this.#pack.records.offsets[number] ?? -1);
    if (head.size > this.#limits.delta) throw tooLarge(this.#limits.delta);
    return this.#scanner.inflate(head).bytes;
  }

  #apply(base: Uint8Array, number: number): Uint8Array {
    const head = this.#heads[number]!;
    const body = applyGitDelta(base, this.#scanner.inflate(head).bytes, this.#limits.delta);
    this.#made += body.length;
    if (this.#made > this.#limits.total) throw tooLarge(this.#limits.total);
    return body;
  }

  #keep(number: number, body: Uint8Array): void {
    if (this.#bodies.delete(number)) this.#held -= body.length;
    this.#bodies.set(number, body);
    this.#held += body.length;
    for (const [oldest, { length }] of this.#bodies) {
      if (this.#held <= MEMORY || oldest === number) break;
      this.#bodies.delete(oldest);
      this.#held -= length;
    }
  }
}

function addTo<K>(map: Map<K, number[]>, key: K, number: number): void {
  const known = map.get(key);
  if (known) known.push(number);
  else map.set(key, [number]);
}

function tooLarge(limit: number): PylitError {
  return new PylitError(
    'object-too-large',
    `Expected deltas that make at most ${limit} bytes, found more: nothing is stored.`,
  );
}
