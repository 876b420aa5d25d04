import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ReportMessage } from '../../build/report.ts';
import { PylitError, quote } from '../../core/error.ts';
import { sourcePaths } from '../building/build.ts';
import { buildProject, openProject } from '../project/project.ts';
import { printMessages, statusOf } from '../terminal/messages.ts';
import { withCommit } from './book-commit.ts';
import { fontFiles, fontsBelow, textFonts } from './font-files.ts';
import { convertPictures, type LatexText, leaveOutDamaged } from './latex-pictures.ts';
import { chooseLatex, type LatexProblem, type LatexProgram, runLatex } from './latex-run.ts';
import { namedMessages } from './named-messages.ts';
import type { PrintFlags } from './print.ts';
import { closeEngine, sharedEngine } from './shared-engine.ts';

/**
 * Makes a PDF with the LaTeX that is installed: of the book of all documents, or of some.
 *
 * @param program the LaTeX that is wanted; where none is named, LuaLaTeX for characters that pdfLaTeX lacks
 */
export async function printWithLatex(
  root: string,
  paths: readonly string[],
  flags: PrintFlags,
  program?: LatexProgram,
): Promise<void> {
  const project = await withCommit(await openProject(root));
  const { source, output, book } = project.config;
  const only = sourcePaths(root, source, paths);
  const begin = performance.now();
  const { messages: said, documents } = await buildProject(project, { formats: ['latex'], tangle: false });
  const messages = namedMessages(said, source, only);
  const folder = path.join(root, output, 'latex');
  const work = mkdtempSync(path.join(tmpdir(), 'pylit-latex-'));
  try {
    const main = mainFile(folder, work, only);
    const texts = textsOf(main, [work, folder]);
    const chosen = chooseLatex(
      program,
      texts.some(({ text }) => needsOtherFonts(text)),
    );
    const folders = book.fonts.folders.map(name => path.resolve(root, name));
    const damaged = leaveOutDamaged(texts, { folder, work });
    const converted = texts.map(({ text }) => text);
    const failed = await convertPictures(sharedEngine([]), converted, { folder, work });
    const fonts = [...textFonts(), ...fontFiles(), ...fontsBelow(folders)].map(file => path.dirname(file));
    const { pdf, problems } = runLatex({ folder, work, main, program: chosen, fonts: [...new Set(fonts)] });
    const all = [
      ...messages.filter(({ rule }) => !isSettled(rule, chosen)),
      ...pictureProblems(new Map([...damaged, ...failed]), texts, `${output}/latex`),
      ...problems.map(problem => toMessage(problem, `${output}/latex`)),
    ];
    const name = `${only.length === 1 ? withoutEnding(only[0] ?? '') : 'book'}.pdf`;
    const made = pdf === undefined ? undefined : place(root, pdf, flags.out ?? `${output}/latex-pdf/${name}`);
    const durationMs = Math.round(performance.now() - begin);
    if (flags.json) process.stdout.write(`${JSON.stringify({ pdf: made, documents, messages: all, durationMs })}\n`);
    else {
      printMessages(all, flags.verbose ?? false);
      if (made === undefined) console.error('No PDF was made.');
      else console.log(`${made} (${durationMs} ms)`);
    }
    process.exitCode = made === undefined ? 1 : statusOf(all, flags.strict ?? false);
  } finally {
    closeEngine();
    rmSync(work, { recursive: true, force: true });
  }
}

/** What was said of LaTeX when the documents were woven, and is not so here. */
function isSettled(rule: string, program: LatexProgram): boolean {
  return rule === 'latex-picture' || (rule === 'latex-glyph' && program === 'lualatex');
}

function needsOtherFonts(text: string): boolean {
  return text.slice(text.indexOf('\\begin{document}')).includes('\\uc{');
}

/** The text of a file and of those that it puts in. */
function textsOf(main: string, folders: readonly string[]): LatexText[] {
  const read = (name: string) => {
    const file = folders.map(folder => path.join(folder, name)).find(one => existsSync(one));
    return { name, text: file === undefined ? '' : readFileSync(file, 'utf8') };
  };
  const first = read(main);
  return [first, ...Array.from(first.text.matchAll(/^\\input\{(.*)\}$/gm), ([, name = '']) => read(name))];
}

function withoutEnding(document: string): string {
  return document.replace(/\.[^./]+$/, '');
}

/** The file that is set, from the folder of all LaTeX: a document, or a book of those that are wanted. */
function mainFile(folder: string, work: string, only: readonly string[]): string {
  const wanted = only.map(document => `${withoutEnding(document)}.tex`);
  const [single, second] = wanted;
  if (single !== undefined && second === undefined && existsSync(path.join(folder, single))) return single;
  const book = ['pylit-book.tex', 'book.tex'].find(name => existsSync(path.join(folder, name)));
  if (book === undefined) throw new PylitError('print', 'There are no documents of which a book could be made.');
  const lines = readFileSync(path.join(folder, book), 'utf8').split('\n');
  const isWanted = (line: string) => {
    const file = /^\\input\{(.*)\}$/.exec(line)?.[1];
    return file === undefined || wanted.length === 0 || wanted.some(one => file === one || isBelow(file, one));
  };
  const chosen = lines.filter(isWanted);
  if (!chosen.some(line => line.startsWith('\\input{')))
    throw new PylitError('print', `There is no document ${only.map(quote).join(', ')}.`);
  writeFileSync(path.join(work, 'book.tex'), chosen.join('\n'));
  return 'book.tex';
}

/** A folder that was named has every document below it. */
function isBelow(file: string, wanted: string): boolean {
  return file.startsWith(`${wanted.replace(/\.tex$/, '')}/`);
}

function pictureProblems(
  failed: ReadonlyMap<string, string>,
  texts: readonly LatexText[],
  folder: string,
): ReportMessage[] {
  return [...failed].map(([name, reason]) => ({
    ...{ severity: 'error', rule: 'picture', column: 1, ...placeOf(name, texts, folder) },
    message: `"${name}" cannot be shown, and a box with its words stands for it: ${reason.replace(/\.$/, '')}.`,
  }));
}

/** Where a picture stands first. */
function placeOf(name: string, texts: readonly LatexText[], folder: string): { file: string; line: number } {
  for (const { name: file, text } of texts) {
    const at = text.search(new RegExp(`\\\\doc(?:picture|image)\\{${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\}`));
    if (at >= 0) return { file: `${folder}/${file}`, line: text.slice(0, at).split('\n').length };
  }
  return { file: folder, line: 1 };
}

function toMessage({ file, line, text, isWarning }: LatexProblem, folder: string): ReportMessage {
  return {
    ...{ severity: isWarning ? 'warning' : 'error', rule: 'latex', message: text, line, column: 1 },
    file: file === '' ? folder : `${folder}/${file}`,
  };
}

function place(root: string, pdf: string, out: string): string {
  const target = path.resolve(root, out);
  mkdirSync(path.dirname(target), { recursive: true });
  copyFileSync(pdf, target);
  return out;
}
