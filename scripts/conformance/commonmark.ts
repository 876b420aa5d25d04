import { tests } from 'commonmark-spec';
import type { Nodes as HastNodes } from 'hast';
import { raw } from 'hast-util-raw';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import { markdownReader } from '../../src/reader/markdown/index.ts';
import type { Score } from './docutils.ts';

/**
 * How many of CommonMark's examples the Markdown reader reads right: its tree, as HTML without theme, equals the example's HTML once
 * both are parsed as a browser does. GFM is on, so examples that say "this is no table, no address" fail.
 */
export async function commonmarkScore(): Promise<Score> {
  const passed = tests.filter(example => htmlOf(example.markdown) === normalHtml(example.html));
  return { passed: passed.length, total: tests.length };
}

function htmlOf(markdown: string): string {
  const { nodes } = markdownReader.read({ path: 'example.md', source: markdown, include: () => undefined });
  return written(raw(toHast({ type: 'root', children: [...nodes] }, { allowDangerousHtml: true })));
}

function normalHtml(html: string): string {
  return written(raw({ type: 'root', children: [{ type: 'raw', value: html }] }));
}

/** Blank space between blocks means nothing. */
function written(tree: HastNodes): string {
  return toHtml(tree)
    .replace(/\s*(<\/?(?:p|ul|ol|li|blockquote|h[1-6]|pre|hr|table|thead|tbody|tr|td|th|div)\b[^>]*>)\s*/g, '$1')
    .trim();
}
