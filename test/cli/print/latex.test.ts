import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runLatex } from '../../../src/cli/print/latex-run.ts';
import { describeNeeding, hasTool } from '../../tools.ts';
import { runHere } from '../in-process.ts';
import { folderWith } from '../pylit.ts';
import { textOfPdf } from './pdf-text.ts';

describeNeeding('pdflatex', 'running LaTeX', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'pylit-latex-test-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  function run(tex: string) {
    const folder = mkdtempSync(path.join(root, 'in-'));
    const work = mkdtempSync(path.join(root, 'out-'));
    writeFileSync(path.join(folder, 'a.tex'), `\\documentclass{article}\n\\begin{document}\n${tex}\n\\end{document}\n`);
    return { ...runLatex({ folder, work, main: 'a.tex', program: 'pdflatex' }), work };
  }

  it('goes on until the page numbers stand', () => {
    const { pdf, problems, work } = run('on page \\pageref{x}\\newpage there\\label{x}');
    expect(problems).toEqual([]);
    expect(pdf).toBe(path.join(work, 'a.pdf'));
    expect(readFileSync(path.join(work, 'a.log'), 'latin1')).not.toMatch(/undefined references|Rerun/);
  });

  it('tells errors with their places', () => {
    expect(run('one\n\\nonsense two').problems).toEqual([
      { file: 'a.tex', line: 4, text: 'LaTeX: Undefined control sequence.' },
    ]);
  });

  it('gives no document a shell, or a file elsewhere', () => {
    const { problems, work } = run(
      '\\immediate\\write18{touch made}\\newwrite\\f\\immediate\\openout\\f=/etc/pylit-made.txt',
    );
    expect(problems.length).toBeGreaterThan(0);
    expect(() => readFileSync(path.join(work, 'made'))).toThrow('ENOENT');
    expect(() => readFileSync('/etc/pylit-made.txt')).toThrow('ENOENT');
  });

  it('makes the same bytes twice', () => {
    const pdfs = [run('text'), run('text')].map(({ pdf }) => readFileSync(pdf ?? '').toString('latin1'));
    // The identifier of a file is made of its place.
    const [one, two] = pdfs.map(pdf => pdf.replace(/\/ID \[[^\]]*\]/, ''));
    expect(one).toBe(two);
  });
});

const BOOK = {
  ...{ title: 'Small book', subtitle: 'A subtitle', authors: ['Ada', 'Grace'], edition: 'Second edition' },
  ...{ publisher: 'A press', colophon: ['All rights shared.'], commit: 'abc123', date: '2026-11-21' },
  ...{ paper: 'a5', contents: [{ title: 'The first part', pages: ['one.md'] }, 'two'] },
};
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><text x="2" y="15">written</text></svg>';
const DOCUMENTS = {
  'one.md':
    '# One\n\nSee [two](two.md) ☺.\n\n![A picture](words.svg)\n\n```js {name="a chunk"}\nfunction wanted() {}\n```\n',
  'two.md':
    '# Two\n\n```js {file=two.js}\n<<a chunk>>\nwanted();\n```\n\n```js {file=two.js}\nwanted("a");\n```\n\n```graphviz\ndigraph { alpha -> omega }\n```\n',
  'three.md': '# Three\n\nNot in the book.\n',
  'words.svg': SVG,
  'pylit.config.json': JSON.stringify({ title: 'Site', book: BOOK }),
};

for (const program of ['pdflatex', 'lualatex'] as const)
  describeNeeding(program, `a book set by ${program}`, () => {
    it('has what the Typst book has: title page, parts, labels of chunks, lists and pictures', async () => {
      const root = folderWith(DOCUMENTS);
      const { status, stderr } = await runHere(root, ['print', '--engine', program]);
      // pdfLaTeX has no font for U+263A, which LuaLaTeX finds in ours.
      expect([status, stderr.replace(/^one.md:3:1: warning: .*U\+263A.*\n/, '')]).toEqual([0, '']);
      expect(stderr.includes('U+263A')).toBe(program === 'pdflatex');
      if (!hasTool('pdftotext')) return;
      const text = textOfPdf(path.join(root, 'build/latex-pdf/book.pdf'));
      for (const words of [
        ...['Small book', 'A subtitle', 'Ada, Grace', 'Second edition', 'A press', 'All rights shared.'],
        ...['Printed from commit abc123.', 'Second edition, 2026-11-21', 'Contents', 'Part I The first part'],
        ...['☺', 'written', 'alpha', 'omega', '⟨a chunk 3⟩ ≡', 'Used in 5a', 'used in 5a and 5b', 'Continued in 5b'],
        ...['⟨two.js 5b⟩ +≡', 'This is the file two.js.', 'The program', 'Names'],
      ])
        expect(text).toContain(words);
      expect(text).not.toContain('Not in the book.');
    });
  });

describeNeeding('pdflatex', 'pictures for LaTeX', () => {
  it('are told of where they cannot be converted, and stand as boxes', async () => {
    const root = folderWith({ 'a.md': '# T\n\n![some words](a.svg)\n', 'a.svg': '<svg>no picture' });
    const { status, stderr } = await runHere(root, ['print', 'a.md', '--engine', 'latex', '--out', 'a.pdf']);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^build\/latex\/a\.tex:\d+:1: error: "a\.svg" cannot be shown, and a box with its words stands/m,
    );
    if (hasTool('pdftotext')) expect(textOfPdf(path.join(root, 'a.pdf'))).toContain('some words');
  });

  it('are boxes where they are damaged, at which LaTeX would end', async () => {
    const root = folderWith({ 'd/a.md': '# T\n\n![some words](b.png)\n\nMore.\n', 'd/b.png': 'no picture' });
    const { status, stderr } = await runHere(root, ['print', 'd/a.md', '--engine', 'latex', '--out', 'a.pdf']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^build\/latex\/d\/a\.tex:\d+:1: error: "(?:d\/)?b\.png" cannot be shown.*it is no PNG\./m);
    if (hasTool('pdftotext')) expect(textOfPdf(path.join(root, 'a.pdf'))).toMatch(/some words.*More\./);
  });
});

describeNeeding('lualatex', 'words from right to left', () => {
  it('are set from right to left', async () => {
    const root = folderWith({ 'a.md': '# T\n\nBefore שלום עולם after.\n' });
    const { status } = await runHere(root, ['print', 'a.md', '--engine', 'lualatex', '--out', 'a.pdf']);
    expect(status).toBe(0);
    // Set the other way round, they are read the other way round.
    if (hasTool('pdftotext')) expect(textOfPdf(path.join(root, 'a.pdf'))).toMatch(/Before.*שלום עולם.*after\./);
  });
});

describeNeeding('pdflatex', 'headings above long tables', () => {
  it('stand on the same page', async () => {
    const rows = (count: number) => `| a | b |\n|---|---|\n${'| x | y |\n'.repeat(count)}`;
    const parts = Array.from({ length: 12 }, (_, at) => `## Heading ${at}\n\n${rows(4 * at)}\n`);
    const root = folderWith({ 'a.md': `# T\n\n${parts.join('\n')}` });
    expect((await runHere(root, ['print', 'a.md', '--engine', 'pdflatex', '--out', 'a.pdf'])).status).toBe(0);
    if (!hasTool('pdftotext')) return;
    const { stdout } = spawnSync('pdftotext', ['-layout', path.join(root, 'a.pdf'), '-'], { encoding: 'utf8' });
    expect(stdout.match(/Heading \d+/g)).toHaveLength(12);
    const pages = stdout.split('\f').map(page => page.split('\n').filter(line => line.trim() !== ''));
    expect(pages.length).toBeGreaterThan(2);
    // The last line is the number of the page.
    for (const lines of pages) expect(lines.at(-2) ?? '').not.toContain('Heading');
  });
});

describeNeeding('pdflatex', 'a link to a document of a book', () => {
  it('names the page of its chapter, and not the one before', async () => {
    const root = folderWith({
      'one.md': `# One\n\nSee [the other](two.md).\n\n${'Words that fill more than a page. '.repeat(300)}\n`,
      'two.md': '# Two\n\nWords of the second.\n',
    });
    expect((await runHere(root, ['print', '--engine', 'latex', '--out', 'book.pdf'])).status).toBe(0);
    if (!hasTool('pdftotext')) return;
    const { stdout } = spawnSync('pdftotext', [path.join(root, 'book.pdf'), '-'], { encoding: 'utf8' });
    const pages = stdout.split('\f').map(page => page.replace(/\s+/g, ' '));
    const said = pages.join(' ').match(/See the other \(p\. (\d+)\)/)?.[1];
    const beginning = pages.findIndex(page => page.includes('One') && page.includes('See the other'));
    const other = pages.findIndex(page => page.includes('Words of the second.'));
    expect(Number(said)).toBe(other - beginning + 1);
  });
});
