/** Where each object of a pack lies, in flat arrays: packs hold millions. */
export class PackRecords {
  readonly idBytes: number;
  count = 0;
  /** Raw ids, one after the other. */
  ids: Uint8Array;
  /** Where each entry begins, in bytes from the start of the pack. */
  offsets = new Float64Array(64);
  crcs = new Uint32Array(64);

  constructor(idBytes: number) {
    this.idBytes = idBytes;
    this.ids = new Uint8Array(64 * idBytes);
  }

  /** @returns the number of the object, counted from 0 */
  add(id: string, offset: number, crc: number): number {
    if (this.count === this.crcs.length) this.#grow();
    const number = this.count++;
    this.offsets[number] = offset;
    this.crcs[number] = crc;
    this.setId(number, id);
    return number;
  }

  setId(number: number, id: string): void {
    for (let i = 0; i < this.idBytes; i += 1) {
      this.ids[number * this.idBytes + i] = (nibble(id, 2 * i) << 4) | nibble(id, 2 * i + 1);
    }
  }

  id(number: number): Uint8Array {
    return this.ids.subarray(number * this.idBytes, (number + 1) * this.idBytes);
  }

  /** The numbers of all objects in the order of their ids. */
  sorted(): Uint32Array {
    const { ids, idBytes, count } = this;
    const view = new DataView(ids.buffer);
    const room = 2 ** (32 - Math.clz32(count));
    const unit = 2 ** Math.max(0, 48 - (53 - Math.log2(room)));
    const keys = new Float64Array(count);
    for (let i = 0; i < count; i += 1) {
      const first = view.getUint32(i * idBytes) * 0x10000 + view.getUint16(i * idBytes + 4);
      keys[i] = Math.floor(first / unit) * room + i;
    }
    keys.sort();
    const order = Uint32Array.from(keys, key => key % room);
    // Ids that begin alike are in the order in which they came: few, so each is moved to its place.
    for (let i = 1; i < count; i += 1) {
      for (let at = i; at > 0 && this.#compare(order[at - 1]!, order[at]!) > 0; at -= 1) {
        [order[at - 1], order[at]] = [order[at]!, order[at - 1]!];
      }
    }
    return order;
  }

  #compare(a: number, b: number): number {
    const { ids, idBytes } = this;
    for (let i = 0; i < idBytes; i += 1) {
      const difference = ids[a * idBytes + i]! - ids[b * idBytes + i]!;
      if (difference !== 0) return difference;
    }
    return 0;
  }

  #grow(): void {
    const ids = new Uint8Array(this.ids.length * 2);
    const offsets = new Float64Array(this.count * 2);
    const crcs = new Uint32Array(this.count * 2);
    ids.set(this.ids);
    offsets.set(this.offsets);
    crcs.set(this.crcs);
    Object.assign(this, { ids, offsets, crcs });
  }
}

function nibble(id: string, at: number): number {
  const code = id.charCodeAt(at);
  return code < 58 ? code - 48 : code - 87;
}
