import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { describeNeeding } from '../../tools.ts';
import { folderWith } from '../pylit.ts';
import { textOfPdf } from './pdf-text.ts';
import { PRINTED, printHere } from './print-here.ts';

const ENTRIES = `.. index::
   single: star; bright
   single: star; zoom
   seealso: star; moon
   see: sun; star
   seealso: sun; moon
   pair: light; speed
   single: galaxy
   seealso: galaxy; star
`;
const LONG = 'Words that fill the page up to its end, so that the next paragraph is on another. '.repeat(26);
const ONE = `One
===

${ENTRIES}
Text.

${Array.from({ length: 4 }, () => `.. index:: range\n\n${LONG}`).join('\n\n')}
`;

describeNeeding('pdftotext', 'the index of a book', () => {
  let index = '';

  beforeAll(async () => {
    const root = folderWith({
      'one.rst': ONE,
      'two.rst': 'Two\n===\n\n.. index:: star; bright, ! light\n\nText.\n',
      'pylit.config.json': JSON.stringify({ book: { contents: ['one', 'two'], paper: 'a5' } }),
    });
    expect(await printHere(root)).toEqual(PRINTED);
    index = textOfPdf(path.join(root, 'build/pdf/book.pdf')).replace(/.* Index (?=G )/, '');
  });

  it('has letters, words and what is below them, with their pages', () => {
    expect(index).toMatch(/^G galaxy, 1 see also star L light, 5 speed, 1 R range, /);
    expect(index).toContain('S speed light, 1 star bright, 1, 5 zoom, 1');
  });

  it('puts pages together that follow each other', () => {
    expect(index).toContain('R range, 1–3');
  });

  it('says where else to look: below a word that has pages, else beside it', () => {
    expect(index).toContain('zoom, 1 see also moon');
    expect(index).toContain('sun, see star; see also moon');
  });
});

const SCHEMA = '```zed\n[NAME]\n\\begin{schema}{Book} known : \\power NAME \\end{schema}\n```\n';
const USE = '```zed\n\\begin{schema}{Add} \\Delta Book \\end{schema}\n```\n';

describeNeeding('pdftotext', 'names that a specification declares', () => {
  it('are in the index with their pages, also of several documents', async () => {
    const root = folderWith({
      'one.md': `# One\n\n${SCHEMA}`,
      'two.md': `# Two\n\n${USE}\n${SCHEMA}`,
      'pylit.config.json': JSON.stringify({ plugins: [['oz', { scope: 'document' }]], book: { sides: 1 } }),
    });
    const { messages } = await printHere(root);
    expect(new Set(messages.map(({ rule }) => rule))).toEqual(new Set(['oz-order']));
    const text = textOfPdf(path.join(root, 'build/pdf/book.pdf'));
    expect(text.slice(text.lastIndexOf('Index'))).toContain('A Add, 2 B Book, 1–2 N NAME, 1–2');
  });
});
