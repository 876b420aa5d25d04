import { type Construct, type Cursor, lineAt, lookAhead } from '../context.ts';
import { systemMessage } from '../system-message.ts';
import { linesPosition } from '../text/line.ts';
import { columnWidth } from '../text/width.ts';
import { ADORNMENT } from './patterns.ts';
import { isAlone, section, tooShort } from './section.ts';

/** Shorter adornments may be ordinary text. */
const SURE = 4;

/**
 * Reads a transition, or a title with an overline. Returns false where the line is text after all.
 *
 *     =======
 *      Title
 *     =======
 *     ^
 */
export const adornment: Construct = cursor => {
  const text = lookAhead(cursor) ?? '';
  if (!ADORNMENT.test(text)) return false;
  if (!cursor.titles) return unexpected(cursor, text);
  if (isAlone(cursor)) return transition(cursor, text);
  if (ADORNMENT.test(lookAhead(cursor, 1) ?? '')) {
    return failed(cursor, 2, 'Invalid section title or transition marker.');
  }
  const underline = lookAhead(cursor, 2);
  if (underline === undefined) return failed(cursor, 2, 'Incomplete section title.');
  if (!ADORNMENT.test(underline)) return failed(cursor, 3, 'Missing matching underline for section title overline.');
  if (underline !== text) return failed(cursor, 3, 'Title overline & underline mismatch.');
  return overlinedTitle(cursor, text);
};

function transition(cursor: Cursor, text: string): boolean {
  if (text.length < SURE) return false;
  cursor.out.push({
    type: 'thematicBreak',
    position: linesPosition(cursor.lines.slice(cursor.index, cursor.index + 1)),
  });
  cursor.index += 1;
  return true;
}

function overlinedTitle(cursor: Cursor, overline: string): boolean {
  const lines = cursor.lines.slice(cursor.index, cursor.index + 3);
  const line = lineAt(lines, 1);
  const short = columnWidth(line.text) > overline.length;
  if (short && overline.length < SURE) return shortOverline(cursor);
  const messages = short ? [tooShort(lineAt(lines, 0), 'overline', lines)] : [];
  cursor.index += 3;
  section(cursor, { line, lines, style: overline.slice(0, 1).repeat(2), messages });
  return true;
}

/** Drops `count` lines with an error, unless the overline is so short that it may be text. */
function failed(cursor: Cursor, count: number, text: string): boolean {
  const line = lineAt(cursor.lines, cursor.index);
  if (line.text.length < SURE) return shortOverline(cursor);
  const consumed = cursor.lines.slice(cursor.index, cursor.index + count);
  const literal = consumed.map(each => each.text).join('\n');
  cursor.out.push(systemMessage(line, { level: 3, rule: 'title-adornment', text, consumed, literal }));
  cursor.index += count;
  return true;
}

function shortOverline(cursor: Cursor): boolean {
  const text = "Possible incomplete section title.\nTreating the overline as ordinary text because it's so short.";
  cursor.out.push(systemMessage(lineAt(cursor.lines, cursor.index), { level: 1, rule: 'title-adornment', text }));
  return false;
}

/** Where no section may start. */
function unexpected(cursor: Cursor, text: string): boolean {
  if (text === '::') return false;
  const line = lineAt(cursor.lines, cursor.index);
  if (text.length < SURE) {
    const note =
      "Unexpected possible title overline or transition.\nTreating it as ordinary text because it's so short.";
    cursor.out.push(systemMessage(line, { level: 1, rule: 'title-adornment', text: note }));
    return false;
  }
  const problem = { level: 3, rule: 'unexpected-title', text: 'Unexpected section title or transition.' } as const;
  cursor.out.push(systemMessage(line, { ...problem, consumed: [line] }));
  cursor.index += 1;
  return true;
}
