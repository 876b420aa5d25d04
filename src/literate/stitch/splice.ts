import { commonSubsequence } from '../../diff/common-subsequence.ts';
import { gapsBetween } from '../../diff/match.ts';
import type { ChunkPart } from '../chunk.ts';

/** New code for a part of a document. */
export interface CodeChange {
  readonly part: Pick<ChunkPart, 'code' | 'line' | 'column'>;
  readonly code: string;
}

/**
 * Puts new code into a document: other lines, line ends, and what stands before the code on its lines, stay as they are. Whether the
 * document then says what it should must be seen by reading it: code may end its block, or be more than a block can hold.
 *
 * @param source the document as it is on the disk
 */
export function spliceCode(source: string, changes: readonly CodeChange[]): string {
  const lines = sourceLines(source);
  const end = lines.find(line => line.end !== '')?.end ?? '\n';
  for (const change of changes.toSorted((a, b) => b.part.line - a.part.line)) spliceLines(lines, change, end);
  return lines.map(line => line.text + line.end).join('');
}

interface SourceLine {
  text: string;
  end: string;
}

function sourceLines(source: string): SourceLine[] {
  return Array.from(source.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g), ([, text = '', end = '']) => ({ text, end })).filter(
    ({ text, end }) => text !== '' || end !== '',
  );
}

function spliceLines(lines: SourceLine[], { part, code }: CodeChange, end: string): void {
  const [old, now] = [codeLines(part.code), codeLines(code)];
  const first = part.line - 1;
  const prefix = prefixOf(lines, part, old);
  const blank = blankPrefix(lines, first, old, prefix);
  for (const gap of gapsBetween(commonSubsequence(old, now), old.length, now.length).toReversed()) {
    const at = first + gap.before;
    const replaced = lines.slice(at, at + gap.beforeEnd - gap.before);
    const fresh = now.slice(gap.after, gap.afterEnd).map((text, index) => ({
      text: text === '' ? blank : (linePrefix(replaced[index]?.text, old[gap.before + index]) ?? prefix) + text,
      end,
    }));
    const above = lines[at - 1];
    const last = fresh.at(-1);
    // A document may end without a line end, in the middle of an open block.
    if (last && replaced.at(-1)?.end === '') last.end = '';
    else if (last && at === lines.length && above?.end === '') [above.end, last.end] = [end, ''];
    lines.splice(at, replaced.length, ...fresh);
  }
  lengthenFence(lines, first, now);
}

/** A fence must be longer than any that stands in its code. */
function lengthenFence(lines: readonly SourceLine[], first: number, now: readonly string[]): void {
  const [above, below] = [lines.slice(0, first).findLast(({ text }) => FENCE.test(text)), lines[first + now.length]];
  const fence = FENCE.exec(above?.text ?? '')?.[1];
  if (!above || !fence || !below || FENCE.exec(below.text)?.[1]?.[0] !== fence[0]) return;
  const inside = now.map(line => /^\s*(`{3,}|~{3,})\s*$/.exec(line)?.[1] ?? '').filter(run => run[0] === fence[0]);
  const length = Math.max(0, ...inside.map(run => run.length)) + 1;
  if (length <= fence.length) return;
  for (const line of [above, below]) line.text = line.text.replace(FENCE, () => fence.slice(0, 1).repeat(length));
}

const FENCE = /(`{3,}|~{3,})/;

function codeLines(code: string): string[] {
  return code === '' ? [] : code.split('\n');
}

/** What stands before a line of code: quote marks and the indentation of its block. */
function linePrefix(source: string | undefined, code: string | undefined): string | undefined {
  if (source === undefined || code === undefined || code === '' || !source.endsWith(code)) return undefined;
  return source.slice(0, source.length - code.length);
}

function prefixOf(lines: readonly SourceLine[], part: CodeChange['part'], old: readonly string[]): string {
  const first = part.line - 1;
  for (const [index, code] of old.entries()) {
    const prefix = linePrefix(lines[first + index]?.text, code);
    if (prefix !== undefined && code.trim() !== '') return prefix;
  }
  // Of a block without code, the line above tells: its fence, behind the marks of the lists and quotes that it stands in.
  const above = (lines[first - 1]?.text ?? '').slice(0, part.column - 1);
  return above.replace(/[^\s>]/g, ' ').padEnd(part.column - 1);
}

function blankPrefix(lines: readonly SourceLine[], first: number, old: readonly string[], prefix: string): string {
  const at = old.indexOf('');
  return at < 0 ? prefix.trimEnd() : (lines[first + at]?.text ?? '');
}
