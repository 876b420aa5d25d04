import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseConfig } from '../../build/config.ts';
import { PylitError, quote } from '../../core/error.ts';
import type { Words } from '../../literate/words/words.ts';
import { compareStyles } from '../../output/html/compare/compare.css.ts';
import { type ComparedVersion, comparisonPage } from '../../output/html/compare/comparison-page.ts';
import { THEME_FILES } from '../../output/html/theme/files.ts';
import { siteWords } from '../../output/print/page-words.ts';
import { asWebsite, loadParts, openProject, type Project } from '../project/project.ts';
import { isoTime } from '../terminal/times.ts';
import { shownCommit } from './commit-header.ts';
import type { Comparison, Version } from './compare-versions.ts';
import { comparedDocument } from './diff-rows.ts';
import type { OpenedHistory } from './open-history.ts';
import { noSite } from './woven-version.ts';

/** What is written, and where. */
export interface PageOptions {
  readonly from: Version;
  readonly to: Version;
  /** The folder that a file's name begins at. */
  readonly folder: string;
  /** The name of the file, or true for the usual one. */
  readonly file: string | true;
}

/**
 * Writes a page with both versions woven, side by side.
 *
 * @returns the name of the file
 * @throws PylitError `io` where it cannot be written
 */
export async function writeComparisonPage(
  history: OpenedHistory,
  comparison: Comparison,
  { from, to, folder, file }: PageOptions,
): Promise<string> {
  const project = await projectOf(history);
  const { formats, readers } = await loadParts(asWebsite(project), 0);
  const [format] = formats;
  if (!format) throw new PylitError('config', 'There is no format that writes pages.');
  const styles = (await format.siteFiles({ ...noSite, language: project.config.language })).find(
    ({ path }) => path === THEME_FILES.styles,
  )?.content;
  const target = file === true ? usualFile(history) : path.resolve(folder, file);
  const words = siteWords(project.config);
  const weaving = { history, comparison, format, readers, target, words };
  const documents = [];
  for (const document of comparison.documents) documents.push(await comparedDocument(weaving, document));
  const html = comparisonPage({
    title: comparisonTitle(words, project.config.title),
    language: project.config.language,
    words,
    before: await comparedVersion(history, from, words),
    after: await comparedVersion(history, to, words),
    documents,
    files: comparison.files,
    styles: `${String(styles ?? '')}\n${compareStyles}`,
  });
  try {
    writeFileSync(target, html);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PylitError('io', `Cannot write the page ${quote(target)}: ${reason}.`, { cause: error });
  }
  return target;
}

/** Where no commit records it. */
function usualFile({ root, folder }: OpenedHistory): string {
  const own = path.join(root, '.pylit');
  return existsSync(own) ? path.join(own, 'diff.html') : path.join(folder, 'pylit-diff.html');
}

/** In a git repository that may be anybody's, nothing of what is committed is run. */
async function projectOf({ root, documents }: OpenedHistory): Promise<Project> {
  if (documents === 'pylit') return openProject(root);
  const config = parseConfig({}, 'the defaults');
  return { root, config, configFile: 'pylit.config.ts', configFiles: [], identity: '', isPure: true };
}

/** The title of a page that compares versions of a project. */
export function comparisonTitle(words: Words, project: string): string {
  return project === '' ? words.text('whatChangedAtAll') : words.text('whatChangedIn', project);
}

/** How a version is headed. */
export async function comparedVersion(
  { store }: OpenedHistory,
  version: Version,
  words: Words,
): Promise<ComparedVersion> {
  if (version === 'work tree') return { title: words.text('filesNow'), details: [] };
  if (version === 'nothing' || !store) return { title: words.text('nothing'), details: [] };
  const { author, message } = shownCommit(version.commit, await store.history.read(version.commit));
  const title = message.split('\n', 1)[0] ?? '';
  return { title, details: [version.commit.slice(0, 10), author.name, isoTime(author).slice(0, 10)] };
}
