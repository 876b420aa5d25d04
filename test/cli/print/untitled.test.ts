import path from 'node:path';
import { expect, it } from 'vitest';
import { describeNeeding } from '../../tools.ts';
import { folderWith } from '../pylit.ts';
import { textOfPdf } from './pdf-text.ts';
import { PRINTED, printHere } from './print-here.ts';

describeNeeding('pdftotext', 'documents without any title', () => {
  it('begin chapters of a book under their names, and by themselves have none', async () => {
    const root = folderWith({ 'a.md': '# First\n\nSee [b](b.md).\n', 'b.md': 'Text alone.\n', 'c.md': '## Section\n' });
    expect(await printHere(root)).toEqual(PRINTED);
    const book = textOfPdf(path.join(root, 'build/pdf/book.pdf'));
    expect(book).toContain('2 b.md');
    expect(book).toContain('Chapter 2 b.md Text alone.');
    expect(book).not.toContain('c.md');
    expect(await printHere(root, 'b.md')).toEqual(PRINTED);
    expect(textOfPdf(path.join(root, 'build/pdf/b.pdf'))).not.toContain('b.md');
  });
});
