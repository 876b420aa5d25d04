import type { DocumentEntry, ProjectHistory } from '../../history/project-history.ts';
import { blockDifference, plural } from './changes.ts';
import { placeOf } from './history-block.ts';
import { type Target, unknownDocument } from './history-target.ts';
import type { Log, LogOptions } from './log.ts';
import { type LogEntry, logEntry } from './log-entry.ts';
import { nothingCommitted, type OpenedHistory } from './open-history.ts';
import { shownChange, wordsOf } from './word-lines.ts';

/**
 * The changes of a document, also of one that is gone.
 *
 * @throws PylitError `usage` where there never was such a document
 */
export async function documentLog(history: OpenedHistory, target: Target, options: LogOptions): Promise<Log> {
  if (history.head === undefined) throw nothingCommitted();
  const index = await history.index();
  const place = await placeOf(history, target.path, 'work tree');
  const changes = await index.logOfDocument(place, { follow: options.follow === true });
  if (changes.length === 0 && place.working === undefined)
    throw unknownDocument(target.typed, target.path, index.paths());
  const otherwise = `No commit changed ${target.path}.`;
  return { entries: documentEntries(index, changes, options), otherwise };
}

async function* documentEntries(
  index: ProjectHistory,
  changes: readonly DocumentEntry[],
  options: LogOptions,
): AsyncGenerator<LogEntry> {
  for (const { commit: id, change, path, from, blocks } of changes) {
    if (id === undefined) continue;
    const shown = () => Promise.all(blocks.map(block => shownChange(index, block)));
    const count = blocks.length === 0 ? '' : `, ${plural(blocks.length, 'block')}`;
    yield logEntry(
      await index.commit(id),
      {
        async data(words) {
          const facts = { path, change, ...(from !== undefined && { from }), blocks: blocks.length };
          if (!words) return facts;
          const all = await shown();
          return {
            ...facts,
            changes: all.map(({ before, after, ...block }) => ({
              ...block,
              words: wordsOf({ ...block, ...(before && { before }), ...(after && { after }) }),
            })),
          };
        },
        note: `${change}${from === undefined ? '' : `, was ${from}`}${count}`,
        async *lines(paint) {
          for (const block of await shown()) yield* blockDifference(block, paint);
        },
      },
      options,
    );
  }
}
