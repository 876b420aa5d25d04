import type { Document } from '../../../src/literate/document.ts';
import { normalizeSource } from '../../../src/literate/lines.ts';
import { createMarkdownReader } from '../../../src/reader/markdown/create.ts';
import { markdownReader } from '../../../src/reader/markdown/index.ts';
import { parseMarkdown } from '../../../src/reader/markdown/parse.ts';
import { loadSatteri } from '../../../src/reader/markdown/satteri.ts';

/** One document by `parser: 'auto'` and by remark. */
export interface BothDocuments {
  readonly auto: Document;
  readonly remark: Document;
}

const satteri = await loadSatteri();
const reader = await createMarkdownReader({ parser: 'auto', remark: () => parseMarkdown });

/** Whether a document is read without remark. */
export function isFast(source: string): boolean {
  return satteri?.(normalizeSource(source).text) !== undefined;
}

export function readBoth(source: string): BothDocuments {
  const input = { path: 'a.md', source, include: () => undefined };
  return { auto: reader.read(input), remark: markdownReader.read(input) };
}
