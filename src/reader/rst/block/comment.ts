import type { Comment } from '../../../literate/nodes.ts';
import { type Cursor, lookAhead } from '../context.ts';
import { takeIndented } from '../text/indented.ts';
import { linesPosition, linesText, trimBlankEnd } from '../text/line.ts';
import type { ExplicitResult } from './explicit-construct.ts';
import { EXPLICIT } from './patterns.ts';

/**
 * Reads a comment: any explicit markup that is nothing else. An empty one is one line, so that it can end an indented block. Its text is
 * taken from line `from` on.
 *
 *     .. text
 *     ^^
 */
export function comment(cursor: Cursor, from = cursor.index): ExplicitResult {
  const { lines, index } = cursor;
  const text = lookAhead(cursor) ?? '';
  const marker = EXPLICIT.exec(text)?.[0].length ?? text.length;
  const next = lines[from + 1]?.text ?? '';
  const empty = text.length <= marker && next === '';
  const block = empty ? undefined : takeIndented(lines, from, { first: marker });
  const end = block?.end ?? from + 1;
  const node: Comment = {
    type: 'comment',
    value: linesText(trimBlankEnd(block?.lines ?? [])),
    position: linesPosition(lines.slice(index, end)),
  };
  return { nodes: [node], end, blankFinish: block?.blankFinish ?? true };
}
