import { memoryStore } from '../../src/backend/memory/memory-store.ts';
import { encodeCommit } from '../../src/core/commit.ts';
import type { HashAlgorithm, ObjectId } from '../../src/core/object-kind.ts';
import { makeSignature } from '../../src/core/signature.ts';
import type { ProjectHistory, TrackChange } from '../../src/history/project-history.ts';
import { type ProjectFile, writeProjectTree } from '../../src/history/project-tree.ts';
import { openHistory } from '../../src/repository/platform/open-history.ts';
import type { Store } from '../../src/store/store.ts';
import { projectFiles, readers, type Sources } from './documents.ts';

export type Documents = 'pylit' | 'git';

/** Makes commits in a store, one second after the other. */
export class Commits {
  readonly store: Store;
  private readonly documents: Documents;
  private time = 1_700_000_000;

  constructor(documents: Documents, algorithm: HashAlgorithm = 'sha1', store: Store = memoryStore(algorithm)) {
    this.store = store;
    this.documents = documents;
  }

  /** Commits a project as it is now. */
  async add(sources: Sources, ...parents: readonly ObjectId[]): Promise<ObjectId> {
    const files: ProjectFile[] =
      this.documents === 'pylit'
        ? projectFiles(sources)
        : Object.entries(sources).map(([path, content]) => ({ path, content }));
    return this.addFiles(files, ...parents);
  }

  async addFiles(files: readonly ProjectFile[], ...parents: readonly ObjectId[]): Promise<ObjectId> {
    const batch = this.store.batch();
    const { algorithm } = this.store;
    const tree = writeProjectTree({ algorithm, put: (kind, body) => batch.put(kind, body) }, files);
    const author = makeSignature('A', 'a@example.org', (this.time += 1), '+0000');
    const commit = batch.put('commit', encodeCommit({ tree, parents, author, committer: author, message: 'm\n' }));
    await batch.commit();
    return commit;
  }

  open(file = ':memory:'): Promise<ProjectHistory> {
    return openHistory({ store: this.store, documents: this.documents, readers, file });
  }
}

/** Changes in short: `c2 edited a.md:3`, with commits by their names. */
export function short(changes: readonly TrackChange[], names: Readonly<Record<string, ObjectId>>): string[] {
  const nameOf = new Map(Object.entries(names).map(([name, id]) => [id, name]));
  return changes.map(({ commit, change, path, line, from, moved }) => {
    const where = `${path}:${line}${from === undefined ? '' : ` from ${from}`}`;
    return `${commit === undefined ? 'now' : nameOf.get(commit)} ${change}${moved ? ' and moved' : ''} ${where}`;
  });
}
