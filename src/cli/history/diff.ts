import type { BlockChange } from '../../history/changed-blocks.ts';
import type { ProjectChanges } from '../../history/changed-project.ts';
import { isKnownPath, requireKnown } from '../project/known-paths.ts';
import { changesAsData, differenceLines, isUnchanged, statLines } from './changes.ts';
import { type Comparison, compareVersions, type Version } from './compare-versions.ts';
import { blockLine } from './history-block.ts';
import { type LookOptions, paintFor, printJson, printLines } from './history-output.ts';
import { parseRange, parseTarget, type Target } from './history-target.ts';
import { type OpenedHistory, withHistory } from './open-history.ts';

export interface DiffOptions extends LookOptions {
  readonly stat?: boolean;
  readonly nameOnly?: boolean;
  /** A file to write, or true for the default one. */
  readonly html?: string | boolean;
}

/** `pylit diff`: what changed between two versions, block by block and word by word. */
export async function diff(folder: string, typed: readonly string[], options: DiffOptions): Promise<void> {
  const { words, html } = pageOption(typed, options);
  await withHistory(folder, async history => {
    const { from, to, targets } = await readArguments(history, words);
    const comparison = await compareVersions(history, from, to);
    const changes = await onlyTargets(history, comparison, targets, to);
    if (html !== undefined) {
      const { writeComparisonPage } = await import('./diff-page.ts');
      const file = await writeComparisonPage(history, { ...comparison, ...changes }, { from, to, folder, file: html });
      if (options.json) printJson({ file, ...asData(from, to, changes) });
      else console.log(file);
    } else if (options.json) printJson(asData(from, to, changes));
    else await printLines(lines(changes, options), options, folder);
  });
}

/** In `--html v1..main` no file is named: a page ends in .html. */
function pageOption(
  words: readonly string[],
  { html }: DiffOptions,
): { words: readonly string[]; html?: string | true } {
  if (typeof html === 'string')
    return /\.html?$/i.test(html) ? { words, html } : { words: [html, ...words], html: true };
  return html === true ? { words, html } : { words };
}

function asData(from: Version, to: Version, changes: ProjectChanges) {
  return { from: commitOf(from), to: commitOf(to), ...changesAsData(changes, { words: true }) };
}

/** The id of a commit; null for files as they are now, and for nothing. */
function commitOf(version: Version): string | null {
  return typeof version === 'string' ? null : version.commit;
}

function* lines(changes: ProjectChanges, options: DiffOptions): Generator<string> {
  const paint = paintFor(options);
  if (options.nameOnly) for (const { path } of [...changes.documents, ...changes.files]) yield path;
  else if (!isUnchanged(changes)) yield* options.stat ? statLines(changes, paint) : differenceLines(changes, paint);
}

interface Arguments {
  readonly from: Version;
  readonly to: Version;
  readonly targets: readonly Target[];
}

/** `a..b`, or one or two commits, and then documents. Whatever names a commit is one, unless a document stood before it. */
async function readArguments(history: OpenedHistory, words: readonly string[]): Promise<Arguments> {
  const commits: string[] = [];
  const targets: Target[] = [];
  for (const word of words) {
    const range = parseRange(word);
    const isFirst = commits.length === 0 && targets.length === 0;
    const ends = range && isFirst ? [await commitNamed(history, range.from), await commitNamed(history, range.to)] : [];
    if (ends[0] !== undefined && ends[1] !== undefined) commits.push(ends[0], ends[1]);
    else {
      const commit = commits.length < 2 && targets.length === 0 ? await commitNamed(history, word) : undefined;
      if (commit !== undefined) commits.push(commit);
      else targets.push(await targetNamed(history, word));
    }
  }
  const [from, to] = commits;
  const last: Version = history.head === undefined ? 'nothing' : { commit: history.head };
  return {
    from: from === undefined ? last : { commit: from },
    to: to === undefined ? 'work tree' : { commit: to },
    targets,
  };
}

async function commitNamed({ store, repository }: OpenedHistory, word = ''): Promise<string | undefined> {
  if (!store) return undefined;
  try {
    return (await repository.commit(word)).id;
  } catch {
    return undefined;
  }
}

async function targetNamed(history: OpenedHistory, word: string): Promise<Target> {
  const range = parseRange(word);
  // One end is no commit: say so of that end.
  if (range) for (const end of [range.from, range.to]) if (end !== undefined) await history.repository.commit(end);
  const target = await parseTarget(word, { ...history, isKnown: path => isKnownPath(history, path) });
  await requireKnown(history, target);
  return target;
}

/** The changes in some documents, folders and blocks. */
async function onlyTargets(
  history: OpenedHistory,
  changes: Comparison,
  targets: readonly Target[],
  to: Version,
): Promise<ProjectChanges> {
  if (targets.length === 0 || targets.some(({ path }) => path === '')) return changes;
  const whole = targets.filter(({ where }) => !where).map(({ path }) => path);
  const lines = new Map<string, number>();
  for (const target of targets.filter(({ where }) => where))
    lines.set(target.path, await blockLine(history, target, to));
  const isWanted = (path: string) => whole.some(wanted => path === wanted || path.startsWith(`${wanted}/`));
  const isWantedBlock = ({ path, line, change }: BlockChange) => change !== 'removed' && lines.get(path) === line;
  return {
    files: changes.files.filter(({ path, from }) => isWanted(path) || (from !== undefined && isWanted(from))),
    documents: changes.documents.flatMap(document => {
      if (isWanted(document.path) || (document.from !== undefined && isWanted(document.from))) return [document];
      const blocks = document.blocks.filter(isWantedBlock);
      return blocks.length > 0 ? [{ ...document, blocks }] : [];
    }),
  };
}
