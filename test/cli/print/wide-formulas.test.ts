import path from 'node:path';
import { expect, it } from 'vitest';
import { describeNeeding, hasTool } from '../../tools.ts';
import { folderWith } from '../pylit.ts';
import { textOfPdf } from './pdf-text.ts';
import { PRINTED, printHere } from './print-here.ts';

const sum = (count: number, end: string) => `${'a_{1} + '.repeat(count)} b = \\mathit{${end}}`;
const MATH = `T
=

.. math:: ${sum(40, 'lastone')}

.. math:: ${sum(26, 'smaller')}

.. math:: ${sum(40, 'numbered')}
   :label: far

See :eq:\`far\`. Text after.
`;

describeNeeding('pdftotext', 'formulas that are wider than the page', () => {
  it.each(['typst', 'pdflatex'])('have their ends on it, and their numbers (%s)', async engine => {
    if (engine === 'pdflatex' && !hasTool('pdflatex')) return;
    const root = folderWith({ 'a.rst': MATH });
    expect(await printHere(root, 'a.rst', '--engine', engine, '--out', 'a.pdf')).toEqual(PRINTED);
    // Of letters beyond the edge of the page nothing is read.
    const text = textOfPdf(path.join(root, 'a.pdf'));
    for (const word of ['lastone', 'smaller', ...(engine === 'typst' ? ['numbered', '(1)'] : []), 'Text after'])
      expect(text.replaceAll(' ', '')).toContain(word.replaceAll(' ', ''));
  });
});
