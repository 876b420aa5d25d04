import type { Document } from '../../../src/literate/document.ts';
import { createMarkdownReader } from '../../../src/reader/markdown/create.ts';
import { markdownReader } from '../../../src/reader/markdown/index.ts';
import { parseMarkdown } from '../../../src/reader/markdown/parse.ts';

/** One document by `parser: 'auto'`, whether that was without remark, and by remark. */
export interface BothDocuments {
  readonly auto: Document;
  readonly isFast: boolean;
  readonly remark: () => Document;
}

let calls = 0;

const reader = await createMarkdownReader({
  parser: 'auto',
  remark: () => text => {
    calls += 1;
    return parseMarkdown(text);
  },
});

export function readBoth(source: string): BothDocuments {
  const input = { path: 'a.md', source, include: () => undefined };
  const before = calls;
  const auto = reader.read(input);
  return { auto, isFast: calls === before, remark: () => markdownReader.read(input) };
}
