/**
 * Remembers values up to a total weight. What was neither set nor asked for while half of that came in is forgotten, all at once: cheaper
 * than to keep an order.
 */
export class Recent<Key, Value> {
  private young = new Map<Key, Weighed<Value>>();
  private old = new Map<Key, Weighed<Value>>();
  private readonly half: number;
  private weight = 0;

  constructor(capacity: number) {
    this.half = capacity / 2;
  }

  get(key: Key): Value | undefined {
    const found = this.young.get(key);
    if (found) return found.value;
    const entry = this.old.get(key);
    if (entry) this.set(key, entry.value, entry.weight);
    return entry?.value;
  }

  set(key: Key, value: Value, weight = 1): void {
    if (this.weight + weight > this.half) {
      this.old = this.young;
      this.young = new Map();
      this.weight = 0;
    }
    this.young.set(key, { value, weight });
    this.weight += weight;
  }

  clear(): void {
    this.young.clear();
    this.old.clear();
    this.weight = 0;
  }
}

interface Weighed<Value> {
  readonly value: Value;
  readonly weight: number;
}
