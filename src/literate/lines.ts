import type { RootContent } from 'mdast';
import { hash } from '../bytes/hash.ts';
import { blobId } from '../bytes/object-id.ts';
import type { Block, BlockKind } from './block.ts';
import type { DocumentAttributes } from './document.ts';

type LineEnd = 'lf' | 'crlf' | 'cr';

const LINE_END_TEXT: Readonly<Record<LineEnd, string>> = { lf: '\n', crlf: '\r\n', cr: '\r' };

/** A source made uniform: LF ends, a final LF unless empty, no byte-order mark; and what it takes to undo that. */
export interface NormalizedSource {
  readonly text: string;
  readonly attributes: DocumentAttributes;
}

/** Makes a source uniform. `restoreSource` is the exact inverse. */
export function normalizeSource(source: string): NormalizedSource {
  const bom = source.startsWith('\uFEFF');
  const body = bom ? source.slice(1) : source;
  const hasCarriageReturns = body.includes('\r');
  const text = hasCarriageReturns ? body.replace(/\r\n?/g, '\n') : body;
  const noFinalNewline = text !== '' && !text.endsWith('\n');
  const eol = hasCarriageReturns ? lineEnds(body) : undefined;
  return {
    text: noFinalNewline ? `${text}\n` : text,
    attributes: {
      ...(bom && { bom }),
      ...(eol !== undefined && { eol }),
      ...(noFinalNewline && { noFinalNewline }),
    },
  };
}

/** Gives back the source that `normalizeSource` made uniform. */
export function restoreSource(text: string, attributes: DocumentAttributes): string {
  const body = attributes.noFinalNewline ? text.slice(0, -1) : text;
  return (attributes.bom ? '\uFEFF' : '') + restoreLineEnds(body, attributes.eol);
}

function lineEnds(body: string): Exclude<DocumentAttributes['eol'], undefined> {
  const runs: [LineEnd, number][] = [];
  for (const [end] of body.matchAll(/\r\n|\r|\n/g)) {
    const name = end === '\n' ? 'lf' : end === '\r' ? 'cr' : 'crlf';
    const last = runs.at(-1);
    if (last?.[0] === name) last[1] += 1;
    else runs.push([name, 1]);
  }
  const only = runs.length === 1 ? runs[0]?.[0] : undefined;
  return only === 'crlf' || only === 'cr' ? only : runs;
}

function restoreLineEnds(body: string, eol: DocumentAttributes['eol']): string {
  if (eol === undefined) return body;
  if (typeof eol === 'string') return body.replaceAll('\n', LINE_END_TEXT[eol]);
  const ends = eol.flatMap(([name, count]) => Array.from({ length: count }, () => LINE_END_TEXT[name]));
  let index = 0;
  return body.replace(/\n/g, () => ends[index++] ?? '\n');
}

/** A block as a reader found it: whole lines, counted from 1, both ends included. */
export interface BlockSpan {
  readonly kind: BlockKind;
  readonly startLine: number;
  readonly endLine: number;
  readonly node: RootContent;
  readonly language?: string;
  readonly depth?: number;
  readonly alias?: string;
  /** What parsing it used from the rest of the document, as text; it is digested here. */
  readonly context?: string;
}

/** Blocks that partition the text: each line belongs to a block, to the gap before one, or to the tail. */
export interface Partition {
  readonly blocks: readonly Block[];
  readonly tail?: string;
}

/**
 * Makes blocks of spans: adds gaps, moves trailing blank lines of a span out of it, and digests texts.
 *
 * @param text normalised text
 * @param spans in document order
 * @param format what the text is, where it is not Markdown: the same text in another format is another block
 */
export function blocksFromSpans(text: string, spans: readonly BlockSpan[], format = ''): Partition {
  const lines = textLines(text);
  const blocks: Block[] = [];
  let next = 1;
  for (const found of spans) {
    const span = withoutOverlap(lines, found, next);
    const end = lastFilledLine(lines, span);
    blocks.push(block(lines, span, next, end, format));
    next = end + 1;
  }
  const tail = joinLines(lines.slice(next - 1));
  return { blocks, ...(tail !== '' && { tail }) };
}

/** The lines of a normalised text, without their ends. */
export function textLines(text: string): string[] {
  const lines = text.split('\n');
  lines.pop();
  return lines;
}

/** The text of one block, with a final LF. */
export function blockText(lines: readonly string[], place: { readonly line: number; readonly lines: number }): string {
  return linesFrom(lines, place.line, place.line - 1 + place.lines);
}

function joinLines(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/**
 * A parser may let two nodes share lines (micromark begins a setext heading at the definitions above it). The first has them; the
 * second, which may be left with none, remembers its whole text as context.
 */
function withoutOverlap(lines: readonly string[], span: BlockSpan, next: number): BlockSpan {
  if (span.startLine >= next) return span;
  const whole = linesFrom(lines, span.startLine, span.endLine);
  return {
    ...span,
    startLine: next,
    endLine: Math.max(span.endLine, next - 1),
    context: `${span.context ?? ''}\noverlap ${whole}`,
  };
}

function lastFilledLine(lines: readonly string[], span: BlockSpan): number {
  let end = span.endLine;
  while (end > span.startLine && isBlank(lines[end - 1] ?? '')) end -= 1;
  return end;
}

/** Blank as CommonMark has it: spaces and tabs only. */
function isBlank(line: string): boolean {
  return /^[ \t]*$/.test(line);
}

/** Most blocks of a document have the same context, so the last one is remembered. */
function contextDigest(format: string, context: string, trailing: string): string {
  const last = lastContext;
  if (format === last.format && context === last.context && trailing === last.trailing) return last.digest;
  const text = [format, context, trailing].filter(part => part !== '').join('\n');
  const digest = text === '' ? '' : hash('sha256', text).slice(0, 16);
  lastContext = { format, context, trailing, digest };
  return digest;
}

let lastContext = { format: '', context: '', trailing: '', digest: '' };

function block(lines: readonly string[], span: BlockSpan, next: number, end: number, format: string): Block {
  const before = linesFrom(lines, next, span.startLine - 1);
  const usual = next === 1 ? '' : '\n';
  // An unclosed fence owns the blank lines behind it, though the block does not: they are part of what it means.
  const trailing = span.endLine > end ? `trailing ${span.endLine - end}` : '';
  const made: { -readonly [Key in keyof Block]: Block[Key] } = {
    kind: span.kind,
    id: blobId(linesFrom(lines, span.startLine, end)),
    context: contextDigest(format, span.context ?? '', trailing),
    line: span.startLine,
    lines: end - span.startLine + 1,
  };
  if (span.language !== undefined) made.language = span.language;
  if (before !== usual) made.gap = before;
  if (span.depth !== undefined) made.depth = span.depth;
  if (span.alias !== undefined) made.alias = span.alias;
  return made;
}

/** The text of the lines from one to another, counted from 1. */
function linesFrom(lines: readonly string[], from: number, to: number): string {
  if (to < from) return '';
  return to === from ? `${lines[from - 1]}\n` : joinLines(lines.slice(from - 1, to));
}
