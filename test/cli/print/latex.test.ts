import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runLatex } from '../../../src/cli/print/latex-run.ts';
import { describeNeeding } from '../../tools.ts';

describeNeeding('pdflatex', 'running LaTeX', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'pylit-latex-test-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  function run(tex: string) {
    const folder = mkdtempSync(path.join(root, 'in-'));
    const work = mkdtempSync(path.join(root, 'out-'));
    writeFileSync(path.join(folder, 'a.tex'), `\\documentclass{article}\n\\begin{document}\n${tex}\n\\end{document}\n`);
    return { ...runLatex({ folder, work, main: 'a.tex' }), work };
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
