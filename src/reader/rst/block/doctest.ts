import { type Construct, lookAhead } from '../context.ts';
import { linesPosition, linesText } from '../text/line.ts';
import { DOCTEST } from './patterns.ts';

/**
 * Reads an interactive Python session, up to a blank line.
 *
 *     >>> print(1)
 *     ^
 */
export const doctest: Construct = cursor => {
  if (!DOCTEST.test(lookAhead(cursor) ?? '')) return false;
  const start = cursor.index;
  while (cursor.index < cursor.lines.length && lookAhead(cursor) !== '') cursor.index += 1;
  const lines = cursor.lines.slice(start, cursor.index);
  cursor.out.push({
    type: 'code',
    lang: 'pycon',
    value: linesText(lines),
    data: { rst: { element: 'doctest_block' } },
    position: linesPosition(lines),
  });
  return true;
};
