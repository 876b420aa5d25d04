import { setImmediate } from 'node:timers/promises';
import type { Format } from '../literate/format.ts';

/** How long a build may keep the thread, in milliseconds. An answer takes a few turns. */
const TURN = 15;

/**
 * Makes a format that lets others use the thread from time to time: a build computes without a pause, and the server answers in the same thread.
 * What is made stays the same.
 *
 * @param onBlocks is told at each pause how many blocks were transformed so far
 */
export function shareThread(format: Format, onBlocks: (done: number) => void): Format {
  let done = 0;
  let since = performance.now();
  return {
    ...format,
    transform(node, block, context) {
      done += 1;
      if (performance.now() - since < TURN) return format.transform(node, block, context);
      onBlocks(done);
      return setImmediate().then(() => {
        since = performance.now();
        return format.transform(node, block, context);
      });
    },
  };
}
