import type { Document } from '../../../src/literate/document.ts';
import { blockText, restoreSource, textLines } from '../../../src/literate/lines.ts';
import { createRstReader } from '../../../src/reader/rst/index.ts';

/** Reads a text without other files. */
export function read(source: string, include: (path: string) => string | undefined = () => undefined): Document {
  return createRstReader().read({ path: 'folder/document.rst', source, include });
}

/** Writes a document from its blocks, gaps and attributes alone. */
export function join(document: Document): string {
  const lines = textLines(document.text);
  const parts = document.blocks.map(
    (block, index) => `${block.gap ?? (index === 0 ? '' : '\n')}${blockText(lines, block)}`,
  );
  return restoreSource(`${parts.join('')}${document.attributes.tail ?? ''}`, document.attributes);
}
