import type { ListItem } from 'mdast';
import { type Cursor, lineAt, placeAt } from '../context.ts';
import { unindentWarning } from '../system-message.ts';
import { takeIndented } from '../text/indented.ts';
import { linesPosition } from '../text/line.ts';
import { flow } from './flow.ts';

/** Reads the item at the cursor, whose marker takes `width` columns. */
export function listItem(cursor: Cursor, width: number): { node: ListItem; blankFinish: boolean } {
  const start = cursor.index;
  const filled = lineAt(cursor.lines, start).text.length > width;
  const block = takeIndented(cursor.lines, start, filled ? { known: width } : { first: width });
  cursor.index = block.end;
  const children = block.lines.length > 0 ? flow(cursor.context.parse(block.lines)) : [];
  const position = linesPosition(cursor.lines.slice(start, block.end));
  return { node: { type: 'listItem', spread: false, children, position }, blankFinish: block.blankFinish };
}

/**
 * Reads the items after the first: skips blank lines and calls `item`, which reads one and says whether a blank line follows, or
 * returns undefined at what is no item. A list that ends without a blank line gets a warning.
 */
export function followingItems(
  cursor: Cursor,
  blankFinish: boolean,
  construct: string,
  item: () => boolean | undefined,
): void {
  let finish = blankFinish;
  while (true) {
    const end = cursor.index;
    while (cursor.index < cursor.lines.length && cursor.lines[cursor.index]?.text === '') cursor.index += 1;
    const next = cursor.index < cursor.lines.length ? item() : undefined;
    if (next === undefined) {
      cursor.index = Math.max(end, cursor.index);
      break;
    }
    finish = next;
  }
  if (!finish) cursor.out.push(unindentWarning(placeAt(cursor.lines, cursor.index), construct));
}
