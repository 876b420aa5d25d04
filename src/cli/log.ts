import { PylitError } from '../core/error.ts';
import { type LookOptions, paintFor, printJson, printLines } from './history-output.ts';
import { parseRange, parseTarget } from './history-target.ts';
import { isKnownPath } from './known-paths.ts';
import { blockLog } from './log-block.ts';
import { commitLog } from './log-commits.ts';
import { documentLog } from './log-document.ts';
import type { LogEntry } from './log-entry.ts';
import { type OpenedHistory, withHistory } from './open-history.ts';

export interface LogOptions extends LookOptions {
  readonly follow?: boolean;
  readonly patch?: boolean;
  readonly maxCount?: number;
}

/** `pylit log`: commits, or the changes of a document or block, newest first. */
export async function log(folder: string, named: string | undefined, options: LogOptions): Promise<void> {
  const limit = options.maxCount ?? Number.POSITIVE_INFINITY;
  if (Number.isNaN(limit) || limit < 0) throw new PylitError('usage', '--max-count takes a number from 0.');
  await withHistory(folder, async history => {
    const { entries, otherwise } = await chosenLog(history, named, options);
    const taken = atMost(entries, limit);
    if (options.json) printJson(await dataOf(taken));
    else await printLines(entryLines(taken, otherwise, options), options, folder);
  });
}

/** Entries, each made when it is asked for, and what to say where there are none. */
export interface Log {
  readonly entries: AsyncIterable<LogEntry> | Iterable<LogEntry>;
  readonly otherwise: string;
}

async function chosenLog(history: OpenedHistory, named: string | undefined, options: LogOptions): Promise<Log> {
  const nothing = { entries: [], otherwise: 'Nothing is committed yet.' };
  if (named === undefined) return history.head === undefined ? nothing : commitLog(history, undefined, options);
  const isKnown = (path: string) => isKnownPath(history, path);
  const target = await parseTarget(named, { ...history, isKnown });
  if (target.path === '') return history.head === undefined ? nothing : commitLog(history, undefined, options);
  if (target.where) return blockLog(history, target, options);
  if (await isKnown(target.path)) return documentLog(history, target, options);
  return (await revisionLog(history, named, options)) ?? documentLog(history, target, options);
}

/** A commit or `a..b`, as git takes them; undefined where it is none. */
async function revisionLog(history: OpenedHistory, named: string, options: LogOptions): Promise<Log | undefined> {
  try {
    return await commitLog(history, named, options);
  } catch (error) {
    // What looks like the name of a document is taken for one.
    if (!(error instanceof PylitError) || error.code !== 'usage' || parseRange(named)) throw error;
    return undefined;
  }
}

async function* atMost(entries: Log['entries'], limit: number): AsyncGenerator<LogEntry> {
  let count = 0;
  if (limit > 0)
    for await (const entry of entries) {
      yield entry;
      if ((count += 1) >= limit) return;
    }
}

async function dataOf(entries: AsyncIterable<LogEntry>): Promise<readonly object[]> {
  const data: object[] = [];
  for await (const entry of entries) data.push(await entry.data());
  return data;
}

async function* entryLines(entries: AsyncIterable<LogEntry>, otherwise: string, options: LogOptions) {
  const paint = paintFor(options);
  let isEmpty = true;
  for await (const entry of entries) {
    isEmpty = false;
    yield* options.patch ? entry.patch(paint) : [entry.line(paint)];
  }
  if (isEmpty && options.maxCount !== 0) yield otherwise;
}
