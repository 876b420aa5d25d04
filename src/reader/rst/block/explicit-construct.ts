import type { RootContent } from 'mdast';
import { type Cursor, lineAt } from '../context.ts';
import type { SystemMessage } from '../nodes.ts';
import { systemMessage } from '../system-message.ts';

/** What an explicit markup construct made, and the index after its last line. */
export interface ExplicitResult {
  readonly nodes: readonly RootContent[];
  readonly end: number;
  readonly blankFinish: boolean;
}

/** It started like the construct but is malformed: the text becomes a comment, with this message. */
export interface Malformed {
  readonly malformed: SystemMessage;
  /** Index of its last line. */
  readonly last: number;
}

/** What is said of a construct whose block ends before line `end`. docutils then goes on at the last line of it. */
export function malformed(cursor: Cursor, end: number, problem: { rule: string; text: string }): Malformed {
  const place = lineAt(cursor.lines, cursor.context.options.strict ? end - 1 : cursor.index);
  return { malformed: systemMessage(place, { level: 2, ...problem }), last: end - 1 };
}

/** Reads the construct at the cursor without moving it; undefined where it is another one. */
export type ExplicitConstruct = (cursor: Cursor) => ExplicitResult | Malformed | undefined;
