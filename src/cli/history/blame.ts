import type { ObjectId } from '../../core/object-kind.ts';
import type {
  BlameBlock,
  BlameLine,
  CommitFacts,
  ProjectHistory,
  TrackedBlock,
} from '../../history/project-history.ts';
import { isKnownPath } from '../project/known-paths.ts';
import type { Paint } from '../terminal/colours.ts';
import { printable } from '../terminal/printable.ts';
import { isoTime } from '../terminal/times.ts';
import { firstWords } from './changes.ts';
import { namedBlock, placeOf } from './history-block.ts';
import { type LookOptions, paintFor, printJson, printLines } from './history-output.ts';
import { parseTarget, unknownDocument } from './history-target.ts';
import { commitData } from './log-entry.ts';
import { nothingCommitted, withHistory } from './open-history.ts';

/** `pylit blame`: for each block of a document, or each line, the commit that changed it last. */
export async function blame(folder: string, named: string, options: LookOptions & { lines?: boolean }): Promise<void> {
  await withHistory(folder, async history => {
    if (history.head === undefined) throw nothingCommitted();
    const target = await parseTarget(named, { ...history, isKnown: path => isKnownPath(history, path) });
    const index = await history.index();
    const place = await placeOf(history, target.path, 'work tree');
    const only = target.where && (await namedBlock(index, place, target));
    const isWanted = ({ line }: { readonly line: number }) => !only || isWithin(only, line);
    const found = await (options.lines ? index.blameLines(place) : index.blame(place));
    if (!found) throw unknownDocument(named, target.path, index.paths());
    const commits = await commitsOf(index, found);
    const rows = options.lines
      ? (found as readonly BlameLine[]).filter(isWanted).map(line => lineRow(line, commits))
      : (found as readonly BlameBlock[]).filter(isWanted).map(block => blockRow(block, commits));
    if (options.json) printJson(rows.map(({ data }) => data));
    else await printLines(rowLines(rows, paintFor(options)), options, folder);
  });
}

function isWithin(block: TrackedBlock, line: number): boolean {
  return line >= block.line && line < block.line + block.lines;
}

type Commits = ReadonlyMap<ObjectId, CommitFacts>;

async function commitsOf(
  index: ProjectHistory,
  found: readonly { readonly commit: ObjectId | undefined }[],
): Promise<Commits> {
  const ids = new Set(found.flatMap(({ commit }) => commit ?? []));
  return new Map(await Promise.all([...ids].map(async id => [id, await index.commit(id)] as const)));
}

interface Row {
  readonly commit: CommitFacts | undefined;
  /** What stands behind the author and the date. */
  readonly place: string;
  readonly text: string;
  readonly data: object;
}

function blockRow({ block, commit: id, first, track, line, lines }: BlameBlock, commits: Commits): Row {
  const commit = id === undefined ? undefined : commits.get(id);
  const { path, kind, alias, title } = block;
  const named = alias === undefined ? {} : { alias };
  return {
    commit,
    place: lines > 1 ? `${line}-${line + lines - 1}` : String(line),
    text: `${kind}  ${firstWords(title)}`,
    data: {
      ...blameData(commit),
      path,
      line,
      lines,
      kind,
      ...named,
      text: title,
      track: track ?? null,
      first: first ?? null,
    },
  };
}

function lineRow({ line, text, commit: id, track, origin }: BlameLine, commits: Commits): Row {
  const commit = id === undefined ? undefined : commits.get(id);
  const shown = text.replace(/\n$/, '');
  const data = { ...blameData(commit), line, text: shown, track: track ?? null, ...(origin && { origin }) };
  return { commit, place: String(line), text: printable(shown), data };
}

/** What is not committed has no commit, date, author or message. */
function blameData(commit: CommitFacts | undefined): object {
  if (!commit) return { commit: null, date: null, author: null, email: null, message: null };
  return commitData(commit);
}

const NOT_YET = 'Not committed yet';

function* rowLines(rows: readonly Row[], paint: Paint): Generator<string> {
  const authorOf = ({ commit }: Row) => (commit ? printable(commit.author.name) : NOT_YET);
  const author = Math.max(0, ...rows.map(row => authorOf(row).length));
  const place = Math.max(0, ...rows.map(row => row.place.length));
  for (const row of rows) {
    const id = (row.commit?.id ?? '0'.repeat(10)).slice(0, 10);
    const date = row.commit ? isoTime(row.commit.author).slice(0, 10) : ' '.repeat(10);
    const who = `${authorOf(row).padEnd(author)}  ${date}  ${row.place.padStart(place)}`;
    yield `${row.commit ? paint.commit(id) : paint.soft(id)}  ${who}  ${row.text}`.trimEnd();
  }
}
