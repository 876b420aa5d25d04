import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { tests as commonmark } from 'commonmark-spec';
import { describe, expect, it } from 'vitest';
import { corpusPage, largeDocument } from '../../../bench/corpus.ts';
import { createMarkdownReader } from '../../../src/reader/markdown/create.ts';
import { loadSatteri } from '../../../src/reader/markdown/satteri.ts';
import { isFast, readBoth } from './both-parsers.ts';
import { generatedDocument } from './generated.ts';
import { gfmExamples } from './gfm-examples.ts';

/** The suite makes 2,000 documents; more by hand: `GENERATED=100000 npx vitest run test/reader/markdown/parsers.test.ts`. */
const GENERATED = Number(process.env.GENERATED ?? 2000);

/** Compares what both ways give for each source that is not left to remark anyway. @returns how many there were */
function compare(sources: readonly string[]): number {
  let fast = 0;
  for (const source of sources) {
    if (!isFast(source)) continue;
    fast += 1;
    const { auto, remark } = readBoth(source);
    expect(auto, source).toEqual(remark);
  }
  return fast;
}

describe('both parsers give the same document', () => {
  it('for every example of CommonMark', () => {
    expect(compare(commonmark.map(example => example.markdown))).toBeGreaterThan(580);
  });

  it('for every example of CommonMark in a quote and in a list', () => {
    const quoted = commonmark.map(({ markdown }) => markdown.replace(/^/gm, '> '));
    const listed = commonmark.map(({ markdown }) => `- ${markdown.replace(/\n(?=.)/g, '\n  ')}`);
    expect(compare([...quoted, ...listed])).toBeGreaterThan(450);
  });

  it('for examples of what GitHub adds', () => {
    expect(compare(gfmExamples)).toBeGreaterThan(25);
  });

  it('for every Markdown file of the project, with any line ends', () => {
    const root = path.resolve(import.meta.dirname, '../../..');
    const files = globSync(['*.md', '{fixtures,guide,plugins}/**/*.md'], { cwd: root });
    const sources = files.map(file => readFileSync(path.join(root, file), 'utf8'));
    expect(compare(sources)).toBeGreaterThan(15);
    compare(sources.map(source => source.replaceAll('\r', '').replaceAll('\n', '\r\n')));
  });

  it('for pages of the benchmark, all without remark', () => {
    expect(compare(Array.from({ length: 20 }, (_, number) => corpusPage(number * 37)))).toBe(20);
    expect(isFast(largeDocument())).toBe(true);
  });

  it(`for ${GENERATED} generated documents`, { timeout: 120_000 + GENERATED * 20 }, () => {
    const sources = Array.from({ length: GENERATED }, (_, seed) => generatedDocument(seed));
    expect(compare(sources)).toBeGreaterThan(GENERATED / 5);
  });
});

describe('hostile text', () => {
  const cases: Readonly<Record<string, string>> = {
    nothing: '',
    'a NUL': 'a\0b *c*\n',
    'half a pair': 'a \ud800 *b*\n',
    'a byte-order mark twice': '\uFEFF\uFEFF# a\n',
    'mixed line ends': 'a\r\nb\rc\n\r- d\r\n\r\n  e\n',
    'a quote in a quote, 150 times': `${'> '.repeat(150)}a\n`,
    'a list in a list, 150 times': `${'- '.repeat(150)}a\n`,
    'brackets in brackets': `${'['.repeat(150)}a${']'.repeat(150)}\n`,
    'emphasis in emphasis': `${'*a '.repeat(150)}${'b*'.repeat(150)}\n`,
    'parentheses in an address': `[a](${'('.repeat(40)}b${')'.repeat(40)})\n`,
    'a long label': `[${'a'.repeat(1001)}]\n\n[${'a'.repeat(1001)}]: b\n`,
    'a long line': `${'word *and* '.repeat(5000)}\n`,
    'many definitions': Array.from({ length: 300 }, (_, i) => `[a${i}]\n\n[a${i}]: /b${i}\n`).join('\n'),
  };
  it.each(Object.entries(cases))('is read the same by both: %s', (_, source) => {
    const { auto, remark } = readBoth(source);
    expect(auto).toEqual(remark);
  });

  it('neither takes the process down nor for ever', async () => {
    const fast = await loadSatteri();
    expect(fast).toBeDefined();
    const pieces = ['> ', '- ', '[', '*a_b ', '`', '<a ', '&#', '|a', 'www.', '\\', '![](', '[^a]: '];
    const ours = ['$x ', ':a', 'a_*b ', 'http://a.b ', ' \t', '😀*', '- a\n\n***\n\n', 'a:b'];
    for (const piece of [...pieces, ...ours]) expect(() => fast?.(`${piece.repeat(20_000)} \n`)).not.toThrow();
  });
});

describe('createMarkdownReader', () => {
  it('does not ask for remark before a document needs it', async () => {
    const remark = () => {
      throw new Error('not needed');
    };
    const reader = await createMarkdownReader({ parser: 'auto', remark });
    const read = (source: string) => reader.read({ path: 'a.md', source, include: () => undefined });
    expect(read('# a\n').blocks).toHaveLength(1);
    expect(() => read(':::note\nb\n:::\n')).toThrow('not needed');
  });

  it('reads all with remark where told to, under another identity', async () => {
    const remark = () => () => ({ type: 'root' as const, children: [] });
    const [careful, auto] = await Promise.all([
      createMarkdownReader({ parser: 'remark', remark }),
      createMarkdownReader({ parser: 'auto', remark }),
    ]);
    expect(careful.read({ path: 'a.md', source: '# a\n', include: () => undefined }).blocks).toEqual([]);
    expect(careful.identity).not.toBe(auto.identity);
  });
});
