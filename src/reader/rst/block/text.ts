import { append } from '../append.ts';
import { type Construct, type Cursor, lineAt, lookAhead } from '../context.ts';
import { systemMessage } from '../system-message.ts';
import type { Line } from '../text/line.ts';
import { definitionList } from './definition-list.ts';
import { literalBlock } from './literal-block.ts';
import { paragraph } from './paragraph.ts';
import { ADORNMENT } from './patterns.ts';
import { underlinedTitle } from './section.ts';

/** Reads what starts with a line of text: the second line says whether it is a title, a definition or a paragraph. */
export const text: Construct = cursor => {
  const next = lookAhead(cursor, 1);
  if (next === undefined || next === '') {
    const lines = cursor.lines.slice(cursor.index, cursor.index + 1);
    cursor.index += 1;
    finish(cursor, lines, false);
    return true;
  }
  if (next.startsWith(' ')) return definitionList(cursor);
  if (ADORNMENT.test(next) && underlinedTitle(cursor)) return true;
  return textBlock(cursor);
};

/** Reads lines up to a blank one as a paragraph. */
function textBlock(cursor: Cursor): boolean {
  const start = cursor.index;
  let end = start + 1;
  while (end < cursor.lines.length && isFlush(cursor.lines[end]?.text)) end += 1;
  cursor.index = end;
  const unexpected = lookAhead(cursor)?.startsWith(' ') ?? false;
  finish(cursor, cursor.lines.slice(start, end), unexpected);
  return true;
}

function isFlush(line: string | undefined): boolean {
  return line !== undefined && line !== '' && !line.startsWith(' ');
}

function finish(cursor: Cursor, lines: readonly Line[], unexpectedIndent: boolean): void {
  const { nodes, literalNext } = paragraph(cursor.context, lines);
  append(cursor.out, nodes);
  if (unexpectedIndent) {
    const place = lineAt(cursor.lines, cursor.index);
    cursor.out.push(
      systemMessage(place, { level: 3, rule: 'unexpected-indentation', text: 'Unexpected indentation.' }),
    );
  }
  if (!literalNext) return;
  literalBlock(cursor, nodes.length === 0 ? lines : []);
}
