import type { DocumentOutline } from '../../literate/document.ts';
import type { StoredBlock } from '../stored-block.ts';
import { outlineBlocks } from '../stored-block.ts';

/** One version of a document, read: its outline and its normalised text. */
export interface DocumentVersion {
  readonly outline: DocumentOutline;
  readonly text: string;
}

/** Reads a document's source; undefined where it is none, or too deep. */
export type ReadDocument = (path: string, source: string) => DocumentVersion | undefined;

/** A block with what stands before it. */
export interface MergeBlock extends StoredBlock {
  /** The blank lines before it, in full. */
  readonly gap: string;
  /** Level of a heading. */
  readonly depth?: number;
}

/** The blocks of a version; none of a document that is not there. */
export function mergeBlocks(version: DocumentVersion | undefined): readonly MergeBlock[] {
  if (!version) return [];
  return outlineBlocks(version.outline, version.text).map((block, index) => {
    const { gap, depth } = version.outline.blocks[index] ?? {};
    return { ...block, gap: gap ?? (index === 0 ? '' : '\n'), ...(depth !== undefined && { depth }) };
  });
}
