import type { PatternScanner, RegexEngine } from 'shiki/core';

/** Regular expressions of one code block may take so many milliseconds altogether. Real code needs about 10 for each kilobyte. */
const LIMIT = 10_000;

/** A regular expression engine that gives up on code which keeps it busy for too long. */
export interface LimitedEngine extends RegexEngine {
  /** Starts the next code block with all of its time. */
  restart(): void;
}

let engine: Promise<LimitedEngine> | undefined;

/** Oniguruma itself, as WebAssembly: the grammars' regular expressions are written for it, and it compiles them lazily. */
export function regexEngine(): Promise<LimitedEngine> {
  engine ??= import('shiki/engine/oniguruma')
    .then(({ createOnigurumaEngine }) => createOnigurumaEngine(import('shiki/wasm')))
    .then(oniguruma => limited(oniguruma, LIMIT));
  return engine;
}

/**
 * Limits the time an engine takes. Some grammars backtrack for minutes on a line of brackets. The limit throws and never makes
 * other tokens, so that what comes out is the same on a slow machine or not there at all.
 *
 * @param limit milliseconds
 */
export function limited(inner: RegexEngine, limit: number): LimitedEngine {
  let spent = 0;
  const limitScanner = (scanner: PatternScanner): PatternScanner => ({
    ...(scanner.dispose && { dispose: () => scanner.dispose?.() }),
    findNextMatchSync(text, start, options) {
      if (spent > limit) throw new RangeError(`Colouring this code takes more than ${limit / 1000} seconds.`);
      const before = performance.now();
      const match = scanner.findNextMatchSync(text, start, options);
      spent += performance.now() - before;
      return match;
    },
  });
  return {
    createScanner: patterns => limitScanner(inner.createScanner(patterns)),
    createString: text => inner.createString(text),
    restart() {
      spent = 0;
    },
  };
}
