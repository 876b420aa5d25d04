import { decodeUtf8 } from '../bytes/utf8.ts';
import { PylitError } from '../core/error.ts';
import type { ObjectId } from '../core/object-kind.ts';
import { entryKind, type TreeEntry } from '../core/tree.ts';
import type { DocumentOutline } from '../literate/document.ts';
import { documentFromTree, isDocumentTree, type StoredDocument } from '../literate/document-from-tree.ts';
import { blockText, textLines } from '../literate/lines.ts';
import type { TreeSource } from './tree-source.ts';

/** One version of a block. */
export interface StoredBlock {
  /** Content id. */
  readonly id: string;
  readonly kind: string;
  /** With a final LF. */
  readonly text: string;
  /** First line in its document, from 1. */
  readonly line: number;
  /** The author's own name for it, where it is known (a stored tree does not say). */
  readonly alias?: string;
}

/** The blocks of a document that was read. */
export function outlineBlocks(outline: DocumentOutline, text: string): readonly StoredBlock[] {
  const lines = textLines(text);
  return outline.blocks.map(({ id, kind, line, lines: count, alias }) => ({
    id,
    kind,
    line,
    text: blockText(lines, { line, lines: count }),
    ...(alias !== undefined && { alias }),
  }));
}

/**
 * Reads the blocks of a stored document.
 *
 * @param tree the document's tree
 * @throws PylitError `object-malformed` where the tree is too deep or too large to be a document; as the source throws
 */
export async function documentBlocks(source: TreeSource, tree: ObjectId): Promise<readonly StoredBlock[]> {
  const blocks: StoredBlock[] = [];
  let line = 1;
  let gap = 0;
  for (const { name, id, text } of await leavesOf(source, tree)) {
    const kind = KIND.exec(name)?.[1];
    if (name.endsWith('.gap')) gap = countLines(text);
    else if (kind !== undefined) {
      line += gap;
      blocks.push({ id, kind, text, line });
      line += countLines(text);
      gap = 1;
    }
  }
  return blocks;
}

/** Reads a stored document whole. @throws as {@link documentBlocks} and `documentFromTree` */
export async function storedDocument(source: TreeSource, tree: ObjectId): Promise<StoredDocument> {
  const leaves = await leavesOf(source, tree);
  return documentFromTree(leaves.map(({ name, text }) => ({ name, kind: 'blob', content: text })));
}

/** Tells whether an entry is a document: a tree that begins with `0000.document.json`. */
export async function isDocument(source: TreeSource, entry: Pick<TreeEntry, 'mode' | 'id'>): Promise<boolean> {
  return entryKind(entry) === 'tree' && isDocumentTree((await source.entries(entry.id)).slice(0, 1));
}

/** `0001.heading.md`, but not `0000.document.json`. */
const KIND = /^\d+\.(?!document\.json$)([a-z]+)\.[a-z]+$/;

const MAX_DEPTH = 128;
const MAX_ENTRIES = 2_000_000;

interface Leaf {
  readonly name: string;
  readonly id: ObjectId;
  readonly text: string;
}

/** The blobs of a document in order, sections opened. */
async function leavesOf(source: TreeSource, tree: ObjectId, leaves: Leaf[] = [], depth = 0): Promise<readonly Leaf[]> {
  for (const entry of await source.entries(tree)) {
    if (depth > MAX_DEPTH || leaves.length > MAX_ENTRIES) {
      throw new PylitError(
        'object-malformed',
        `Expected the tree of a document, found that ${tree} is too deep or too large.`,
      );
    }
    const { name, id } = entry;
    if (entryKind(entry) === 'tree') await leavesOf(source, id, leaves, depth + 1);
    else leaves.push({ name, id, text: decodeUtf8(await source.blob(id)) });
  }
  return leaves;
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}
