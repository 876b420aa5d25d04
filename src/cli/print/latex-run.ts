import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PylitError } from '../../core/error.ts';

/** What to set. */
export interface LatexRun {
  /** The folder of all LaTeX and the images. */
  readonly folder: string;
  /** An empty folder for what comes of it. */
  readonly work: string;
  /** From the folder. */
  readonly main: string;
}

/** An error of LaTeX: where it stands, as far as LaTeX says. */
interface LatexProblem {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** Milliseconds that one pass may take. */
const TIME_LIMIT = 120_000;

/** More passes change nothing any more, or would go on for ever. */
const MOST_PASSES = 4;

const ENGINES = ['pdflatex', 'lualatex'];

/**
 * Runs the LaTeX that is installed until page numbers stand: without access to a shell, and with reading and writing kept to its folders.
 *
 * @returns the path of the PDF, should there be one, and what was wrong
 * @throws PylitError `print` where no LaTeX is installed
 */
export function runLatex(run: LatexRun): { readonly pdf?: string; readonly problems: readonly LatexProblem[] } {
  const engine = ENGINES.find(isInstalled);
  if (engine === undefined)
    throw new PylitError('print', `There is no LaTeX: neither ${ENGINES.join(' nor ')} is on the PATH.`, {
      hint: 'On Debian: apt-get install texlive-latex-extra texlive-fonts-recommended lmodern. Or leave out --engine.',
    });
  const job = path.basename(run.main, '.tex');
  const aux = () => auxiliary(run.work, job);
  let problems: readonly LatexProblem[] = [];
  for (let pass = 1, before = ''; pass <= MOST_PASSES; pass += 1) {
    problems = onePass(engine, run);
    if (problems.length > 0) break;
    if (pass === 1) sortIndex(run.work, job);
    const after = aux();
    if (after === before && pass > 1) break;
    before = after;
  }
  const pdf = path.join(run.work, `${job}.pdf`);
  return { ...(existsSync(pdf) && { pdf }), problems };
}

function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

function onePass(engine: string, { folder, work, main }: LatexRun): readonly LatexProblem[] {
  const options = ['-interaction=nonstopmode', '-file-line-error', '-no-shell-escape', main];
  const { error, stdout } = spawnSync(engine, options, {
    cwd: work,
    encoding: 'latin1',
    timeout: TIME_LIMIT,
    maxBuffer: 100_000_000,
    env: {
      ...process.env,
      // Chapters and images are found in their folder, after what was written here.
      TEXINPUTS: `.${path.delimiter}${folder}${path.delimiter}`,
      ...{ openin_any: 'p', openout_any: 'p', shell_escape: 'f', max_print_line: '10000' },
      SOURCE_DATE_EPOCH: process.env.SOURCE_DATE_EPOCH ?? '0',
      FORCE_SOURCE_DATE: '1',
    },
  });
  if (error) return [{ file: main, line: 1, text: `${engine} did not come to an end: ${error.message}.` }];
  return problemsIn(stdout, folder);
}

/** `guide/x.tex:12: Undefined control sequence.` */
function problemsIn(log: string, folder: string): LatexProblem[] {
  const found = log.matchAll(/^(.+?\.(?:tex|toc|aux|out|ind|sty)):(\d+): (.+)$/gm);
  const errors = [...found].map(([, file = '', line = '1', text = '']) => ({
    file: path
      .relative(folder, path.resolve(folder, file.replace(/^\.\//, '')))
      .split(path.sep)
      .join('/'),
    line: Number(line),
    text: `LaTeX: ${text}`,
  }));
  const other = /^! (.+)$/m.exec(log)?.[1];
  return errors.length > 0 || other === undefined ? errors : [{ file: '', line: 1, text: `LaTeX: ${other}` }];
}

/** What a pass leaves for the next one. */
function auxiliary(work: string, job: string): string {
  return ['aux', 'toc', 'out', 'ind']
    .map(ending => path.join(work, `${job}.${ending}`))
    .map(file => (existsSync(file) ? readFileSync(file, 'latin1') : ''))
    .join('\0');
}

function sortIndex(work: string, job: string): void {
  const entries = path.join(work, `${job}.idx`);
  if (existsSync(entries)) spawnSync('makeindex', ['-q', `${job}.idx`], { cwd: work, timeout: TIME_LIMIT });
}
