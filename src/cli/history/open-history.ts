import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { PylitError } from '../../core/error.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import type { ProjectHistory } from '../../history/project-history.ts';
import type { Reader } from '../../reader/reader.ts';
import { GIT_NAMESPACE, repositoryOver } from '../../repository/open.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Store } from '../../store/store.ts';
import { mayRunConfiguration, projectRepository } from '../project/project-repository.ts';

/** The history that a command looks at: pylit's own, or that of the git repository around the folder. */
export interface OpenedHistory {
  /** The folder that paths in history begin at. */
  readonly root: string;
  /** The folder that typed paths begin at. */
  readonly folder: string;
  /** How documents are stored: as trees of blocks, or as files. */
  readonly documents: 'pylit' | 'git';
  readonly repository: Repository;
  /** Absent where nothing is committed anywhere. */
  readonly store: Store | undefined;
  readonly head: ObjectId | undefined;
  /** The current branch, without `refs/heads/`. */
  readonly branch: string | undefined;
  readers(): Promise<readonly Reader[]>;
  /** The index of all blocks' history, up to the last commit and these. */
  index(tips?: readonly ObjectId[]): Promise<ProjectHistory>;
  close(): Promise<void>;
}

/**
 * Opens the history around a folder: the nearest folder upwards with a store in which something is committed, or with a git repository;
 * where both are, the store.
 *
 * @throws PylitError `store-format`, `store-locked`, `object-corrupt`, `io`
 */
export async function openHistoryAt(folder: string): Promise<OpenedHistory> {
  for (const root of upwards(folder)) {
    const opened = (await openPylit(root, folder)) ?? (await openGit(root, folder));
    if (opened) return opened;
  }
  return opened({ root: folder, folder, documents: 'pylit', repository: await projectRepository(folder) });
}

/** Runs what needs the history, and closes it. */
export async function withHistory<Result>(
  folder: string,
  use: (history: OpenedHistory) => Promise<Result>,
): Promise<Result> {
  const history = await openHistoryAt(folder);
  try {
    return await use(history);
  } finally {
    await history.close();
  }
}

/** The error where nothing is committed, for commands that cannot do without. */
export function nothingCommitted(): PylitError {
  return new PylitError('usage', 'Nothing is committed yet.', {
    hint: '"pylit commit" records the documents as they are; in a git repository its own commits are looked at.',
  });
}

function upwards(folder: string): readonly string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...upwards(parent)];
}

async function openPylit(root: string, folder: string): Promise<OpenedHistory | undefined> {
  if (!mayRunConfiguration(root)) return undefined;
  const repository = await projectRepository(root);
  const { commit } = await repository.head();
  if (commit !== undefined) return opened({ root, folder, documents: 'pylit', repository });
  await repository.close();
  return undefined;
}

async function openGit(root: string, folder: string): Promise<OpenedHistory | undefined> {
  if (!existsSync(path.join(root, '.git')) && !isBare(root)) return undefined;
  const { openGitStore } = await import('../../backend/git/git-store.ts');
  const ours = await openGitStore({ path: root, namespace: GIT_NAMESPACE });
  const isOurs = (await ours.refs.resolve('HEAD'))?.id !== undefined;
  if (!isOurs) await ours.close();
  const store = isOurs ? ours : await openGitStore({ path: root });
  return opened({ root, folder, documents: isOurs ? 'pylit' : 'git', repository: repositoryOver(store) });
}

function isBare(folder: string): boolean {
  return ['HEAD', 'objects', 'refs'].every(name => existsSync(path.join(folder, name)));
}

async function opened(
  parts: Pick<OpenedHistory, 'root' | 'folder' | 'documents' | 'repository'>,
): Promise<OpenedHistory> {
  const { repository, root, documents } = parts;
  const store = await repository.store();
  const { commit: head, branch } = await repository.head();
  let loaded: Promise<readonly Reader[]> | undefined;
  const readers = () =>
    (loaded ??= import('./history-readers.ts').then(({ historyReaders }) => historyReaders(root, documents)));
  let index: ProjectHistory | undefined;
  return {
    ...parts,
    store,
    head,
    branch: branch?.replace('refs/heads/', ''),
    readers,
    async index(tips = []) {
      if (!store || head === undefined) throw nothingCommitted();
      const { openHistory } = await import('../../repository/platform/open-history.ts');
      index ??= await openHistory({ store, documents, readers: await readers(), file: await indexFile(parts) });
      await index.updateIndex([head, ...tips], { onProgress: progressOnTerminal() });
      return index;
    },
    async close() {
      index?.close();
      await repository.close();
      await store?.close();
    },
  };
}

/** Beside pylit's store; in a repository that is not pylit's, where it is in nobody's way. */
async function indexFile({ root, documents }: Pick<OpenedHistory, 'root' | 'documents'>): Promise<string> {
  const { HISTORY_PATH } = await import('../../repository/platform/open-history.ts');
  if (documents === 'pylit' || existsSync(path.join(root, '.pylit'))) return path.join(root, HISTORY_PATH);
  const { locateRepository } = await import('../../backend/git/repository/locate.ts');
  const folder = path.join(locateRepository(root)?.common ?? root, 'pylit');
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    return ':memory:';
  }
  return path.join(folder, path.basename(HISTORY_PATH));
}

const PATIENCE = 700;

/** Says what takes so long, on a terminal in place, else once. */
function progressOnTerminal(): (done: number, all: number) => void {
  const started = performance.now();
  let said = 0;
  return (done, all) => {
    const now = performance.now();
    const { stderr } = process;
    if (now - started < PATIENCE) return;
    if (!stderr.isTTY) {
      if (said === 0) stderr.write(`pylit: reading the history of ${all} commits, once\n`);
    } else if (done >= all) stderr.write('\r\u001b[K');
    else if (now - said > 100) stderr.write(`\r\u001b[Kreading history: ${done} of ${all} commits`);
    else return;
    said = now;
  };
}
