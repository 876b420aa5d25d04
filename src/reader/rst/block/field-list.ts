import type { FieldList } from '../../../literate/nodes.ts';
import { type Construct, type Cursor, lineAt, lookAhead } from '../context.ts';
import { takeIndented } from '../text/indented.ts';
import { cutLine, linesPosition } from '../text/line.ts';
import { flow } from './flow.ts';
import { followingItems } from './list.ts';
import { FIELD_MARKER } from './patterns.ts';

/**
 * Reads a field list.
 *
 *     :name: body
 *     ^
 */
export const fieldList: Construct = cursor => {
  if (!FIELD_MARKER.test(lookAhead(cursor) ?? '')) return false;
  const start = cursor.index;
  const list: FieldList = {
    type: 'fieldList',
    children: [],
    data: { hName: 'dl', hProperties: { className: ['field-list'] } },
  };
  cursor.out.push(list);
  const first = field(cursor, list);
  let end = cursor.index;
  followingItems(cursor, first ?? true, 'Field list', () => {
    const finish = field(cursor, list);
    end = cursor.index;
    return finish;
  });
  list.position = linesPosition(cursor.lines.slice(start, end));
  return true;
};

function field(cursor: Cursor, list: FieldList): boolean | undefined {
  const match = FIELD_MARKER.exec(lookAhead(cursor) ?? '');
  if (!match) return undefined;
  const line = lineAt(cursor.lines, cursor.index);
  const block = takeIndented(cursor.lines, cursor.index, { first: match[0].length });
  const nameLine = { ...cutLine(line, 1), text: match[1] ?? '' };
  const name = cursor.context.inline([nameLine]);
  const body = block.lines.length > 0 ? cursor.context.parse(block.lines) : [];
  list.children.push(
    { type: 'fieldName', children: name.nodes, data: { hName: 'dt' }, position: linesPosition([nameLine]) },
    {
      type: 'fieldBody',
      children: flow([...name.messages, ...body]),
      data: { hName: 'dd' },
      ...(block.lines.length > 0 && { position: linesPosition(block.lines) }),
    },
  );
  cursor.index = block.end;
  return block.blankFinish;
}
