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
  readonly program: LatexProgram;
  /** Folders with fonts that LuaLaTeX may use. */
  readonly fonts?: readonly string[];
}

/** What sets LaTeX. */
export type LatexProgram = 'pdflatex' | 'lualatex';

/** What LaTeX says: where it stands, as far as LaTeX tells. */
export interface LatexProblem {
  readonly isWarning?: boolean;
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** Milliseconds that one pass may take. */
const TIME_LIMIT = 300_000;

/** More passes change nothing any more, or would go on for ever. */
const MOST_PASSES = 4;

/** The faster one first. */
const PROGRAMS: readonly LatexProgram[] = ['pdflatex', 'lualatex'];

/**
 * The LaTeX that is wanted, or that suits, of those that are installed.
 *
 * @param isUnicode whether there are characters that pdfLaTeX has no fonts for
 * @throws PylitError `print` where there is none
 */
export function chooseLatex(wanted: LatexProgram | undefined, isUnicode: boolean): LatexProgram {
  const suitable = wanted ? [wanted] : isUnicode ? PROGRAMS.toReversed() : PROGRAMS;
  const found = suitable.find(isInstalled);
  if (found !== undefined) return found;
  const said = wanted ? `${wanted} is not` : `neither ${PROGRAMS.join(' nor ')} is`;
  throw new PylitError('print', `There is no LaTeX: ${said} on the PATH.`, {
    hint: 'On Debian: apt-get install texlive-latex-extra texlive-fonts-recommended texlive-luatex lmodern. Or leave out --engine.',
  });
}

/**
 * Runs the LaTeX that is installed until page numbers stand: without access to a shell, and with reading and writing kept to its folders.
 *
 * @returns the path of the PDF, should there be one, and what was wrong
 */
export function runLatex(run: LatexRun): { readonly pdf?: string; readonly problems: readonly LatexProblem[] } {
  const job = path.basename(run.main, '.tex');
  const aux = () => auxiliary(run.work, job);
  let problems: readonly LatexProblem[] = [];
  for (let pass = 1, before = ''; pass <= MOST_PASSES; pass += 1) {
    problems = onePass(run);
    if (problems.some(({ isWarning }) => !isWarning)) break;
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

function onePass({ folder, work, main, program, fonts = [] }: LatexRun): readonly LatexProblem[] {
  const options = ['-interaction=nonstopmode', '-file-line-error', '-no-shell-escape', main];
  const { error, stdout } = spawnSync(program, options, {
    cwd: work,
    encoding: 'latin1',
    timeout: TIME_LIMIT,
    maxBuffer: 100_000_000,
    env: {
      ...process.env,
      // Chapters and images are found in their folder, after what was written here.
      TEXINPUTS: `.${path.delimiter}${folder}${path.delimiter}`,
      ...(fonts.length > 0 && { OPENTYPEFONTS: searchPath(fonts), TTFONTS: searchPath(fonts) }),
      ...{ openin_any: 'p', openout_any: 'p', shell_escape: 'f', max_print_line: '10000' },
      SOURCE_DATE_EPOCH: process.env.SOURCE_DATE_EPOCH ?? '0',
      FORCE_SOURCE_DATE: '1',
    },
  });
  if (error) return [{ file: main, line: 1, text: `${program} did not come to an end: ${error.message}.` }];
  return [...problemsIn(stdout, folder), ...missingIn(stdout)];
}

/** These folders, and then those of the installation. */
function searchPath(folders: readonly string[]): string {
  return `${folders.join(path.delimiter)}${path.delimiter}`;
}

/** What the macro for rare characters says. */
function missingIn(log: string): LatexProblem[] {
  const codes = new Set(Array.from(log.matchAll(/^No font has (U\+[0-9A-F]+)\.$/gm), ([, code = '']) => code));
  if (codes.size === 0) return [];
  const text = `No font has ${[...codes].slice(0, 20).join(', ')}: a box with the number stands for each.`;
  return [{ isWarning: true, file: '', line: 1, text }];
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
