import { CONFLICT_LINES } from '../diff/merge-lines.ts';
import type { DocumentOutline } from './document.ts';
import type { Message } from './message.ts';

/** The markers of a conflict in a document: blocks of their own, around the blocks of each side. */
export const MARK_BLOCKS = {
  ours: `${CONFLICT_LINES.ours}\n`,
  base: `${CONFLICT_LINES.base}\n`,
  theirs: `${CONFLICT_LINES.theirs}\n`,
  end: `${CONFLICT_LINES.end}\n`,
} as const;

/** A place in a document where two versions wait for someone to decide; lines from 1. */
export interface MarkedConflict {
  readonly line: number;
  /** Of its last marker; absent where that is gone. */
  readonly endLine?: number;
}

/** Content ids of the markers: what they are is clear from the outline alone. */
export const MARK_IDS = {
  ours: 'b0c3e66e10c1ebcf15f26c83eaebf68dbcdc5666',
  base: '8bb76a6c82aea82c0fa7cbbf60c42986b9a902e4',
  theirs: '897c2c0f3df5047cd0b6305f97345091ef063286',
  end: '6446e30033bdd821016a4a943b64d0d0d79bc7a0',
} as const;

/** Finds the conflicts in a document that was read. A marker in a code block is code. */
export function markedConflicts(outline: Pick<DocumentOutline, 'blocks'>): readonly MarkedConflict[] {
  const found: MarkedConflict[] = [];
  let open: number | undefined;
  for (const { id, line } of outline.blocks) {
    if (id === MARK_IDS.ours) {
      if (open !== undefined) found.push({ line: open });
      open = line;
    } else if (id === MARK_IDS.end) {
      found.push(open === undefined ? { line } : { line: open, endLine: line });
      open = undefined;
    }
  }
  if (open !== undefined) found.push({ line: open });
  return found;
}

/** Says of each conflict in a document that it has to be decided. */
export function conflictMessages(outline: Pick<DocumentOutline, 'blocks'>): readonly Message[] {
  return markedConflicts(outline).map(({ line, endLine }) => ({
    severity: 'error',
    rule: 'merge-conflict',
    message:
      endLine === undefined
        ? 'A marker of a conflict stands alone.'
        : `Both branches changed this, in different ways: there are two versions up to line ${endLine}.`,
    hint: 'Keep what shall stay and remove the markers; then "pylit merge --continue" (or "pylit rebase --continue").',
    line,
    column: 1,
  }));
}

/** The lines of a text, from 1, that begin a conflict, or end one that has no beginning: for files that are known to have had some. */
export function markedLines(text: string): readonly number[] {
  let isOpen = false;
  return text.split(/\r\n|\r|\n/).flatMap((line, index) => {
    const [begins, ends] = [line.startsWith('<<<<<<< '), line.startsWith('>>>>>>> ')];
    const isFound = begins || (ends && !isOpen);
    if (begins || ends) isOpen = begins;
    return isFound ? [index + 1] : [];
  });
}
