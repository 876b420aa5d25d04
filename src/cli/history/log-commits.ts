import type { WalkedCommit } from '../../store/history-store.ts';
import { changesAsData, differenceLines } from './changes.ts';
import { shownCommit } from './commit-header.ts';
import { compareVersions } from './compare-versions.ts';
import { parseRange } from './history-target.ts';
import type { Log, LogOptions } from './log.ts';
import { type LogEntry, logEntry } from './log-entry.ts';
import type { OpenedHistory } from './open-history.ts';

/**
 * The commits from a revision back, or those of `a..b`.
 *
 * @throws PylitError `usage` where there is no such commit
 */
export async function commitLog(history: OpenedHistory, named: string | undefined, options: LogOptions): Promise<Log> {
  const range = named === undefined ? undefined : parseRange(named);
  const from = range?.to ?? named;
  for (const name of [range?.from, from]) if (name !== undefined) await history.repository.commit(name);
  const hide = range?.from === undefined ? [] : [range.from];
  return { entries: commitEntries(history, history.repository.log(from, { hide }), options), otherwise: 'No commits.' };
}

async function* commitEntries(
  history: OpenedHistory,
  commits: AsyncIterable<WalkedCommit>,
  options: LogOptions,
): AsyncGenerator<LogEntry> {
  for await (const { id, commit } of commits) {
    const changes = () => {
      const [parent] = commit.parents;
      return compareVersions(history, parent === undefined ? 'nothing' : { commit: parent }, { commit: id });
    };
    yield logEntry(
      shownCommit(id, commit),
      {
        data: async words => ({
          tree: commit.tree,
          parents: commit.parents,
          ...(words && changesAsData(await changes(), { words })),
        }),
        async *lines(paint) {
          // What a merge brought stands in the commits that it merged.
          if (commit.parents.length < 2) yield* differenceLines(await changes(), paint);
        },
      },
      options,
    );
  }
}
