const TICK_MILLISECONDS = 50;

/**
 * Waits for an answer for so many milliseconds in which this thread was free to hear it: time that it spends computing counts as one tick, or a busy
 * build would take its own work for a slow server.
 *
 * @throws Error when there is no answer by then
 */
export function withTimeLimit<Result>(work: Promise<Result>, milliseconds: number): Promise<Result> {
  return new Promise((resolve, reject) => {
    let left = Math.ceil(milliseconds / TICK_MILLISECONDS);
    const ticks = setInterval(() => {
      left -= 1;
      if (left > 0) return;
      clearInterval(ticks);
      reject(new Error(`no answer within ${milliseconds} ms`));
    }, TICK_MILLISECONDS);
    work.then(resolve, reject).finally(() => clearInterval(ticks));
  });
}
