import type { ObjectKind } from '../../../core/object-kind.ts';
import { ByteRing, type RingEntry } from './byte-ring.ts';
import type { PackFile } from './pack-file.ts';

/** Bytes of bases that are kept. */
const MEMORY = 48 << 20;

/** Bases above this are not kept. */
const LARGEST = 8 << 20;

export interface BaseObject {
  readonly kind: ObjectKind;
  /** Shared, and only good until the next `add`: never change or keep it. */
  readonly body: Uint8Array;
}

interface Owner {
  readonly pack: PackFile;
  readonly offset: number;
  readonly kind: ObjectKind;
}

/** Objects that deltas were made from lately. */
export class BaseCache {
  readonly #packs = new Map<PackFile, Map<number, RingEntry<Owner>>>();
  readonly #ring = new ByteRing<Owner>(MEMORY, entry => this.#forget(entry));

  get(pack: PackFile, offset: number): BaseObject | undefined {
    const entry = this.#packs.get(pack)?.get(offset);
    return entry && { kind: entry.owner.kind, body: this.#ring.bytesOf(entry) };
  }

  add(pack: PackFile, offset: number, { kind, body }: BaseObject): void {
    let known = this.#packs.get(pack);
    if (body.length > LARGEST || known?.has(offset)) return;
    const entry = this.#ring.add({ pack, offset, kind }, body);
    if (!known) {
      known = new Map();
      this.#packs.set(pack, known);
    }
    known.set(offset, entry);
  }

  /** Forgets a pack that is gone. Its bytes are written over in their turn. */
  forget(pack: PackFile): void {
    this.#packs.delete(pack);
  }

  #forget(entry: RingEntry<Owner>): void {
    const { pack, offset } = entry.owner;
    const known = this.#packs.get(pack);
    if (known?.get(offset) === entry) known.delete(offset);
  }
}
