import { blobId } from '../../bytes/object-id.ts';
import { CONFLICT_LINES } from '../../diff/merge-lines.ts';
import type { DocumentOutline } from '../../literate/document.ts';

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

const IDS = { ours: blobId(MARK_BLOCKS.ours), end: blobId(MARK_BLOCKS.end) };

/** Finds the conflicts in a document that was read. A marker in a code block is code. */
export function markedConflicts(outline: Pick<DocumentOutline, 'blocks'>): readonly MarkedConflict[] {
  const found: MarkedConflict[] = [];
  let open: number | undefined;
  for (const { id, line } of outline.blocks) {
    if (id === IDS.ours) {
      if (open !== undefined) found.push({ line: open });
      open = line;
    } else if (id === IDS.end) {
      found.push(open === undefined ? { line } : { line: open, endLine: line });
      open = undefined;
    }
  }
  if (open !== undefined) found.push({ line: open });
  return found;
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
