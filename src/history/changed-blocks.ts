import { matchBlocks } from './match-blocks.ts';
import type { StoredBlock } from './stored-block.ts';

/** What happened to one block between two versions. */
export interface BlockChange {
  readonly change: 'added' | 'removed' | 'edited' | 'moved';
  readonly kind: string;
  /** Path of the document: the new one's, for a removed block the old one's. */
  readonly path: string;
  /** First line in the new version, from 1; of a removed block in the old one. */
  readonly line: number;
  /** Where it came from, when that is another document. */
  readonly from?: string;
  /** An edited block that also stands elsewhere now. */
  readonly moved?: true;
  readonly before?: StoredBlock;
  readonly after?: StoredBlock;
}

/**
 * Lists what changed between two versions of a document, in the order of the new one; removed blocks stand where they would be.
 *
 * @param path of the new version
 * @param oldPath of the old version, where it was another
 */
export function changedBlocks(
  before: readonly StoredBlock[],
  after: readonly StoredBlock[],
  path: string,
  oldPath: string = path,
): readonly BlockChange[] {
  const pairs = matchBlocks(before, after);
  const byAfter = new Map(pairs.map(pair => [pair.after, pair]));
  const kept = new Map(pairs.map(pair => [pair.before, pair]));
  const changes: BlockChange[] = [];
  let next = 0;
  const removedUpTo = (end: number) => {
    for (; next < end; next += 1) {
      const block = before[next];
      if (block && !kept.has(next)) changes.push(removedBlock(block, oldPath));
    }
  };
  for (const [index, block] of after.entries()) {
    const pair = byAfter.get(index);
    const old = pair && before[pair.before];
    if (pair && !pair.moved) removedUpTo(pair.before);
    if (!pair || !old) changes.push(addedBlock(block, path));
    else if (old.id !== block.id) changes.push(editedBlock(old, block, path, pair.moved));
    else if (pair.moved) changes.push(movedBlock(old, block, path));
  }
  removedUpTo(before.length);
  return changes;
}

function addedBlock(after: StoredBlock, path: string): BlockChange {
  return { change: 'added', kind: after.kind, path, line: after.line, after };
}

function removedBlock(before: StoredBlock, path: string): BlockChange {
  return { change: 'removed', kind: before.kind, path, line: before.line, before };
}

/** @param from the document it came from, where that is another */
export function movedBlock(before: StoredBlock, after: StoredBlock, path: string, from?: string): BlockChange {
  const other = from !== undefined && from !== path && { from };
  return { change: 'moved', kind: after.kind, path, line: after.line, ...other, before, after };
}

function editedBlock(before: StoredBlock, after: StoredBlock, path: string, moved: boolean): BlockChange {
  return { change: 'edited', kind: after.kind, path, line: after.line, ...(moved && { moved }), before, after };
}
