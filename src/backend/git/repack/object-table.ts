import type { ObjectId, ObjectKind } from '../../../core/object-kind.ts';

/** Kinds by their numbers in the table. */
export const KINDS: readonly ObjectKind[] = ['commit', 'tag', 'tree', 'blob'];

/**
 * What is to be packed: facts about each object in flat arrays, found by id. There may be millions, so no object of the language
 * stands for one of them.
 */
export class ObjectTable {
  readonly idBytes: number;
  count = 0;
  ids: Buffer;
  kinds: Uint8Array;
  sizes: Float64Array;
  /** Where an object lies: the number of a pack (-1 for a file of its own) and the bytes before it. */
  packs: Int32Array;
  offsets: Float64Array;
  /** Alike for objects that are likely to be alike. */
  hints: Uint32Array;
  /** The turn at which an object was reached, counted from 1: newer ones before; 0 for what cannot be reached. */
  reached: Uint32Array;
  #slots: Int32Array;

  constructor(idBytes: number, capacity = 1024) {
    this.idBytes = idBytes;
    this.ids = Buffer.alloc(capacity * idBytes);
    this.kinds = new Uint8Array(capacity);
    this.sizes = new Float64Array(capacity);
    this.packs = new Int32Array(capacity);
    this.offsets = new Float64Array(capacity);
    this.hints = new Uint32Array(capacity);
    this.reached = new Uint32Array(capacity);
    this.#slots = new Int32Array(capacity * 2);
  }

  /** Adds an object, unless it is known already: then it stays where it is. @returns its number */
  add(id: ObjectId, pack: number, offset: number): number {
    if (this.count === this.kinds.length) this.#grow();
    const number = this.count;
    this.ids.write(id, number * this.idBytes, 'hex');
    const slot = this.#slotOf(this.ids, number * this.idBytes);
    const known = this.#slots[slot]!;
    if (known !== 0) return known - 1;
    this.#slots[slot] = number + 1;
    this.packs[number] = pack;
    this.offsets[number] = offset;
    this.count += 1;
    return number;
  }

  /** The number of the object whose raw id stands at `at`, or -1. */
  find(bytes: Uint8Array, at = 0): number {
    return (this.#slots[this.#slotOf(bytes, at)] ?? 0) - 1;
  }

  id(number: number): ObjectId {
    return this.ids.toString('hex', number * this.idBytes, (number + 1) * this.idBytes);
  }

  kind(number: number): ObjectKind {
    return KINDS[this.kinds[number] ?? 0] ?? 'blob';
  }

  /** The slot where an id is, or would be. Ids are digests: their first bytes are as good as any hash. */
  #slotOf(bytes: Uint8Array, at: number): number {
    const mask = this.#slots.length - 1;
    let slot = (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) & mask;
    for (; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      if (this.#same((this.#slots[slot]! - 1) * this.idBytes, bytes, at)) break;
    }
    return slot;
  }

  #same(own: number, bytes: Uint8Array, at: number): boolean {
    for (let i = 0; i < this.idBytes; i += 1) if (this.ids[own + i] !== bytes[at + i]) return false;
    return true;
  }

  #grow(): void {
    const larger = new ObjectTable(this.idBytes, this.count * 2);
    larger.ids.set(this.ids);
    for (const name of ['kinds', 'sizes', 'packs', 'offsets', 'hints', 'reached'] as const) {
      larger[name].set(this[name] as never);
      Object.assign(this, { [name]: larger[name] });
    }
    this.ids = larger.ids;
    this.#slots = larger.#slots;
    for (let number = 0; number < this.count; number += 1) {
      this.#slots[this.#slotOf(this.ids, number * this.idBytes)] = number + 1;
    }
  }
}
