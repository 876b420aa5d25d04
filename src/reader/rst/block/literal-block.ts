import type { Code } from 'mdast';
import { type Cursor, lineAt, placeAt } from '../context.ts';
import { systemMessage, unindentWarning } from '../system-message.ts';
import { takeIndented } from '../text/indented.ts';
import { type Line, linesPosition, linesText, trimBlankEnd } from '../text/line.ts';

/**
 * Reads the literal block after `::`, from the cursor on: indented, or else quoted.
 *
 * @param marker the line of a `::` that stands alone, which becomes part of the block
 */
export function literalBlock(cursor: Cursor, marker: readonly Line[]): void {
  const block = takeIndented(cursor.lines, cursor.index);
  const lines = trimBlankEnd(block.lines);
  if (lines.length === 0) {
    quotedLiteralBlock(cursor, marker);
    return;
  }
  cursor.index = block.end;
  cursor.out.push(literalNode(cursor, lines, marker));
  if (!block.blankFinish) cursor.out.push(unindentWarning(placeAt(cursor.lines, block.end), 'Literal block'));
}

function literalNode(cursor: Cursor, lines: readonly Line[], marker: readonly Line[]): Code {
  const { highlight: lang, lineThreshold = Number.POSITIVE_INFINITY } = cursor.context.state;
  return {
    type: 'code',
    ...(lang !== undefined && { lang }),
    value: linesText(lines),
    data: { ...(lines.length >= lineThreshold && { numbered: 1 }), rst: { element: 'literal_block' } },
    position: linesPosition([...marker, ...lines]),
  };
}

const QUOTE = /^[!-/:-@[-`{-~]/;

/**
 * Reads lines that all start with the same punctuation.
 *
 *     > quoted
 *     ^
 */
function quotedLiteralBlock(cursor: Cursor, marker: readonly Line[]): void {
  while (cursor.lines[cursor.index]?.text === '') cursor.index += 1;
  const start = cursor.index;
  const quote = QUOTE.exec(cursor.lines[start]?.text ?? '')?.[0];
  if (quote === undefined) {
    const text = 'Literal block expected; none found.';
    const message = systemMessage(placeAt(cursor.lines, start), { level: 2, rule: 'literal-block-missing', text });
    if (marker.length > 0) message.position = linesPosition(marker);
    cursor.out.push(message);
    return;
  }
  while (cursor.lines[cursor.index]?.text.startsWith(quote)) cursor.index += 1;
  cursor.out.push(literalNode(cursor, cursor.lines.slice(start, cursor.index), marker));
  quoteEnd(cursor);
}

function quoteEnd(cursor: Cursor): void {
  const next = cursor.lines[cursor.index]?.text;
  if (next === undefined || next === '') return;
  const text = next.startsWith(' ') ? 'Unexpected indentation.' : 'Inconsistent literal block quoting.';
  cursor.out.push(systemMessage(lineAt(cursor.lines, cursor.index), { level: 3, rule: 'literal-block-quoting', text }));
}
