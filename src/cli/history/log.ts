import { PylitError } from '../../core/error.ts';
import { isKnownPath } from '../project/known-paths.ts';
import { type LookOptions, paintFor, printJson, printLines } from './history-output.ts';
import { parseRange, parseTarget } from './history-target.ts';
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
  const commitLog = async (name?: string) => (await import('./log-commits.ts')).commitLog(history, name, options);
  const nothing = { entries: [], otherwise: 'Nothing is committed yet.' };
  if (named === undefined) return history.head === undefined ? nothing : commitLog();
  const isKnown = (path: string) => isKnownPath(history, path);
  const target = await parseTarget(named, { ...history, isKnown });
  if (target.path === '') return history.head === undefined ? nothing : commitLog();
  if (target.where) return (await import('./log-block.ts')).blockLog(history, target, options);
  const { documentLog } = await import('./log-document.ts');
  if (await isKnown(target.path)) return documentLog(history, target, options);
  return (await unlessUnknown(() => commitLog(named), named)) ?? documentLog(history, target, options);
}

/** What looks like the name of a document is taken for one, unless it is a range. */
async function unlessUnknown(find: () => Promise<Log>, named: string): Promise<Log | undefined> {
  try {
    return await find();
  } catch (error) {
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
