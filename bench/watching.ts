import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import { editParagraph, newWord } from './edit.ts';
import { type Command, reasonIn, startProcess } from './measure.ts';

/** What is needed to edit sources and to see the effect. */
export interface WatchedPages {
  /** Each save edits one of them in turn: a source, the file made of it, and which of its paragraphs. */
  readonly pages: readonly { readonly source: string; readonly output: string; readonly paragraph?: number }[];
  /** Puts a word into a source; into the middle of the paragraph by default. */
  readonly edit?: (text: string, word: string) => string;
  readonly saves: number;
  /** Between two saves, so that nothing of the one before is still going on; 250 by default. */
  readonly pauseMs?: number;
  /** How long a save, and the start, may take. */
  readonly timeoutMs: number;
}

export interface WatchCost {
  /** Each from just before the source was written until the page's file held the new word. */
  readonly savesMs: readonly number[];
  readonly peakBytes: number;
}

const PAUSE_MS = 250;

/**
 * Starts a watching process, waits until an edit shows that it watches, and measures saves.
 *
 * @throws Error when it ends, or does not answer in time
 */
export async function measureWatch(command: Command, watched: WatchedPages): Promise<WatchCost> {
  const running = startProcess(command);
  const over = new AbortController();
  const ended = running.ended.then(status => {
    throw new Error(`the watching process ended with status ${status}: ${reasonIn(running.output())}`);
  });
  ended.catch(() => undefined);
  try {
    const savesMs = await Promise.race([ended, measureSaves(watched, over.signal)]);
    return { savesMs, peakBytes: running.peakBytes() };
  } finally {
    over.abort();
    await running.end();
  }
}

async function measureSaves(watched: WatchedPages, over: AbortSignal): Promise<number[]> {
  const { pages, saves, timeoutMs } = watched;
  const [first] = pages;
  if (!first) throw new Error('there is no page to edit');
  const edited = ({ source, paragraph = 0.3 }: WatchedPages['pages'][number], word: string) => {
    const text = readFileSync(source, 'utf8');
    return watched.edit ? watched.edit(text, word) : editParagraph(text, word, paragraph);
  };
  await untilItWatches(first, word => edited(first, word), timeoutMs, over);
  const times: number[] = [];
  for (let save = 0; save < saves; save += 1) {
    await wait(watched.pauseMs ?? PAUSE_MS);
    const page = pages[(save + 1) % pages.length] ?? first;
    const word = newWord(save);
    const text = edited(page, word);
    const start = performance.now();
    writeFileSync(page.source, text);
    if (!(await appears(page.output, word, timeoutMs, over)))
      throw new Error(`a save was not on disk after ${timeoutMs} ms`);
    times.push(performance.now() - start);
  }
  return times;
}

/** What is saved before a process watches may be missed; so it is saved again now and then. */
async function untilItWatches(
  page: WatchedPages['pages'][number],
  edited: (word: string) => string,
  timeoutMs: number,
  over: AbortSignal,
): Promise<void> {
  const start = performance.now();
  let seen = 0;
  for (let attempt = 0; performance.now() - start < timeoutMs; attempt += 1) {
    await wait(500);
    const word = newWord(900_000 + attempt);
    over.throwIfAborted();
    writeFileSync(page.source, edited(word));
    if (await appears(page.output, word, Math.min(2000 * 2 ** attempt, 60_000), over)) seen += 1;
    // The first may have been seen by the first build, which says nothing about watching.
    if (seen === 2) return;
  }
  throw new Error(`no edit showed on disk within ${Math.round(timeoutMs / 1000)} s`);
}

/** Whether a file holds a word before the time is over. It looks every quarter millisecond at first, then every two. */
async function appears(file: string, word: string, timeoutMs: number, over: AbortSignal): Promise<boolean> {
  const start = performance.now();
  let known = '';
  let readAt = 0;
  for (;;) {
    over.throwIfAborted();
    const info = statSync(file, { throwIfNoEntry: false, bigint: true });
    const state = info ? `${info.ino} ${info.mtimeNs} ${info.size}` : '';
    const elapsed = performance.now() - start;
    // Times of files may stand still for some milliseconds, so one that seems unchanged is read now and then.
    if (info && (state !== known || elapsed > readAt + 50)) {
      if (contains(file, word)) return true;
      readAt = elapsed;
    }
    known = state;
    if (elapsed > timeoutMs) return false;
    // A timer waits a whole millisecond; this waits less, and the turn of the loop lets the process' output be read.
    if (elapsed < 250) Atomics.wait(sleeper, 0, 0, 0.25);
    else await wait(2);
    await setImmediate();
  }
}

const sleeper = new Int32Array(new SharedArrayBuffer(4));

function contains(file: string, word: string): boolean {
  try {
    return readFileSync(file).includes(word);
  } catch {
    return false; // It is just being replaced.
  }
}
