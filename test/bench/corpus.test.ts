import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { corpusPage, largeDocument, pagePath, writeCorpus } from '../../bench/corpus.ts';
import { languages } from '../../bench/corpus-code.ts';

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkMath);

describe('the corpus', () => {
  it('is written the same each time, and a smaller one is the beginning of a larger one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pylit-corpus-'));
    try {
      writeCorpus(join(folder, 'few'), 110);
      writeCorpus(join(folder, 'more'), 230);
      const few = filesOf(join(folder, 'few'));
      const more = filesOf(join(folder, 'more'));
      expect([few.size, more.size]).toEqual([110, 230]);
      for (const [path, text] of few) expect(more.get(path)).toBe(text);
      expect(few.get('part-001/page-00109.md')).toBe(corpusPage(109));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('has pages of about 4.5 KB', () => {
    const sizes = Array.from({ length: 300 }, (_, i) => Buffer.byteLength(corpusPage(i * 33)));
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    expect(mean).toBeGreaterThan(4300);
    expect(mean).toBeLessThan(4700);
    expect(Math.min(...sizes)).toBeGreaterThan(3700);
    expect(Math.max(...sizes)).toBeLessThan(5300);
  });

  it.each([0, 1, 1234, 9999])('has the same mix on page %i', number => {
    const tree = markdown.parse(corpusPage(number));
    expect(tree.children.map(block => block.type)).toEqual([
      ...['heading', 'paragraph', 'heading', 'paragraph', 'list', 'code', 'heading', 'paragraph', 'table'],
      ...['paragraph', 'heading', 'math', 'paragraph', 'code', 'paragraph'],
    ]);
    const inline = new Set<string>();
    visit(tree, node => void inline.add(node.type));
    for (const type of ['emphasis', 'strong', 'inlineCode', 'link', 'tableCell']) expect(inline).toContain(type);
  });

  it('has code in six languages, no fence twice', () => {
    const fences = Array.from({ length: 600 }, (_, i) => corpusPage(i)).flatMap(text =>
      Array.from(text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm), ([, language = '', code = '']) => ({ language, code })),
    );
    expect(fences.length).toBe(1200);
    expect(new Set(fences.map(fence => fence.code)).size).toBe(1200);
    for (const language of languages)
      expect(fences.filter(fence => fence.language === language).length).toBeGreaterThan(150);
  });

  it('links only to pages before', () => {
    for (const number of [0, 1, 99, 100, 5678]) {
      const links = Array.from(corpusPage(number).matchAll(/\]\((\.\.[^)]+)\)/g), ([, link = '']) => link);
      expect(links.length).toBe(3);
      const earlier = new Set(Array.from({ length: Math.max(1, number) }, (_, i) => pagePath(i)));
      for (const link of links) expect(earlier).toContain(posix.join(posix.dirname(pagePath(number)), link));
    }
  });
});

describe('the large document', () => {
  it('has 3,000 blocks in about 1 MB', () => {
    const text = largeDocument();
    expect(markdown.parse(text).children.length).toBe(3000);
    expect(Buffer.byteLength(text)).toBeGreaterThan(950_000);
    expect(Buffer.byteLength(text)).toBeLessThan(1_080_000);
    expect(largeDocument()).toBe(text);
  });
});

function filesOf(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return new Map(
    entries.map(entry => {
      const file = join(entry.parentPath, entry.name);
      return [file.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(file, 'utf8')];
    }),
  );
}
