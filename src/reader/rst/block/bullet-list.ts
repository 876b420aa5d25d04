import type { List } from 'mdast';
import { type Construct, lookAhead } from '../context.ts';
import { linesPosition } from '../text/line.ts';
import { followingItems, listItem } from './list.ts';
import { BULLET } from './patterns.ts';
import { isSpread } from './spread.ts';

/**
 * Reads a bullet list: items with the same bullet.
 *
 *     - item
 *     ^
 */
export const bulletList: Construct = cursor => {
  const match = BULLET.exec(lookAhead(cursor) ?? '');
  const bullet = match?.[0][0];
  if (!match || bullet === undefined) return false;
  const start = cursor.index;
  const list: List = {
    type: 'list',
    ordered: false,
    spread: false,
    children: [],
    data: { rst: { attributes: { bullet } } },
  };
  cursor.out.push(list);
  const first = listItem(cursor, match[0].length);
  list.children.push(first.node);
  let end = cursor.index;
  followingItems(cursor, first.blankFinish, 'Bullet list', () => {
    const next = BULLET.exec(lookAhead(cursor) ?? '');
    if (next?.[0][0] !== bullet) return undefined;
    const item = listItem(cursor, next[0].length);
    list.children.push(item.node);
    end = cursor.index;
    return item.blankFinish;
  });
  list.position = linesPosition(cursor.lines.slice(start, end));
  list.spread = isSpread(list);
  return true;
};
