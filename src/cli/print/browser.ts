import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PylitError } from '../../core/error.ts';
import { sourcePaths } from '../building/build.ts';
import { asWebsite, buildProject, openProject } from '../project/project.ts';
import { printMessages, statusOf } from '../terminal/messages.ts';
import { namedMessages } from './named-messages.ts';
import { nameOfDocument } from './pdf-name.ts';
import type { PrintFlags } from './print.ts';

/** What Chromium is called, by what is most like it first. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];

/** Milliseconds after which a browser that does not end is ended. */
const TIME_LIMIT = 120_000;

/** Prints a document's page as a browser does. */
export async function printWithBrowser(root: string, paths: readonly string[], flags: PrintFlags): Promise<void> {
  const project = asWebsite(await openProject(root));
  const [document, other] = sourcePaths(root, project.config.source, paths);
  if (document === undefined || other !== undefined)
    throw new PylitError('usage', 'With --engine browser, name one document: a browser prints one page.');
  const browser = findBrowser();
  const report = await buildProject(project, { formats: ['html'], tangle: false });
  const messages = namedMessages(report.messages, project.config.source, [document]);
  const site = path.join(root, project.config.output, 'html');
  const page = path.join(site, document.replace(/\.[^./]+$/, '.html'));
  if (!existsSync(page)) throw new PylitError('print', `${document} has no page that could be printed.`);
  const out = flags.out ?? `${project.config.output}/pdf/${nameOfDocument(document)}`;
  mkdirSync(path.dirname(path.resolve(root, out)), { recursive: true });
  runBrowser(browser, page, path.resolve(root, out));
  if (flags.json) process.stdout.write(`${JSON.stringify({ pdf: out, messages })}\n`);
  else {
    printMessages(messages, flags.verbose ?? false);
    console.log(out);
  }
  process.exitCode = statusOf(messages, flags.strict ?? false);
}

function findBrowser(): string {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const found = NAMES.flatMap(name => folders.map(folder => path.join(folder, name))).find(isProgram);
  if (found !== undefined) return found;
  throw new PylitError('print', `There is no browser to print with: none of ${NAMES.join(', ')} is on the PATH.`, {
    hint: 'Leave out --engine: Typst comes with pylit.',
  });
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function runBrowser(browser: string, page: string, out: string): void {
  const profile = mkdtempSync(path.join(tmpdir(), 'pylit-browser-'));
  rmSync(out, { force: true });
  try {
    const { stderr } = spawnSync(
      browser,
      [
        ...['--headless', '--disable-gpu', '--no-sandbox', '--no-first-run', '--no-pdf-header-footer'],
        ...[`--user-data-dir=${profile}`, `--print-to-pdf=${out}`, pathToFileURL(page).href],
      ],
      { timeout: TIME_LIMIT, encoding: 'utf8' },
    );
    if (!existsSync(out)) throw new PylitError('print', `${browser} made no PDF: ${stderr.trim().slice(-500)}`);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
