import type { FootnoteDefinition } from 'mdast';
import { type Cursor, lineAt, noteBlock } from '../context.ts';
import type { RstData } from '../nodes.ts';
import { systemMessage } from '../system-message.ts';
import { normalizeName } from '../text/escape.ts';
import { takeIndented } from '../text/indented.ts';
import { linesPosition } from '../text/line.ts';
import type { ExplicitConstruct, ExplicitResult } from './explicit-construct.ts';
import { flow } from './flow.ts';
import { SIMPLE_NAME } from './patterns.ts';

const FOOTNOTE = new RegExp(`^\\.\\. +\\[([0-9]+|#|#${SIMPLE_NAME}|\\*)\\]( +|$)`, 'u');

/**
 * Reads a footnote: numbered, auto-numbered (`#`, `#name`) or with an automatic symbol (`*`).
 *
 *     .. [1] text
 *     ^^
 */
export const footnote: ExplicitConstruct = cursor => {
  const match = FOOTNOTE.exec(lineAt(cursor.lines, cursor.index).text);
  if (!match?.[1]) return undefined;
  const label = match[1];
  const name = normalizeName(label.replace(/^[#*]/, ''));
  const auto = label.startsWith('#') ? '1' : label === '*' ? '*' : undefined;
  const rst: RstData = { names: name === '' ? [] : [name], element: 'footnote', ...(auto && { attributes: { auto } }) };
  return noteDefinition(cursor, match[0].length, { identifier: name, label: auto ? name : label, rst });
};

/** Reads the body of a footnote or citation. */
export function noteDefinition(
  cursor: Cursor,
  width: number,
  note: { readonly identifier: string; readonly label: string; readonly rst: RstData },
): ExplicitResult {
  const block = takeIndented(cursor.lines, cursor.index, { first: width });
  const construct = note.rst.element === 'citation' ? 'Citation' : 'Footnote';
  const empty = { level: 2, rule: 'empty-note', text: `${construct} content expected.` } as const;
  const last = lineAt(cursor.lines, block.end - 1);
  noteBlock(cursor.context, last);
  const children =
    block.lines.length > 0
      ? cursor.context.parse(block.lines)
      : [systemMessage({ ...last, counted: cursor.context.state.blockLine }, empty)];
  const node: FootnoteDefinition = {
    type: 'footnoteDefinition',
    identifier: note.identifier,
    label: note.label,
    children: flow(children),
    data: { rst: note.rst },
    position: linesPosition(cursor.lines.slice(cursor.index, block.end)),
  };
  return { nodes: [node], end: block.end, blankFinish: block.blankFinish };
}
