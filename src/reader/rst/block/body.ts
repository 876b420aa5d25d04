import type { RootContent } from 'mdast';
import type { Construct, Cursor, ParseContext } from '../context.ts';
import { type Line, linesPosition, linesText } from '../text/line.ts';
import { adornment } from './adornment.ts';
import { blockQuote } from './block-quote.ts';
import { bulletList } from './bullet-list.ts';
import { doctest } from './doctest.ts';
import { enumeratedList } from './enumerated-list.ts';
import { anonymous, explicit } from './explicit.ts';
import { fieldList } from './field-list.ts';
import { gridTable } from './grid-table.ts';
import { lineBlock } from './line-block.ts';
import { optionList } from './option-list.ts';
import { ANONYMOUS, EXPLICIT } from './patterns.ts';
import { simpleTable } from './simple-table.ts';
import { text } from './text.ts';

/** In the order of the specification: the first that takes the line has it. */
const CONSTRUCTS: readonly Construct[] = [
  bulletList,
  enumeratedList,
  fieldList,
  optionList,
  doctest,
  lineBlock,
  gridTable,
  simpleTable,
  explicit,
  anonymous,
  adornment,
  text,
];

/** What may start with a letter. */
const OF_LETTERS: readonly Construct[] = [enumeratedList, text];

/** Body elements nested deeper than this are kept as they are written. */
const MAX_DEPTH = 100;

/** Parses lines as body elements. */
export function parseBody(
  context: ParseContext,
  lines: readonly Line[],
  titles: boolean,
  depth: number,
): RootContent[] {
  const cursor: Cursor = { context, lines, index: 0, out: [], titles };
  if (depth > MAX_DEPTH) return tooDeep(lines);
  const isTop = depth === 1 && context.options.strict === true;
  let [markupEnd, done] = [-1, 0];
  while (cursor.index < lines.length) {
    const first = lines[cursor.index]?.text;
    // docutils reads explicit markup without blank lines between as one block.
    const isMarkup = isTop && (EXPLICIT.test(first ?? '') || ANONYMOUS.test(first ?? ''));
    if (isTop && !(isMarkup && markupEnd === cursor.index)) context.state.blockLine = undefined;
    if (first === '') cursor.index += 1;
    else if (first?.startsWith(' ')) blockQuote(cursor);
    else for (const construct of startsWithLetter(first) ? OF_LETTERS : CONSTRUCTS) if (construct(cursor)) break;
    if (isMarkup) markupEnd = cursor.index;
    if (context.options.strict) {
      for (const node of cursor.out.slice(done)) noteLine(node, context.state.blockLine);
      done = cursor.out.length;
    }
    if (depth === 1) context.blockEnd(cursor.index);
  }
  return cursor.out;
}

function noteLine(node: RootContent, line: number | undefined): void {
  if (line === undefined) return;
  node.data = { ...node.data, rst: { ...node.data?.rst, blockLine: line } };
}

function startsWithLetter(text: string | undefined): boolean {
  const code = (text?.charCodeAt(0) ?? 0) | 32;
  return code >= 97 && code <= 122;
}

function tooDeep(lines: readonly Line[]): RootContent[] {
  if (lines.length === 0) return [];
  return [{ type: 'code', value: linesText(lines), position: linesPosition(lines) }];
}
