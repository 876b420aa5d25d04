import type { LineBlock, LineBlockLine } from '../../../literate/nodes.ts';
import { append } from '../append.ts';
import { type Construct, type Cursor, lineAt, lookAhead } from '../context.ts';
import type { SystemMessage } from '../nodes.ts';
import { systemMessage } from '../system-message.ts';
import { takeIndented } from '../text/indented.ts';
import { countedLine, type Line, linesPosition, placeBelow } from '../text/line.ts';
import { LINE_BLOCK } from './patterns.ts';

/** A line and its indentation; an empty line has none of its own. */
export interface IndentedLine {
  readonly node: LineBlockLine;
  readonly indent: number | undefined;
}

/**
 * Reads a line block; deeper lines nest.
 *
 *     | line
 *     ^
 */
export const lineBlock: Construct = cursor => {
  if (!LINE_BLOCK.test(lookAhead(cursor) ?? '')) return false;
  const start = cursor.index;
  const items: IndentedLine[] = [];
  const messages: SystemMessage[] = [];
  let blankFinish = false;
  while (!blankFinish && LINE_BLOCK.test(lookAhead(cursor) ?? '')) blankFinish = lineItem(cursor, items, messages);
  const source = cursor.lines.slice(start, cursor.index);
  cursor.out.push(nestedLines(items, source));
  append(cursor.out, messages);
  if (!blankFinish) {
    const last = lineAt(cursor.lines, cursor.context.options.strict ? start : cursor.index - 1);
    const text = 'Line block ends without a blank line.';
    cursor.out.push(systemMessage(placeBelow(last, 1), { level: 2, rule: 'unexpected-unindent', text }));
  }
  return true;
};

function lineItem(cursor: Cursor, items: IndentedLine[], messages: SystemMessage[]): boolean {
  const line = lineAt(cursor.lines, cursor.index);
  const marker = LINE_BLOCK.exec(line.text)?.[0].length ?? 1;
  const block = takeIndented(cursor.lines, cursor.index, { first: marker, untilBlank: true });
  const inlines = block.lines.length > 0 ? cursor.context.inline(block.lines) : { nodes: [], messages: [] };
  append(
    messages,
    inlines.messages.map(message => ({ ...message, line: countedLine(line) })),
  );
  const own = cursor.lines.slice(cursor.index, block.end);
  items.push({
    node: {
      type: 'lineBlockLine',
      children: inlines.nodes,
      data: { hName: 'div', hProperties: { className: ['line'] } },
      position: linesPosition(own),
    },
    indent: line.text === '|' ? undefined : marker - 2,
  });
  cursor.index = block.end;
  return block.blankFinish;
}

/** Makes a line block of lines by their indentation. */
export function nestedLines(items: readonly IndentedLine[], source: readonly Line[]): LineBlock {
  return nest(settleIndents(items), source);
}

/** Empty lines take the indentation of the line before. */
function settleIndents(items: readonly IndentedLine[]): (readonly [number, LineBlockLine])[] {
  let indent = 0;
  return items.map(item => {
    indent = item.indent ?? indent;
    return [indent, item.node] as const;
  });
}

function nest(items: readonly (readonly [number, LineBlockLine])[], source: readonly Line[]): LineBlock {
  const least = items.reduce((min, [indent]) => Math.min(min, indent), Number.POSITIVE_INFINITY);
  const children: LineBlock['children'] = [];
  let deeper: (readonly [number, LineBlockLine])[] = [];
  const flush = () => {
    if (deeper.length > 0) children.push(nest(deeper, []));
    deeper = [];
  };
  for (const item of items) {
    if (item[0] > least) deeper.push(item);
    else {
      flush();
      children.push(item[1]);
    }
  }
  flush();
  const first = children[0]?.position;
  const last = children.at(-1)?.position;
  const position = source.length > 0 ? linesPosition(source) : first && last && { start: first.start, end: last.end };
  return {
    type: 'lineBlock',
    children,
    data: { hName: 'div', hProperties: { className: ['line-block'] } },
    ...(position && { position }),
  };
}
