import path from 'node:path';
import ignore from 'ignore';
import { inProject } from '../../build/scan/in-project.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import type { FileChange } from '../../history/changed-project.ts';
import { type ComparedDocument, comparisonPage } from '../../output/html/compare/comparison-page.ts';
import { HISTORY_FILES } from '../../output/html/history/files.ts';
import { relativeUrl } from '../../output/html/page/relative-url.ts';
import { THEME_FILES } from '../../output/html/theme/files.ts';
import { siteWords } from '../../output/print/page-words.ts';
import { compareVersions, type Version } from '../history/compare-versions.ts';
import { comparedVersion, comparisonTitle } from '../history/diff-page.ts';
import { comparedDocument } from '../history/diff-rows.ts';
import type { OpenedHistory } from '../history/open-history.ts';
import { asWebsite, loadParts, type Project } from '../project/project.ts';

/** Two versions that a page of the site compares. */
export interface SiteComparison {
  readonly history: OpenedHistory;
  readonly project: Project;
  /** Of the page in the site. */
  readonly path: string;
  readonly title: string;
  /** Path of the page that the site begins with. */
  readonly home: string | undefined;
  readonly from: ObjectId;
  /** Undefined where nothing is committed. */
  readonly to: ObjectId | undefined;
}

/** Writes the page of a site that shows two versions of its documents side by side. What the site does not show is not on it. */
export async function sitePage({
  history,
  project,
  path: page,
  title,
  home,
  from,
  to,
}: SiteComparison): Promise<string> {
  const words = siteWords(project.config);
  const before: Version = { commit: from };
  const after: Version = to === undefined ? 'nothing' : { commit: to };
  const comparison = await compareVersions(history, before, after);
  const { formats, readers } = await loadParts(asWebsite(project), 0);
  const [format] = formats;
  if (!format) throw new RangeError('there is no format');
  const source = placeInHistory(history, project);
  // Files that documents name are where the page would be, were it among the sources.
  const target = path.join(history.root, source, page);
  const isShown = shownDocuments(project, source);
  const documents: ComparedDocument[] = [];
  for (const document of comparison.documents.filter(isShown)) {
    const compared = await comparedDocument({ history, comparison, format, readers, target, words }, document);
    const { path: now, from: old } = compared;
    documents.push({ ...compared, path: named(now, source), ...(old !== undefined && { from: named(old, source) }) });
  }
  const { config } = project;
  const up = '../'.repeat(page.split('/').length - 1);
  return comparisonPage({
    title: `${comparisonTitle(words, config.title)}: ${title}`,
    language: config.language,
    words,
    ...(home !== undefined && {
      home: { title: config.title || words.text('allPages'), address: relativeUrl(page, home) },
    }),
    before: await comparedVersion(history, before, words),
    after: await comparedVersion(history, after, words),
    documents,
    files: [],
    styles: {
      styles: [up + THEME_FILES.styles, up + HISTORY_FILES.compare],
      early: up + THEME_FILES.early,
      script: up + THEME_FILES.script,
    },
  });
}

/** The source folder, from the root of the history; '' for the root itself. */
function placeInHistory({ root }: OpenedHistory, project: Project): string {
  return path
    .relative(root, path.join(project.root, inProject(project.config.source, '')))
    .split(path.sep)
    .join('/');
}

/** Documents below the source folder that the configuration does not leave out. */
function shownDocuments({ config }: Project, source: string): (change: FileChange) => boolean {
  const excluded = ignore().add([...config.exclude]);
  const isShown = (place: string) => {
    if (source !== '' && !place.startsWith(`${source}/`)) return false;
    const document = named(place, source);
    return !excluded.ignores(document) && !document.split('/').some(name => name.startsWith('.'));
  };
  return ({ path, from }) => isShown(path) && (from === undefined || isShown(from));
}

function named(place: string, source: string): string {
  return source === '' ? place : place.startsWith(`${source}/`) ? place.slice(source.length + 1) : place;
}
