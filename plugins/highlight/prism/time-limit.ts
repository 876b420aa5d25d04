import { Script } from 'node:vm';

/** Shorter code is not timed: starting the clock costs more than colouring it, and the grammars have no exponential patterns. */
const SHORT = 1_000;

const KEY = Symbol.for('pylit.highlight.job');
const script = new Script(`globalThis[Symbol.for('pylit.highlight.job')]()`);
const place = globalThis as { [KEY]?: () => unknown };

/**
 * Runs a job that may be stuck in a regular expression; nothing else in JavaScript can interrupt one. The limit throws and never
 * changes a result, so that what comes out is the same on a slow machine or not there at all.
 *
 * @param size characters that the job works on
 * @param limit milliseconds
 */
export function withinTime<Result>(job: () => Result, size: number, limit: number): Result {
  if (size <= SHORT) return job();
  place[KEY] = job;
  try {
    return script.runInThisContext({ timeout: limit }) as Result;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new RangeError(`Colouring this code takes more than ${limit / 1000} seconds.`);
  } finally {
    delete place[KEY];
  }
}
