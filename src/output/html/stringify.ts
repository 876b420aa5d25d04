import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

const safe = unified().use(rehypeStringify).freeze();
const trusting = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze();

/** Writes a tree as HTML; raw HTML in it is written only where documents are trusted. */
export function stringifyHtml(root: Root, trustHtml = false): string {
  return (trustHtml ? trusting : safe).stringify(root);
}
