import path from 'node:path';
import { commitMessage } from '../core/commit.ts';
import { PylitError } from '../core/error.ts';
import { changedProject, type DocumentChange } from '../history/changed-project.ts';
import { storeTrees } from '../history/tree-source.ts';
import { openRepository } from '../repository/open.ts';
import type { Repository } from '../repository/repository.ts';
import type { WalkedCommit } from '../store/history-store.ts';
import type { Store } from '../store/store.ts';
import { isoTime } from './times.ts';

/** `pylit log`: commits, newest first; with a document only those that changed it, with how many of its blocks. */
export async function log(
  root: string,
  doc: string | undefined,
  flags: { maxCount?: number; json?: boolean },
): Promise<void> {
  const limit = flags.maxCount ?? Number.POSITIVE_INFINITY;
  if (Number.isNaN(limit) || limit < 0) throw new PylitError('usage', '--max-count takes a number from 0.');
  const wanted = doc === undefined ? undefined : path.relative(root, path.resolve(root, doc)).split(path.sep).join('/');
  const repository = openRepository({ root });
  const entries: unknown[] = [];
  try {
    for await (const entry of logEntries(repository, wanted)) {
      if (entries.length >= limit) break;
      entries.push(asData(entry));
      if (!flags.json) printEntry(entry);
    }
  } finally {
    await repository.close();
  }
  if (flags.json) process.stdout.write(`${JSON.stringify({ commits: entries })}\n`);
  else if (entries.length === 0)
    console.log(wanted === undefined ? 'Nothing is committed yet.' : `No commit changed ${wanted}.`);
}

interface LogEntry extends WalkedCommit {
  readonly document?: DocumentChange;
}

async function* logEntries(repository: Repository, wanted: string | undefined): AsyncGenerator<LogEntry> {
  const store = await repository.store();
  for await (const walked of repository.log()) {
    const document = wanted === undefined || !store ? undefined : await changeOf(store, walked, wanted);
    if (wanted === undefined) yield walked;
    else if (document) yield { ...walked, document };
  }
}

async function changeOf(store: Store, { commit }: WalkedCommit, wanted: string): Promise<DocumentChange | undefined> {
  const [parent] = commit.parents;
  const before = parent === undefined ? undefined : (await store.history.read(parent)).tree;
  const { documents } = await changedProject(storeTrees(store), before, commit.tree);
  return documents.find(document => document.path === wanted || document.from === wanted);
}

function asData({ id, commit, document }: LogEntry) {
  const { author, parents, tree } = commit;
  const message = commitMessage(commit).trimEnd();
  const by = { name: author.name, email: author.email, time: isoTime(author) };
  return {
    id,
    tree,
    parents,
    author: by,
    message,
    ...(document && { change: document.change, blocks: document.blocks.length }),
  };
}

function printEntry(entry: LogEntry): void {
  const { id, author, message, ...rest } = asData(entry);
  const blocks = 'blocks' in rest ? `  [${rest.change}, ${rest.blocks} block${rest.blocks === 1 ? '' : 's'}]` : '';
  console.log(
    `${id.slice(0, 10)}  ${author.time.slice(0, 16).replace('T', ' ')}  ${author.name}  ${message.split('\n', 1)[0]}${blocks}`,
  );
}
