import type { BuildOptions } from '../build.ts';
import { inProject } from '../scan/in-project.ts';
import { stampText } from '../scan/source-index.ts';
import { buildIdentity } from '../session.ts';
import { explainFile } from './explain-file.ts';
import { explainPage } from './explain-page.ts';
import { findTarget, type Target, unknownTarget } from './find-target.ts';
import { type ProjectState, withProjectState } from './project-state.ts';
import type { BlockExplanation, FileExplanation, PageExplanation, Reason } from './reason.ts';
import { wovenState } from './woven-state.ts';

/** What the next build would do for a document or an output, and why: the object that `pylit why --json` prints. */
export interface Explanation {
  /** The next build looks at nothing: all is as the last one left it. */
  readonly isUnchanged: boolean;
  /** What concerns the whole project. */
  readonly project: readonly Reason[];
  readonly pages: readonly PageExplanation[];
  readonly files: readonly FileExplanation[];
  /** What the last complete build did that had something to do. */
  readonly lastBuild?: LastBuildCounts;
}

export interface LastBuildCounts {
  readonly documentsRead: number;
  readonly blocksTransformed: number;
  readonly filesWritten: number;
}

/**
 * Explains what the next build would do. Nothing is built or written.
 *
 * @param options of the build that is meant
 * @param target a document, a line of one (`docs/a.md:12`) or an output, from the project's root
 * @throws PylitError `usage` where there is no such thing, with the nearest names
 */
export function explain(options: BuildOptions, target: string): Promise<Explanation> {
  return withProjectState(options, async state => {
    const woven = await Promise.all(state.parts.formats.map(format => wovenState(state, format)));
    const found = findTarget(state, woven, target);
    const file = found.output === undefined ? undefined : await explainFile(state, woven, found.output);
    if (found.output !== undefined && !file) throw unknownTarget(state, target);
    const pages: PageExplanation[] = [];
    for (const document of found.documents ?? documentsOf(state, file))
      for (const format of woven) pages.push(await explainPage(state, format, document));
    return {
      isUnchanged: state.isUnchanged,
      project: projectReasons(state),
      pages: pages.map(page => withBlocks(page, linesIn(page, found, file))),
      files: file ? [file] : [],
      ...(state.last && { lastBuild: countsOf(state.last.report) }),
    };
  });
}

function countsOf({ documents, blocks, outputs }: NonNullable<ProjectState['last']>['report']): LastBuildCounts {
  return { documentsRead: documents.read, blocksTransformed: blocks.transformed, filesWritten: outputs.written };
}

/** The documents that a program comes from. */
function documentsOf({ found, options }: ProjectState, file: FileExplanation | undefined): string[] {
  if (file?.kind !== 'tangled') return [];
  const files = new Set(file.sources.map(source => source.file));
  return [...found.documents.keys()].filter(document => files.has(inProject(options.config.source, document)));
}

/** The lines of a page's document that were asked for; undefined for all. */
function linesIn({ document }: PageExplanation, { line }: Target, file: FileExplanation | undefined) {
  if (line !== undefined) return [line];
  return file?.sources.flatMap(source => (source.file === document ? (source.line ?? []) : []));
}

/** A page with only the blocks in which some lines stand. */
function withBlocks(page: PageExplanation, lines: readonly number[] | undefined): PageExplanation {
  if (!lines) return page;
  const isWanted = (block: BlockExplanation) =>
    lines.some(line => line >= block.line && line < block.line + block.lines);
  return { ...page, blocks: page.blocks.filter(isWanted) };
}

function projectReasons(state: ProjectState): Reason[] {
  const { options, index, last } = state;
  if (!index) return [{ cause: 'new', text: 'nothing was built yet' }];
  if (!last) return [{ cause: 'new', text: 'the last build was one of a part' }];
  const files = changedControls(state);
  const reasons = files.map((name): Reason => ({ cause: 'configuration', text: `${name} changed`, name }));
  if (reasons.length > 0) return reasons;
  if (last.identity === buildIdentity(options)) return state.isUnchanged ? [] : cacheReasons(state);
  return [{ cause: 'configuration', text: 'the configuration, pylit itself or what is asked of it changed' }];
}

/**
 * Without a cache, an edit that concerns no other page is built as ever, and any other has all documents read again. Which it is comes out only when the
 * edited blocks are transformed.
 */
function cacheReasons({ read, found, remembered }: ProjectState): Reason[] {
  const pages = [...remembered.pages.values()];
  const isForgotten = (document: string) => pages.some(all => all.get(document)?.id === found.documents.get(document));
  if (![...read].some(isForgotten)) return [];
  const text =
    'the cache was deleted or pruned; documents that were not edited are read and transformed again only if an edit concerns other pages, ' +
    'so fewer blocks than said here may be transformed';
  return [{ cause: 'cache', text }];
}

/** Files that decide what is built and how, of which the metadata changed. */
function changedControls({ files, index }: ProjectState): string[] {
  return Object.entries(index?.controls ?? {})
    .filter(([path, text]) => stampText(files.stamp(path), LATEST) !== text)
    .map(([path]) => path);
}

/** Later than any file: whether a stamp is old enough to be believed was decided when it was noted. */
const LATEST = 1n << 63n;
