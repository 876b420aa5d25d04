import type { HashAlgorithm, ObjectId } from '../../core/object-kind.ts';
import { compareText } from '../../store/compare-text.ts';
import { followRef, INITIAL_HEAD, planRefUpdate } from '../../store/ref-plan.ts';
import type { Ref, ReflogEntry, RefStore, RefUpdate, RefValue, ResolvedRef } from '../../store/ref-store.ts';

/** Refs in maps. */
export class MemoryRefs implements RefStore {
  readonly #algorithm: HashAlgorithm;
  readonly #hasObject: (id: ObjectId) => boolean;
  #refs: Map<string, RefValue> = new Map([['HEAD', INITIAL_HEAD]]);
  readonly #logs = new Map<string, ReflogEntry[]>();

  constructor(algorithm: HashAlgorithm, hasObject: (id: ObjectId) => boolean) {
    this.#algorithm = algorithm;
    this.#hasObject = hasObject;
  }

  read(name: string): RefValue | undefined {
    return this.#refs.get(name);
  }

  resolve(name: string): ResolvedRef | undefined {
    return followRef(other => this.#refs.get(other), name);
  }

  list(prefix = ''): readonly Ref[] {
    return [...this.#refs]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => ({ name, value }))
      .sort((a, b) => compareText(a.name, b.name));
  }

  async update(updates: readonly RefUpdate[]): Promise<void> {
    this.apply(updates, this.#hasObject);
  }

  log(name: string, limit = Number.POSITIVE_INFINITY): readonly ReflogEntry[] {
    return (this.#logs.get(name) ?? []).toReversed().slice(0, limit);
  }

  /** Makes all updates, or none when one of them throws. */
  apply(updates: readonly RefUpdate[], hasObject: (id: ObjectId) => boolean): void {
    const refs = new Map(this.#refs);
    const view = {
      algorithm: this.#algorithm,
      read: (name: string) => refs.get(name),
      any: (prefix: string) => [...refs.keys()].some(name => name.startsWith(prefix)),
      hasObject,
    };
    const logged: [string, ReflogEntry][] = [];
    for (const update of updates) {
      const change = planRefUpdate(view, update);
      if (change.value) refs.set(change.name, change.value);
      else refs.delete(change.name);
      for (const { ref, entry } of change.log) logged.push([ref, entry]);
    }
    this.#refs = refs;
    for (const [ref, entry] of logged) this.#logs.set(ref, [...(this.#logs.get(ref) ?? []), entry]);
  }
}
