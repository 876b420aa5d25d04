/** What a name stands for. */
export type DefinitionKind = 'function' | 'method' | 'type' | 'constant' | 'variable' | 'name';

/** A name that code defines. */
export interface Definition {
  readonly name: string;
  readonly kind: DefinitionKind;
  /** Line in the code, from 1. */
  readonly line: number;
}

/** Collects definitions in masked code; of several with one name the first. */
export class DefinitionList {
  readonly #code: string;
  readonly #found = new Map<string, { name: string; kind: DefinitionKind; at: number }>();

  constructor(code: string) {
    this.#code = code;
  }

  /** @param at where the name stands in the code, or what it is part of */
  add(name: string | undefined, kind: DefinitionKind, at: number): void {
    const known = name === undefined ? undefined : this.#found.get(name);
    // What a variable holds until it is defined says less.
    if (name !== undefined && (!known || (known.kind === 'variable' && kind !== 'variable')))
      this.#found.set(name, { name, kind, at });
  }

  all(): Definition[] {
    const sorted = [...this.#found.values()].sort((a, b) => a.at - b.at);
    let line = 1;
    let done = 0;
    return sorted.map(({ name, kind, at }) => {
      for (let next = this.#code.indexOf('\n', done); next >= 0 && next < at; next = this.#code.indexOf('\n', done)) {
        line += 1;
        done = next + 1;
      }
      return { name, kind, line };
    });
  }
}
