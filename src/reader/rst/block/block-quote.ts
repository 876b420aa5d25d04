import type { Blockquote, RootContent } from 'mdast';
import type { Attribution } from '../../../literate/nodes.ts';
import { append } from '../append.ts';
import type { Construct, ParseContext } from '../context.ts';
import { noteBlock, placeAt } from '../context.ts';
import type { SystemMessage } from '../nodes.ts';
import { unindentWarning } from '../system-message.ts';
import { takeIndented } from '../text/indented.ts';
import { cutLine, indentOf, type Line, linesPosition } from '../text/line.ts';
import { flow } from './flow.ts';

/** Dashes that start an attribution: `--`, `---` or an em dash. */
const ATTRIBUTION = /^(---?(?!-)|\u2014) *(?=[^ \n])/;

/** Reads an indented block: one or more quotes, each up to an attribution. */
export const blockQuote: Construct = cursor => {
  const block = takeIndented(cursor.lines, cursor.index);
  noteBlock(cursor.context, block.lines.at(-1));
  append(cursor.out, quotes(cursor.context, block.lines));
  cursor.index = block.end;
  if (!block.blankFinish) cursor.out.push(unindentWarning(placeAt(cursor.lines, block.end), 'Block quote'));
  return true;
};

/** Makes quotes of lines whose indentation is gone. */
export function quotes(context: ParseContext, lines: readonly Line[]): RootContent[] {
  const out: RootContent[] = [];
  let start = 0;
  while (start < lines.length) {
    const split = splitAttribution(lines, start);
    const body = lines.slice(start, split?.start ?? lines.length);
    const quote: Blockquote = {
      type: 'blockquote',
      children: flow(context.parse(body)),
      position: linesPosition(body),
    };
    out.push(quote);
    if (!split) break;
    const { node, messages } = attribution(context, split.lines);
    quote.children.push(node);
    quote.position = linesPosition(lines.slice(start, split.end));
    append(out, messages);
    start = split.end;
    while (start < lines.length && lines[start]?.text === '') start += 1;
  }
  return out;
}

interface Split {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly Line[];
}

/** Finds the next attribution at or after `from`: a dash after a blank line, with text of the quote before it. */
function splitAttribution(lines: readonly Line[], from: number): Split | undefined {
  let filled = false;
  for (let index = from; index < lines.length; index += 1) {
    const text = lines[index]?.text ?? '';
    if (text === '') continue;
    const match = filled && lines[index - 1]?.text === '' ? ATTRIBUTION.exec(text) : null;
    const shape = match && attributionShape(lines, index);
    if (match && shape) {
      const own = lines.slice(index, shape.end);
      const cut = own.map((each, at) => cutLine(each, at === 0 ? match[0].length : shape.indent));
      return { start: index, end: shape.end, lines: cut };
    }
    filled = true;
  }
  return undefined;
}

/** All lines after an attribution's first must have the same indentation. */
function attributionShape(lines: readonly Line[], start: number): { end: number; indent: number } | undefined {
  let indent: number | undefined;
  let end = start + 1;
  for (; end < lines.length; end += 1) {
    const text = lines[end]?.text ?? '';
    if (text === '') break;
    const own = indentOf(text);
    if (indent !== undefined && own !== indent) return undefined;
    indent = own;
  }
  return { end, indent: indent ?? 0 };
}

function attribution(context: ParseContext, lines: readonly Line[]): { node: Attribution; messages: SystemMessage[] } {
  const { nodes, messages } = context.inline(lines);
  const data = { hName: 'p', hProperties: { className: ['attribution'] } };
  return { node: { type: 'attribution', children: nodes, data, position: linesPosition(lines) }, messages };
}
