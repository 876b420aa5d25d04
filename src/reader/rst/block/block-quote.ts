import type { Blockquote, RootContent } from 'mdast';
import type { Attribution } from '../../../literate/nodes.ts';
import type { Construct, ParseContext } from '../context.ts';
import { placeAt } from '../context.ts';
import type { SystemMessage } from '../nodes.ts';
import { unindentWarning } from '../system-message.ts';
import { takeIndented } from '../text/indented.ts';
import { cutLine, indentOf, type Line, linesPosition, trimBlankStart } from '../text/line.ts';
import { flow } from './flow.ts';

/** Dashes that start an attribution: `--`, `---` or an em dash. */
const ATTRIBUTION = /^(---?(?!-)|\u2014) *(?=[^ \n])/;

/** Reads an indented block: one or more quotes, each up to an attribution. */
export const blockQuote: Construct = cursor => {
  const block = takeIndented(cursor.lines, cursor.index);
  cursor.out.push(...quotes(cursor.context, block.lines));
  cursor.index = block.end;
  if (!block.blankFinish) cursor.out.push(unindentWarning(placeAt(cursor.lines, block.end), 'Block quote'));
  return true;
};

/** Makes quotes of lines whose indentation is gone. */
export function quotes(context: ParseContext, lines: readonly Line[]): RootContent[] {
  const out: RootContent[] = [];
  let rest: readonly Line[] = lines;
  while (rest.length > 0) {
    const split = splitAttribution(rest);
    const body = split ? rest.slice(0, split.start) : rest;
    const quote: Blockquote = {
      type: 'blockquote',
      children: flow(context.parse(body)),
      position: linesPosition(body),
    };
    out.push(quote);
    if (!split) break;
    const { node, messages } = attribution(context, split.lines);
    quote.children.push(node);
    quote.position = linesPosition(rest.slice(0, split.end));
    out.push(...messages);
    rest = trimBlankStart(rest.slice(split.end));
  }
  return out;
}

interface Split {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly Line[];
}

function splitAttribution(lines: readonly Line[]): Split | undefined {
  let blank = -1;
  let filled = false;
  for (const [index, line] of lines.entries()) {
    if (line.text === '') {
      blank = index;
      continue;
    }
    const match = filled && blank === index - 1 ? ATTRIBUTION.exec(line.text) : null;
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
