import type { ObjectKind } from '../../../core/object-kind.ts';
import type { PackFile } from './pack-file.ts';

/** Bytes of objects that are kept because deltas are made from them. */
const MEMORY = 32 << 20;

export interface BaseObject {
  readonly kind: ObjectKind;
  /** Shared: never change it. */
  readonly body: Uint8Array;
}

interface CachedBase extends BaseObject {
  readonly pack: PackFile;
  readonly offset: number;
}

/** Objects that deltas were made from lately; the least recently used are given up. */
export class BaseCache {
  readonly #packs = new Map<PackFile, Map<number, CachedBase>>();
  readonly #order = new Set<CachedBase>();
  #size = 0;

  get(pack: PackFile, offset: number): BaseObject | undefined {
    const found = this.#packs.get(pack)?.get(offset);
    if (!found) return undefined;
    this.#order.delete(found);
    this.#order.add(found);
    return found;
  }

  add(pack: PackFile, offset: number, { kind, body }: BaseObject): void {
    if (body.length > MEMORY / 4) return;
    const base = { pack, offset, kind, body };
    const known = this.#packs.get(pack) ?? new Map<number, CachedBase>();
    if (known.has(offset)) return;
    this.#packs.set(pack, known.set(offset, base));
    this.#order.add(base);
    this.#size += body.length + OVERHEAD;
    for (const oldest of this.#order) {
      if (this.#size <= MEMORY) break;
      this.#remove(oldest);
    }
  }

  /** Forgets a pack that is gone. */
  forget(pack: PackFile): void {
    for (const base of [...(this.#packs.get(pack)?.values() ?? [])]) this.#remove(base);
    this.#packs.delete(pack);
  }

  #remove(base: CachedBase): void {
    this.#order.delete(base);
    this.#packs.get(base.pack)?.delete(base.offset);
    this.#size -= base.body.length + OVERHEAD;
  }
}

/** What an entry costs beside its bytes. */
const OVERHEAD = 200;
