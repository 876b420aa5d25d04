import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import graphviz from '../../../plugins/graphviz/index.ts';
import math from '../../../plugins/math/index.ts';
import oz from '../../../plugins/oz/index.ts';
import { wordsOf } from '../../../src/literate/words/words.ts';
import { drawnCover } from '../../../src/output/epub/cover.ts';
import { createEpubFormat } from '../../../src/output/epub/index.ts';
import { plainCss } from '../../../src/output/epub/plain-css.ts';
import { toXhtml } from '../../../src/output/epub/xhtml.ts';
import { createHtmlFormat } from '../../../src/output/html/index.ts';
import type { ConfiguredPlugin } from '../../../src/output/html/options.ts';
import { fillPage } from '../../../src/output/html/page/fill.ts';
import { markdownReader } from '../../../src/reader/markdown/index.ts';
import { ToyProject } from '../../build/toy-project.ts';
import { describeNeeding, EPUBCHECK } from '../../tools.ts';
import { formatOptions } from '../html/woven-project.ts';

const OZ = { check: true, strict: false, scope: 'project', dialect: 'oz', limit: 50_000 };
const PLUGINS = [
  { plugin: math, options: { macros: {}, limit: 20_000 } },
  { plugin: oz, options: OZ },
] as readonly unknown[] as ConfiguredPlugin[];
const STYLES = [math, oz, graphviz].map(({ styles }) => String(styles?.({} as never) ?? '')).join('\n');

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function bind(files: Readonly<Record<string, string | Uint8Array>>, only?: readonly string[]) {
  const project = new ToyProject({});
  project.write(files);
  const format = createEpubFormat({
    html: await createHtmlFormat(formatOptions({ plugins: PLUGINS })),
    fill: page => fillPage(page),
    colours: new Map([['1', '0550AE']]),
    styles: STYLES,
    authors: ['A & B'],
    modified: '2026-11-21T00:00:00Z',
  });
  const build = () =>
    project.build(
      {
        extensions: ['.md'],
        load: async () => ({ readers: [markdownReader], formats: [format] }),
        ...(only && { only }),
      },
      { title: 'Book <1>' },
    );
  const report = await build();
  const bytes = (name = 'book.epub') => new Uint8Array(readFileSync(path.join(project.root, 'build/epub', name)));
  const file = (name: string, book?: string) => strFromU8(unzipSync(bytes(book))[`EPUB/${name}`] ?? new Uint8Array());
  return { project, build, report, bytes, file };
}

/** All that is hard to have in an EPUB. */
const FILES = {
  'a.md': `# A & *b*

See [c](d/c.md#deep), [gone](c.md), [file](x.txt), [web](http://x.org/a b?x=1&y=2#f#g_{}) and [self](#deep).

![picture](p.png) ![remote](https://x.org/p.png) ![drawing](s.svg)

$$
\\frac{a}{b} \\text{ if } \\boxed{x}
$$

| a | b |
|--:|---|
| 1[^n] | 2 |

\`\`\`zed
[NAME]
\\begin{schema}{S} x: NAME \\where x = x \\end{schema}
\`\`\`

<center><font color="red">old</font> <tt>tt</tt><br>x</center>

<details><summary>More</summary>

text

</details>

- [x] done

[^n]: Note.

\`\`\`c {#main file="m.c"}
<<part>> & "x" < y
\`\`\`

\`\`\`c {#part}
\`\`\`
`,
  'd/c.md': '---\nlang: de\n---\n\n# C\n\n## Deep\n\n### Deeper\n\n[a](../a.md#a--b)\n',
  'x.txt': 'x',
  'p.png': PICTURE,
  's.svg':
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>',
};

describe('HTML as XML', () => {
  const xml = (html: string) => toXhtml(html, tag => tag);

  it.each([
    ['<p>a<br>b<img src="x" alt></p>', '<p>a<br/>b<img src="x" alt=""/></p>'],
    ['a & b &amp; &nbsp; &#x26; &#0;', 'a &amp; b &amp; &amp;nbsp; &#x26; \ufffd'],
    ['<a href="?a&b" hidden>x</a>', '<a href="?a&amp;b" hidden="">x</a>'],
    ['<b>x<i>y</b>z', '<b>x<i>y</i></b>z'],
    ['</p>a < b <!-- c -->', 'a &lt; b '],
  ])('%s', (html, expected) => {
    expect(xml(html)).toBe(expected);
  });
});

describe('styles of plugins', () => {
  it.each([
    ['a { b: c; } /* { */ d { e: "}" }', 'a { b: c; }\nd { e: "}" }\n'],
    ['a { b: c; & d { e: f } } g { h: i }', 'g { h: i }\n'],
    [':is(a, b) { c: d } @layer x { a { b: c } } e { f: g }', 'e { f: g }\n'],
    ['@media print { a { b: c } :has(d) { e: f } }', '@media print {\na { b: c }\n}\n'],
    ['@import "x"; a { b: c } d { e: f', 'a { b: c }\n'],
    ['} a { b: c }', 'a { b: c }\n'],
  ])('are plain: %s', (css, expected) => {
    expect(plainCss(css)).toBe(expected);
  });

  it('draw the boxes of a specification', async () => {
    const book = await bind(FILES);
    expect(book.file('styles.css')).toContain('.oz-schema');
    expect(book.file('content/a.xhtml')).toContain('<div class="oz-box oz-schema">');
  });
});

describe('an EPUB', () => {
  it('begins with what it is, and holds chapters, images and contents', async () => {
    const book = await bind(FILES);
    expect(strFromU8(book.bytes().slice(30, 58))).toBe('mimetypeapplication/epub+zip');
    expect(Object.keys(unzipSync(book.bytes())).sort()).toEqual([
      'EPUB/content/a.xhtml',
      'EPUB/content/d/c.xhtml',
      'EPUB/content/p.png',
      'EPUB/content/s.svg',
      'EPUB/cover-image.svg',
      'EPUB/cover.xhtml',
      'EPUB/nav.xhtml',
      'EPUB/package.opf',
      'EPUB/styles.css',
      'META-INF/container.xml',
      'mimetype',
    ]);
    const opf = book.file('package.opf');
    expect(opf).toContain('<dc:title>Book &lt;1&gt;</dc:title>');
    expect(opf).toContain('<dc:creator>A &amp; B</dc:creator>');
    expect(opf).toContain('<meta property="dcterms:modified">2026-11-21T00:00:00Z</meta>');
    expect(opf).toContain('properties="mathml"');
    expect(book.file('nav.xhtml')).toContain('<a href="content/d/c.xhtml#deep">Deep</a>');
    expect(book.file('content/d/c.xhtml')).toContain('xml:lang="de"');
  });

  it('leads to chapters, and nowhere that is not in it', async () => {
    const chapter = (await bind(FILES)).file('content/a.xhtml');
    expect(chapter).toContain('<a href="d/c.xhtml#deep">c</a>');
    expect(chapter).toContain('<a>file</a>');
    expect(chapter).toContain('<span class="no-image">remote</span>');
    expect(chapter).toContain('style="text-align: right"');
  });

  it('says which images it cannot show', async () => {
    const { report } = await bind({
      'a.md': '![x](x.webp) ![y](https://x.org/y.png) ![p](p.png)\n',
      'x.webp': 'x',
      'p.png': PICTURE,
    });
    expect(report.messages.map(({ rule, message }) => [rule, /"(.*)"/.exec(message)?.[1]])).toEqual([
      ['epub-image', 'https://x.org/y.png'],
      ['epub-image', 'x.webp'],
    ]);
  });

  it('says which images are damaged, and shows their words', async () => {
    const { report, file } = await bind({
      'a.md': 'Text.\n\n![x](x.png) ![y](y.svg) ![p](p.png)\n',
      'x.png': PICTURE.subarray(0, 20),
      'y.svg': '<svg>',
      'p.png': PICTURE,
    });
    expect(report.messages.map(({ line, severity, message }) => [line, severity, message])).toEqual([
      [3, 'error', 'The image "x.png" cannot be shown: it has no header. Its words stand for it.'],
      [3, 'error', 'The image "y.svg" cannot be shown: its "<svg>" is not closed. Its words stand for it.'],
    ]);
    expect(file('content/a.xhtml')).toContain('<span class="no-image">x</span>');
    expect(file('package.opf').match(/id="image-/g)).toHaveLength(1);
  });

  it('has the same bytes twice, and others where a paragraph is another', async () => {
    const book = await bind(FILES);
    const first = book.bytes();
    expect((await bind(FILES)).bytes()).toEqual(first);
    book.project.write({ 'd/c.md': '# C\n\n## Deep\n\nother\n' });
    const report = await book.build();
    expect(report.outputs.written).toBe(1);
    expect(book.file('content/d/c.xhtml')).toContain('other');
    expect(report.blocks.transformed).toBe(1);
  });

  it('has a cover with what the book says of itself, of as many lines as there is room for', () => {
    const cover = drawnCover({
      words: wordsOf('en'),
      title: `A <title> ${'that goes on '.repeat(40)}`,
      authors: ['A & B'],
      edition: 'First',
    });
    expect(cover).toContain('>A &lt;title&gt; that goes');
    expect(cover).toContain('>A &amp; B</text>');
    expect(cover).toContain('>First</text>');
    expect(cover.match(/<text /g)).toHaveLength(7);
  });

  it('breaks the words of tables that are wider than a small screen', async () => {
    const table = (columns: number) =>
      `|${' a |'.repeat(columns)}\n|${'-|'.repeat(columns)}\n|${' b |'.repeat(columns)}\n`;
    const chapter = (await bind({ 'a.md': `${table(5)}\nText.\n\n${table(6)}` })).file('content/a.xhtml');
    expect(chapter.match(/<table[^>]*>/g)).toEqual(['<table>', '<table class="wide-table">']);
  });

  it('may be of one document', async () => {
    const book = await bind(FILES, ['d/c.md']);
    expect(book.file('package.opf', 'd/c.epub')).toContain('<dc:title>C</dc:title>');
  });
});

describeNeeding('epubcheck', 'EPUBCheck', () => {
  it('has nothing to say of it', async () => {
    const { project } = await bind(FILES);
    const book = path.join(project.root, 'build/epub/book.epub');
    const { stdout, stderr, status } = spawnSync('java', ['-jar', EPUBCHECK, book], { encoding: 'utf8' });
    expect(stdout + stderr).not.toMatch(/ERROR|WARNING|FATAL/);
    expect(status).toBe(0);
  }, 240_000);
});
