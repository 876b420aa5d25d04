import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chaptersOf } from '../../../src/cli/print/chapters.ts';
import type { PageInput } from '../../../src/literate/format.ts';
import { describeNeeding } from '../../tools.ts';
import { runHere } from '../in-process.ts';
import { folderWith } from '../pylit.ts';
import { textOfPdf } from './pdf-text.ts';
import { PRINTED, printHere } from './print-here.ts';

const DOCUMENTS = {
  'one.md': '# One\n\nSee [two](two.md).\n\n## Section\n\nwords\n\n```js {name="a chunk"}\nlet x;\n```\n',
  'two.md':
    '# Two\n\n```js {file=two.js}\n<<a chunk>>\n```\n\n![dot](dot.png) and $x^2$.\n\n| a | b |\n|---|---|\n| c | d |\n',
  'three.md': '# Three\n\nNot in the book.\n',
};
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function project(book: object): string {
  const config = { title: 'Small book', book };
  const root = folderWith({ ...DOCUMENTS, 'pylit.config.json': JSON.stringify(config) });
  writeFileSync(path.join(root, 'dot.png'), Buffer.from(PNG, 'base64'));
  return root;
}

function bytes(root: string): Buffer {
  return readFileSync(path.join(root, 'build/pdf/book.pdf'));
}

const BOOK = {
  subtitle: 'A subtitle',
  authors: ['Ada', 'Grace'],
  edition: 'Second edition',
  publisher: 'A press',
  colophon: ['All rights shared.'],
  commit: 'abc123',
  date: '2026-11-21',
  paper: 'a5',
  contents: [{ title: 'The first part', pages: ['one.md'] }, 'two'],
};

describeNeeding('pdftotext', 'a printed book', () => {
  it('has what the configuration says, and lists at its end', async () => {
    const root = project(BOOK);
    expect(await printHere(root)).toEqual(PRINTED);
    const text = textOfPdf(path.join(root, 'build/pdf/book.pdf'));
    for (const words of [
      ...['Small book', 'A subtitle', 'Ada, Grace', 'Second edition, 2026-11-21', 'A press', 'All rights shared.'],
      ...['Printed from commit abc123.', 'Contents', 'Part I The first part', 'Chapter 1 One', 'Chapter 2 Two'],
      ...['See two (p. 5)', '⟨a chunk 3⟩≡', 'Used in 5', 'The program', 'two.js'],
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('Not in the book.');
  });

  it('says at the foot of a spread where the names are defined that it uses', async () => {
    const root = folderWith({
      'one.md': '# One\n\n```js {name="definition"}\nfunction wanted() {}\n```\n',
      'two.md': '# Two\n\n```js {file=two.js}\n<<definition>>\nwanted();\n```\n',
      'pylit.config.json': JSON.stringify({ book: { miniIndex: true } }),
    });
    expect(await printHere(root)).toEqual(PRINTED);
    expect(textOfPdf(path.join(root, 'build/pdf/book.pdf'))).toMatch(/wanted 1 3 The program/);
  });

  it('numbers chunks through the book when asked to', async () => {
    const root = project({ chunkLabels: 'numbers', lists: false, sides: 1, contents: ['one.md', 'two.md'] });
    expect(await runHere(root, ['print'])).toMatchObject({ status: 0 });
    const text = textOfPdf(path.join(root, 'build/pdf/book.pdf'));
    expect(text).toContain('⟨two.js 2⟩≡');
    expect(text).not.toContain('The program');
  });
});

describe('the standards of a PDF', () => {
  it.each([
    ['ua-1', 'pdfuaid'],
    ['a-2b', 'pdfaid'],
  ])('%s is kept', async (standard, mark) => {
    const root = project({ ...BOOK, standard });
    expect(await printHere(root)).toEqual(PRINTED);
    expect(bytes(root).toString('latin1')).toContain(mark);
  });

  it('are said to be missed, with what to do', async () => {
    const root = project({ standard: 'a-2b' });
    const { status, stderr } = await runHere(root, ['print']);
    expect(status).toBe(1);
    expect(stderr).toContain('missing document date');
    expect(stderr).toContain('SOURCE_DATE_EPOCH');
    expect(await runHere(root, ['print', '--json'], { SOURCE_DATE_EPOCH: '1700000000' })).toMatchObject({ status: 0 });
  });
});

describe('the configuration of a book', () => {
  it.each([
    [{ paper: 'a3' }, "'a4', 'a5', 'letter', or { width, height } in millimetres"],
    [{ fonts: { folders: ['../fonts'] } }, 'a folder inside the project'],
    [{ title: 'x', titel: 'y' }, 'unknown key "book.titel"'],
  ])('%j is refused', async (book, words) => {
    const { status, stderr } = await runHere(project(book), ['print']);
    expect(status).toBe(2);
    expect(stderr).toContain(words);
  });
});

describe('the chapters of a book', () => {
  const pages = ['a.md', 'b/c.md', 'b/d.rst', 'e.md'].map(document => ({ document }) as PageInput);
  const names = (...input: Parameters<typeof chaptersOf>) => {
    const { pages, parts } = chaptersOf(...input);
    return [pages.map(({ document }) => document), [...parts]];
  };

  it('are in the order of their entries, each once', () => {
    expect(names(pages, ['e', { title: 'B', pages: ['b', 'a.md'] }, 'a.md'], true)).toEqual([
      ['e.md', 'b/c.md', 'b/d.rst', 'a.md'],
      [['b/c.md', 'B']],
    ]);
  });

  it('are all documents where the entries are those of the site', () => {
    expect(names(pages, [{ title: 'B', pages: ['b'] }], false)).toEqual([
      pages.map(({ document }) => document),
      [['b/c.md', 'B']],
    ]);
  });
});
