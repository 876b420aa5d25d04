import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** Says what a line becomes, or nothing where it stays as it is. Lines are in latin1: a character is a byte. */
export interface LineRewriter {
  /** Whether a text may hold a line that changes. */
  mayChange(text: string): boolean;
  /** Whether a line without its end may yet become one that changes. */
  mayGrow(text: string): boolean;
  rewrite(line: string): Promise<string | undefined>;
}

/** A line that has no end yet is kept for so long, in milliseconds, longer where it seems to end within a position. */
const PATIENCE = 100;
const MORE_PATIENCE = 1000;
/** No more bytes are kept. */
const LONGEST_LINE = 65_536;

const LF = 10;
const CR = 13;

/**
 * Hands on the output of a program, line by line as it comes. All bytes that are not changed are handed on as they are. A line that is not
 * ended, such as a prompt, is handed on after a moment.
 */
export async function handOn(from: Readable, to: Writable, rewriter: LineRewriter): Promise<void> {
  let held: Buffer[] = [];
  let timer: NodeJS.Timeout | undefined;
  /** The beginning of the line was handed on already. */
  let isWithin = false;
  const release = () => {
    const bytes = Buffer.concat(held);
    held = [];
    isWithin = bytes.length > 0;
    return bytes;
  };
  for await (const chunk of from) {
    clearTimeout(timer);
    const bytes = chunk as Buffer;
    const end = lastLineEnd(bytes);
    if (end > 0) {
      const lines = held.length > 0 ? Buffer.concat([...held, bytes.subarray(0, end)]) : bytes.subarray(0, end);
      held = [];
      await write(to, await rewritten(lines, rewriter, isWithin));
      isWithin = false;
    }
    if (end < bytes.length) held.push(bytes.subarray(end));
    if (isWithin || held.reduce((sum, { length }) => sum + length, 0) > LONGEST_LINE) await write(to, release());
    else if (held.length > 0) timer = setTimeout(() => to.write(release()), patience(held, rewriter));
  }
  clearTimeout(timer);
  if (held.length > 0) await write(to, await rewritten(Buffer.concat(held), rewriter, isWithin));
}

function patience(held: readonly Buffer[], rewriter: LineRewriter): number {
  return rewriter.mayGrow(Buffer.concat(held).toString('latin1')) ? MORE_PATIENCE : PATIENCE;
}

function lastLineEnd(bytes: Buffer): number {
  return Math.max(bytes.lastIndexOf(LF), bytes.lastIndexOf(CR)) + 1;
}

async function write(to: Writable, bytes: Buffer): Promise<void> {
  if (bytes.length > 0 && !to.write(bytes)) await once(to, 'drain');
}

/** @param isWithin the first line's beginning is not here, so it stays as it is */
async function rewritten(bytes: Buffer, rewriter: LineRewriter, isWithin: boolean): Promise<Buffer> {
  const text = bytes.toString('latin1');
  if (!rewriter.mayChange(text)) return bytes;
  const pieces: string[] = [];
  for (const [line] of text.matchAll(/[^\r\n]*[\r\n]+|[^\r\n]+$/g)) {
    const isChanged = !(isWithin && pieces.length === 0) && rewriter.mayChange(line);
    pieces.push((isChanged ? await rewriter.rewrite(line) : undefined) ?? line);
  }
  return Buffer.from(pieces.join(''), 'latin1');
}
