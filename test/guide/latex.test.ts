import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { textFonts } from '../../src/cli/print/font-files.ts';
import { runLatex } from '../../src/cli/print/latex-run.ts';
import { describeNeeding } from '../tools.ts';
import { guideProject, pylit, removeProject } from './project-copy.ts';

/** A pass takes seconds, and many times that on a busy machine. */
const PATIENCE_MILLISECONDS = 900_000;

/** Points. */
const TOO_WIDE = 20;

// The guide holds specifications in Z.
describeNeeding('oz.sty', 'the guide in LaTeX', () => {
  let folder = '';
  const works: string[] = [];
  beforeAll(() => {
    folder = guideProject();
    expect(pylit(folder, 'build', '--format', 'latex')).toMatchObject({ status: 0 });
  });
  afterAll(() => {
    removeProject(folder);
    for (const work of works) rmSync(work, { recursive: true, force: true });
  });

  for (const program of ['pdflatex', 'lualatex'] as const)
    describeNeeding(program, `as a book of ${program}`, () => {
      it(
        'is set without an error, and nothing of it stands in the margin',
        () => {
          const work = mkdtempSync(join(tmpdir(), 'pylit-guide-latex-'));
          works.push(work);
          const { pdf, problems } = runLatex({
            ...{ folder: join(folder, 'build/latex'), work, main: 'book.tex', program },
            fonts: textFonts().map(file => dirname(file)),
          });
          expect(problems.filter(({ isWarning }) => !isWarning)).toEqual([]);
          expect(pdf).toBe(join(work, 'book.pdf'));
          const log = readFileSync(join(work, 'book.log'), 'latin1');
          const widths = Array.from(log.matchAll(/^Overfull \\hbox \(([\d.]+)pt/gm), ([, width]) => Number(width));
          expect(widths.filter(width => width > TOO_WIDE)).toEqual([]);
          expect(log).not.toMatch(/undefined references/);
        },
        PATIENCE_MILLISECONDS,
      );
    });
});
