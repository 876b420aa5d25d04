import type { IndexState } from '../index/index-state.ts';
import type { RowNumber } from '../index/records.ts';
import type { BlameBlock } from '../project-history.ts';
import type { IndexedDocument } from './indexed-document.ts';

/** Says for each block who changed it last. */
export function blameBlocks(state: IndexState, { blocks, heads }: IndexedDocument): readonly BlameBlock[] {
  return blocks.map((block, index): BlameBlock => {
    const head = heads[index];
    const { track, line, lines } = block;
    if (head === undefined) return { block, track, commit: undefined, first: undefined, line, lines };
    const commit = block.uncommitted === 'edited' ? undefined : commitOfEdit(state, head);
    const first = state.commitId(state.change(state.change(head).track).commit);
    return { block, track, commit, first, line, lines };
  });
}

function commitOfEdit(state: IndexState, head: RowNumber) {
  return state.commitId(state.change(state.change(head).edit).commit);
}
