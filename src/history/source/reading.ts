import type { Document } from '../../literate/document.ts';
import { blockText, textLines } from '../../literate/lines.ts';
import type { Reader } from '../../reader/reader.ts';
import type { OutlinedBlock, ReadDocument } from './history-source.ts';
import { withLabels } from './labels.ts';

/** Larger files are not taken for documents: 2 MiB. */
export const MAX_DOCUMENT_BYTES = 2 ** 21;

/** The reader of a path, by its ending. */
export function readerOf(readers: readonly Reader[], path: string): Reader | undefined {
  const name = path.toLowerCase();
  return readers.find(reader => reader.extensions.some(extension => name.endsWith(extension)));
}

/**
 * Reads a source; undefined where it is too deep for the reader. What it includes is not looked at: that decides nothing about where
 * its blocks lie.
 */
export function readSource(reader: Reader, source: string): Document | undefined {
  try {
    return reader.read({ path: 'document', source, include: () => undefined });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Reads a document that is not stored. */
export function readWorking(readers: readonly Reader[], path: string, source: string): ReadDocument | undefined {
  const reader = readerOf(readers, path);
  const document = reader && source.length <= MAX_DOCUMENT_BYTES ? readSource(reader, source) : undefined;
  return document && { text: document.text, blocks: outlinedBlocks(document) };
}

/** Keeps of the blocks of a document what history needs. */
export function outlinedBlocks({ blocks, text }: Document): readonly OutlinedBlock[] {
  const found = blocks.map(outlined);
  if (!found.some(block => block.kind === 'target')) return found;
  const lines = textLines(text);
  return withLabels(found, block => blockText(lines, block));
}

function outlined({ id, kind, line, lines, alias }: Document['blocks'][number]): OutlinedBlock {
  return { id, kind, line, lines, ...(alias !== undefined && { alias }) };
}

/** Identifies all readers. */
export function readersIdentity(readers: readonly Reader[]): string {
  return readers.map(({ identity, extensions }) => `${extensions.join(' ')}: ${identity}`).join('; ');
}
