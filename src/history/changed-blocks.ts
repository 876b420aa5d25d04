import { matchDocuments } from './matching/match-documents.ts';
import type { BlockLink } from './matching/matching.ts';
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

/** A document in two versions, one of which may be absent, and at two paths, when it moved. */
export interface DocumentVersionPair {
  readonly path: string;
  readonly oldPath: string;
  readonly before: readonly StoredBlock[];
  readonly after: readonly StoredBlock[];
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
  return changedBlocksOf([{ before, after, path, oldPath }])[0] ?? [];
}

/** Lists what changed in each of several documents, between which blocks may have moved: a block that left one is listed where it went. */
export function changedBlocksOf(documents: readonly DocumentVersionPair[]): readonly (readonly BlockChange[])[] {
  const links = matchDocuments(documents);
  const left = documents.map(() => new Map<number, BlockLink>());
  const came = documents.map(() => new Map<number, BlockLink>());
  for (const link of links) {
    left[link.from.document]?.set(link.from.block, link);
    came[link.to.document]?.set(link.to.block, link);
  }
  return documents.map((document, number) =>
    changesOf(documents, document, number, left[number] ?? new Map(), came[number] ?? new Map()),
  );
}

function changesOf(
  documents: readonly DocumentVersionPair[],
  { before, after, path, oldPath }: DocumentVersionPair,
  number: number,
  left: ReadonlyMap<number, BlockLink>,
  came: ReadonlyMap<number, BlockLink>,
): readonly BlockChange[] {
  const changes: BlockChange[] = [];
  let next = 0;
  const removedUpTo = (end: number) => {
    for (; next < end; next += 1) {
      const block = before[next];
      if (block && !left.has(next)) changes.push(removedBlock(block, oldPath));
    }
  };
  for (const [index, block] of after.entries()) {
    const link = came.get(index);
    const origin = link && documents[link.from.document];
    const old = link && origin?.before[link.from.block];
    if (!link || !old) {
      changes.push(addedBlock(block, path));
      continue;
    }
    if (!link.moved) removedUpTo(link.from.block);
    const from = link.from.document === number ? undefined : origin?.oldPath;
    if (old.id !== block.id) changes.push(editedBlock(old, block, path, link.moved, from));
    else if (link.moved) changes.push(movedBlock(old, block, path, from));
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

function movedBlock(before: StoredBlock, after: StoredBlock, path: string, from: string | undefined): BlockChange {
  return { change: 'moved', kind: after.kind, path, line: after.line, ...origin(path, from), before, after };
}

function editedBlock(
  before: StoredBlock,
  after: StoredBlock,
  path: string,
  moved: boolean,
  from: string | undefined,
): BlockChange {
  const place = { ...origin(path, from), ...(moved && { moved: true as const }) };
  return { change: 'edited', kind: after.kind, path, line: after.line, ...place, before, after };
}

function origin(path: string, from: string | undefined): { from?: string } {
  return from !== undefined && from !== path ? { from } : {};
}
