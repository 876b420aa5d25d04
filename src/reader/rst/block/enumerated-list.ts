import type { List } from 'mdast';
import { type Construct, type Cursor, lineAt, lookAhead } from '../context.ts';
import { systemMessage } from '../system-message.ts';
import { linesPosition } from '../text/line.ts';
import { type Enumerator, followingEnumerators, parseEnumerator, type Sequence } from './enumerator.ts';
import { followingItems, listItem } from './list.ts';
import { ENUMERATOR } from './patterns.ts';
import { isSpread } from './spread.ts';

/**
 * Reads an enumerated list: items in one format whose numbers follow one another.
 *
 *     1. item
 *     ^^
 */
export const enumeratedList: Construct = cursor => {
  const match = ENUMERATOR.exec(lookAhead(cursor) ?? '');
  if (!match?.[1]) return false;
  const first = parseEnumerator(match[1]);
  if (first.ordinal === undefined || !isItem(cursor, first, first.ordinal)) return false;
  const start = cursor.index;
  const list = listNode(first, first.ordinal);
  cursor.out.push(list);
  startMessage(cursor, first);
  const item = listItem(cursor, match[0].length);
  list.children.push(item.node);
  const end = moreItems(cursor, list, first, item.blankFinish);
  list.position = linesPosition(cursor.lines.slice(start, end));
  list.spread = isSpread(list);
  return true;
};

const LIST_TYPE: Readonly<Record<Sequence, string>> = {
  arabic: '1',
  '#': '1',
  loweralpha: 'a',
  upperalpha: 'A',
  lowerroman: 'i',
  upperroman: 'I',
};

function listNode(first: Enumerator, ordinal: number): List {
  const enumtype = enumType(first.sequence);
  const type = LIST_TYPE[first.sequence];
  return {
    type: 'list',
    ordered: true,
    start: ordinal,
    spread: false,
    children: [],
    data: {
      ...(type !== '1' && { hProperties: { type } }),
      rst: { attributes: { enumtype, ...first.format, ...(ordinal !== 1 && { start: String(ordinal) }) } },
    },
  };
}

function enumType(sequence: Sequence): Sequence {
  return sequence === '#' ? 'arabic' : sequence;
}

function startMessage(cursor: Cursor, first: Enumerator): void {
  if (first.ordinal === 1) return;
  const text = `Enumerated list start value not ordinal-1: "${first.text}" (ordinal ${first.ordinal})`;
  cursor.out.push(systemMessage(lineAt(cursor.lines, cursor.index), { level: 1, rule: 'list-start', text }));
}

/** Reads the items after the first; returns the index after the last. */
function moreItems(cursor: Cursor, list: List, first: Enumerator, blankFinish: boolean): number {
  let auto = first.sequence === '#';
  let last = first.ordinal ?? 1;
  let end = cursor.index;
  const expected = enumType(first.sequence);
  followingItems(cursor, blankFinish, 'Enumerated list', () => {
    const match = ENUMERATOR.exec(lookAhead(cursor) ?? '');
    if (!match?.[1]) return undefined;
    const next = parseEnumerator(match[1], expected);
    const { format, sequence, ordinal } = next;
    if (format.prefix !== first.format.prefix || format.suffix !== first.format.suffix || ordinal === undefined)
      return undefined;
    if (sequence !== '#' && (sequence !== expected || auto || ordinal !== last + 1)) return undefined;
    if (!isItem(cursor, next, ordinal)) return undefined;
    if (sequence === '#') auto = true;
    const item = listItem(cursor, match[0].length);
    list.children.push(item.node);
    last = ordinal;
    end = cursor.index;
    return item.blankFinish;
  });
  return end;
}

/** An enumerator starts an item if the next line is blank, indented or the next item: "A. Einstein was" continues a paragraph. */
function isItem(cursor: Cursor, { format, sequence }: Enumerator, ordinal: number): boolean {
  const next = lookAhead(cursor, 1);
  if (next === undefined || next.slice(0, 1).trim() === '') return true;
  return followingEnumerators(format, sequence, ordinal + 1)?.some(marker => next.startsWith(marker)) ?? false;
}
