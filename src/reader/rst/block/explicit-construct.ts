import type { RootContent } from 'mdast';
import type { Cursor } from '../context.ts';
import type { SystemMessage } from '../nodes.ts';

/** What an explicit markup construct made, and the index after its last line. */
export interface ExplicitResult {
  readonly nodes: readonly RootContent[];
  readonly end: number;
  readonly blankFinish: boolean;
}

/** It started like the construct but is malformed: the text becomes a comment, with this message. */
export interface Malformed {
  readonly malformed: SystemMessage;
}

/** Reads the construct at the cursor without moving it; undefined where it is another one. */
export type ExplicitConstruct = (cursor: Cursor) => ExplicitResult | Malformed | undefined;
