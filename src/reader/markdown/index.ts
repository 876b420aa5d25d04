import type { Reader } from '../reader.ts';
import { readMarkdown } from './document.ts';
import { parseMarkdown } from './parse.ts';

/** Reads Markdown with remark: CommonMark with GFM, math, front matter, directives, heading and code attributes. */
export const markdownReader: Reader = {
  format: 'markdown',
  extensions: ['.md', '.markdown'],
  identity: 'markdown 3, remark-parse 11, remark-gfm 4, remark-math 6, remark-directive 4',
  read: input => readMarkdown(parseMarkdown, input),
};
