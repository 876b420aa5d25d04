import {
  type BatchSetup,
  makePages,
  type PageBatch,
  type PageResult,
  type ReadResult,
  type ReadTask,
  readBatch,
} from './batch-work.ts';

/** Where batches are worked on: here, or on other threads. */
export interface BatchRunner {
  read(tasks: readonly ReadTask[]): Promise<ReadResult[]>;
  make(batch: PageBatch): Promise<PageResult[]>;
  /** How many batches may be under way at once. */
  readonly width: number;
  close(): Promise<void>;
}

/** Works on batches in this thread. */
export function runHere(setup: BatchSetup): BatchRunner {
  return {
    async read(tasks) {
      await turn();
      return readBatch(setup, tasks);
    },
    make: async batch => makePages(setup, batch),
    width: 1,
    close: async () => {},
  };
}

/** Lets the event loop turn: native memory that was let go of is freed there. */
function turn(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve);
  });
}

/** Does work on items a few at a time, and hands on the results in the order of the items. */
export async function inOrder<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Result>,
  done: (result: Result, item: Item) => Promise<void> | void,
): Promise<void> {
  const underWay: { item: Item; result: Promise<Result> }[] = [];
  let next = 0;
  while (next < items.length || underWay.length > 0) {
    while (next < items.length && underWay.length < width * 2) {
      const item = items[next] as Item;
      const result = work(item);
      // A failure is thrown where the result is awaited; until then it is no unhandled one.
      result.catch(() => {});
      underWay.push({ item, result });
      next += 1;
    }
    const first = underWay.shift();
    if (first) await done(await first.result, first.item);
  }
}
