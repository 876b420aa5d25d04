import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { PylitError, quote } from '../../core/error.ts';
import { nearest } from '../../literate/nearest.ts';
import { sourcePaths } from '../building/build.ts';
import { buildProject, openProject } from '../project/project.ts';
import { printMessages, statusOf } from '../terminal/messages.ts';
import { withCommit } from './book-commit.ts';
import { printWithBrowser } from './browser.ts';
import { pdfName } from './pdf-name.ts';
import { chooseCompiler, closeEngine } from './shared-engine.ts';

/** What the command line says of printing. */
export interface PrintFlags {
  readonly out?: string;
  readonly engine: string;
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly verbose?: boolean;
}

const ENGINES = ['typst', 'typst-wasm', 'latex', 'pdflatex', 'lualatex', 'browser'];

/** `pylit print`. */
export async function print(root: string, paths: readonly string[], flags: PrintFlags): Promise<void> {
  checkEngine(flags.engine);
  if (/latex$/.test(flags.engine)) {
    const { printWithLatex } = await import('./latex.ts');
    const program = flags.engine === 'pdflatex' || flags.engine === 'lualatex' ? flags.engine : undefined;
    return printWithLatex(root, paths, flags, program);
  }
  if (flags.engine === 'browser') return printWithBrowser(root, paths, flags);
  const project = await withCommit(await openProject(root));
  const only = sourcePaths(root, project.config.source, paths);
  const begin = performance.now();
  if (flags.engine === 'typst-wasm') chooseCompiler('wasm');
  try {
    const { messages, documents } = await buildProject(project, {
      formats: ['pdf'],
      tangle: false,
      ...(only.length > 0 && { only }),
    });
    const made = path.join(root, project.config.output, 'pdf', pdfName(root, paths));
    const isMade = existsSync(made) && !messages.some(({ rule }) => rule === 'print');
    const pdf = isMade ? place(root, made, flags.out) : undefined;
    const durationMs = Math.round(performance.now() - begin);
    if (flags.json)
      process.stdout.write(`${JSON.stringify({ ...(pdf && { pdf }), documents, messages, durationMs })}\n`);
    else {
      printMessages(messages, flags.verbose ?? false);
      if (pdf) console.log(`${pdf} (${kilobytes(path.resolve(root, pdf))} kB, ${durationMs} ms)`);
      else console.error('No PDF was made.');
    }
    process.exitCode = pdf ? statusOf(messages, flags.strict ?? false) : 1;
  } finally {
    closeEngine();
    chooseCompiler(undefined);
  }
}

function checkEngine(name: string): void {
  if (ENGINES.includes(name)) return;
  const [near] = nearest(name, ENGINES);
  throw new PylitError('usage', `There is no engine ${quote(name)}; there are ${ENGINES.join(', ')}.`, {
    ...(near !== undefined && { hint: `Did you mean "${near}"?` }),
  });
}

/** Copies the PDF to where it is wanted. @returns its path from the root */
export function place(root: string, made: string, out: string | undefined): string {
  if (out === undefined) return path.relative(root, made).split(path.sep).join('/');
  const target = path.resolve(root, out);
  mkdirSync(path.dirname(target), { recursive: true });
  copyFileSync(made, target);
  return out;
}

function kilobytes(file: string): number {
  return Math.ceil(statSync(file).size / 1000);
}
