import type { Heading, PhrasingContent } from 'mdast';
import { append } from '../append.ts';
import { type Cursor, lineAt, lookAhead } from '../context.ts';
import { nodeText } from '../inline/plain-text.ts';
import type { SystemMessage } from '../nodes.ts';
import { systemMessage } from '../system-message.ts';
import { normalizeName } from '../text/escape.ts';
import { cutLine, indentOf, type Line, linesPosition } from '../text/line.ts';
import { columnWidth } from '../text/width.ts';

/** A title as found: its text line, all its lines, and how it is adorned (`=` underlined, `==` overlined too). */
export interface Title {
  readonly line: Line;
  readonly lines: readonly Line[];
  readonly style: string;
  readonly messages: readonly SystemMessage[];
}

/**
 * Reads a title with an underline, or returns false where the second line only looks like one.
 *
 *     Title
 *     =====
 *     ^
 */
export function underlinedTitle(cursor: Cursor): boolean {
  const lines = cursor.lines.slice(cursor.index, cursor.index + 2);
  const line = lineAt(lines, 0);
  const underline = lineAt(lines, 1);
  const short = columnWidth(line.text) > underline.text.length;
  if (short && underline.text.length < 4) {
    if (cursor.titles) cursor.out.push(systemMessage(underline, SHORT_UNDERLINE));
    return false;
  }
  const messages = short ? [tooShort(underline, 'underline', lines)] : [];
  cursor.index += 2;
  if (cursor.titles) section(cursor, { line, lines, style: underline.text.slice(0, 1), messages });
  else {
    const unexpected = {
      level: 3,
      rule: 'unexpected-title',
      text: 'Unexpected section title.',
      consumed: lines,
    } as const;
    cursor.out.push(...messages, systemMessage(underline, unexpected));
  }
  return true;
}

const SHORT_UNDERLINE = {
  level: 1,
  rule: 'title-adornment',
  text: "Possible title underline, too short for the title.\nTreating it as ordinary text because it's so short.",
} as const;

/** Warning that an adornment is shorter than its title. */
export function tooShort(place: Line, adornment: 'underline' | 'overline', lines: readonly Line[]): SystemMessage {
  const text = `Title ${adornment} too short.`;
  const literal = lines.map(line => line.text).join('\n');
  return systemMessage(place, { level: 2, rule: 'title-adornment', text, literal });
}

/** Starts a section; a title whose style skips a level is an error. */
export function section(cursor: Cursor, title: Title): void {
  const { state } = cursor.context;
  const known = state.styles.indexOf(title.style);
  const level = known < 0 ? state.styles.length + 1 : known + 1;
  if (level > state.level + 1) {
    cursor.out.push(inconsistent(cursor, title, level));
    return;
  }
  if (known < 0) state.styles.push(title.style);
  state.level = level;
  const hasOverline = title.style.length > 1;
  const line = hasOverline ? cutLine(title.line, indentOf(title.line.text)) : title.line;
  const { nodes, messages } = cursor.context.inline([line]);
  const heading: Heading = {
    type: 'heading',
    depth: headingDepth(level),
    children: nodes,
    data: { rst: { level, names: [normalizeName(nameOf(nodes))] } },
    position: linesPosition(title.lines),
  };
  cursor.out.push(heading, ...title.messages);
  append(cursor.out, messages);
}

/** The label of a footnote is a part of the name, though not of the title. */
function nameOf(title: readonly PhrasingContent[]): string {
  let name = '';
  for (const node of title) {
    if (node.type !== 'footnoteReference') name += nodeText(node);
    else if (node.data?.rst?.attributes?.auto === undefined) name += node.label ?? '';
  }
  return name;
}

/** Depth of a heading as mdast counts it: never more than six. */
function headingDepth(level: number): Heading['depth'] {
  const depths = [1, 2, 3, 4, 5, 6] as const;
  return depths[level - 1] ?? 6;
}

function inconsistent(cursor: Cursor, title: Title, level: number): SystemMessage {
  const { styles, level: current } = cursor.context.state;
  const known = styles.map(style => style.split('').join('/')).join(' ');
  return systemMessage(lineAt(title.lines, title.style.length - 1), {
    level: 3,
    rule: 'title-level',
    text: `Inconsistent title style: skip from level ${current} to ${level}.`,
    consumed: title.lines,
    details: [{ type: 'paragraph', children: [{ type: 'text', value: `Established title styles: ${known}` }] }],
  });
}

/** Whether an adornment line stands alone. */
export function isAlone(cursor: Cursor): boolean {
  const next = lookAhead(cursor, 1);
  return next === undefined || next === '';
}
