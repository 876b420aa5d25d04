import type { Grammar, Pattern } from './prism.ts';

/** Limits the time that the expressions of a grammar take together. The limit throws and never makes other tokens. */
export class Stopwatch {
  readonly #limit: number;
  #end = 0;
  #searches = 0;

  /** @param limit milliseconds */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Starts the next code block with all of its time. */
  restart(): void {
    this.#end = performance.now() + this.#limit;
  }

  /** @throws RangeError when the time is over */
  check(): void {
    this.#searches += 1;
    if (this.#searches % 16 !== 0 || performance.now() < this.#end) return;
    throw new RangeError(`Colouring this code takes more than ${this.#limit / 1000} seconds.`);
  }
}

/** Copies a grammar so that each search with one of its expressions looks at the stopwatch first. */
export function timed(grammar: Grammar, stopwatch: Stopwatch): Grammar {
  class TimedRegExp extends RegExp {
    override exec(text: string): RegExpExecArray | null {
      stopwatch.check();
      return super.exec(text);
    }
  }
  const copies = new Map<object, unknown>();
  const copy = (value: unknown, greedy: boolean): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const known = copies.get(value);
    if (known !== undefined) return known;
    // Prism makes the expressions of greedy patterns global by copying them, which would lose the stopwatch.
    const flags = (one: RegExp) => (greedy && !one.global ? `${one.flags}g` : one.flags);
    const made: object =
      value instanceof RegExp ? new TimedRegExp(value.source, flags(value)) : Array.isArray(value) ? [] : {};
    copies.set(value, made);
    if (value instanceof RegExp) return made;
    const isGreedy = (value as Partial<Exclude<Pattern, RegExp>>).greedy === true;
    for (const [key, item] of Object.entries(value)) Reflect.set(made, key, copy(item, isGreedy && key === 'pattern'));
    return made;
  };
  return copy(grammar, false) as Grammar;
}
