import type { ProjectHistory, TrackChange, TrackedBlock } from '../../history/project-history.ts';
import { blockDifference } from './changes.ts';
import { namedBlock, placeOf } from './history-block.ts';
import type { Target } from './history-target.ts';
import type { Log, LogOptions } from './log.ts';
import { type LogEntry, logEntry } from './log-entry.ts';
import { nothingCommitted, type OpenedHistory } from './open-history.ts';
import { type ShownChange, shownChange, wordsOf } from './word-lines.ts';

/**
 * The changes of a block, through edits, moves and renames.
 *
 * @throws PylitError `usage` where there is no such block
 */
export async function blockLog(history: OpenedHistory, target: Target, options: LogOptions): Promise<Log> {
  const { head } = history;
  if (head === undefined) throw nothingCommitted();
  const index = await history.index();
  const block = await blockNowOrOnce(history, index, target);
  const changes = block.track === undefined ? [] : await index.logOfTrack(block, head);
  const otherwise = `Not committed yet: ${block.path}:${block.line} is new.`;
  return { entries: changeEntries(index, changes, options), otherwise };
}

/** In the document as it is now; where that is gone, as it was last. */
async function blockNowOrOnce(history: OpenedHistory, index: ProjectHistory, target: Target): Promise<TrackedBlock> {
  const place = await placeOf(history, target.path, 'work tree');
  if (place.working === undefined && history.head !== undefined && !(await index.documentAt(place))) {
    const last = await index.lastDocumentAt(history.head, target.path);
    if (last) return namedBlock(index, { commit: last.commit, path: last.path }, target);
  }
  return namedBlock(index, place, target);
}

async function* changeEntries(
  index: ProjectHistory,
  changes: readonly TrackChange[],
  options: LogOptions,
): AsyncGenerator<LogEntry> {
  for (const change of changes) {
    if (change.commit === undefined) continue;
    const commit = await index.commit(change.commit);
    const { path, line, kind, from, moved, before, after } = change;
    const shown = () => shownChange(index, change);
    yield logEntry(
      commit,
      {
        async data(words) {
          const ids = { ...(before && { before: before.id }), ...(after && { after: after.id }) };
          const facts = {
            path,
            change: change.change,
            line,
            kind,
            ...(from !== undefined && { from }),
            ...(moved && { moved }),
          };
          return { ...facts, track: change.track, ...ids, ...(words && { words: wordsOf(await shown()) }) };
        },
        note: `${change.change}${moved ? ' and moved' : ''}, ${path}:${line}${from === undefined ? '' : `, from ${from}`}`,
        async *lines(paint) {
          yield* blockDifference((await shown()) satisfies ShownChange, paint);
        },
      },
      options,
    );
  }
}
