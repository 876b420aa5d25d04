import { compareSides } from '../../../src/history/merge/compare-sides.ts';
import type { DocumentVersion } from '../../../src/history/merge/document-version.ts';
import { type MergedDocument, mergeDocument } from '../../../src/history/merge/merge-document.ts';
import { markdownReader } from '../../../src/reader/markdown/index.ts';
import { createRstReader } from '../../../src/reader/rst/index.ts';

const rst = createRstReader({ prolog: '' });

/** Reads a document as the project would. */
export function readSource(path: string, source: string): DocumentVersion {
  const reader = path.endsWith('.rst') ? rst : markdownReader;
  const document = reader.read({ path, source, include: () => undefined });
  return { outline: document, text: document.text };
}

/** Merges three sources of a document. */
export function merge(base: string, ours: string, theirs: string, path = 'a.md'): MergedDocument {
  const versions = {
    base: readSource(path, base),
    ours: readSource(path, ours),
    theirs: readSource(path, theirs),
  };
  return mergeDocument(compareSides(versions), path, readSource);
}
