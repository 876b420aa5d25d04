import { decodeUtf8, encodeUtf8 } from '../../bytes/utf8.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import type { Store } from '../../store/store.ts';

/** What a commit became. */
export interface ImportedCommit {
  /** Absent where it and all before it hold nothing of the project. */
  readonly commit?: ObjectId;
  /** Absent where it holds nothing of the project. */
  readonly tree?: ObjectId;
}

/** The name under which a store keeps the list. */
const NAME = 'import/git';

/**
 * Which commit of a git repository became which, kept beside the objects of the store: a line for each, `id SP commit SP tree`, with `-` for
 * what is absent, after a line that identifies what decided it. It may be deleted.
 */
export class ImportedCommits {
  readonly #store: Store;
  readonly #identity: string;
  readonly #commits = new Map<ObjectId, ImportedCommit>();
  readonly #trees = new Map<ObjectId, ObjectId | undefined>();

  constructor(store: Store, identity: string) {
    this.#store = store;
    this.#identity = identity;
  }

  static async open(store: Store, identity: string): Promise<ImportedCommits> {
    const commits = new ImportedCommits(store, identity);
    const bytes = await store.binary.read(NAME);
    const [first, ...lines] = bytes ? decodeUtf8(bytes).split('\n') : [];
    if (first !== identity) return commits;
    for (const line of lines) {
      const [id = '', commit = '-', tree = '-'] = line.split(' ');
      // What was collected as garbage is made again.
      if (id !== '' && (commit === '-' || (await store.objects.has(commit)))) {
        commits.set(id, commit === '-' ? undefined : commit, tree === '-' ? undefined : tree);
      }
    }
    return commits;
  }

  has(id: ObjectId): boolean {
    return this.#commits.has(id);
  }

  get(id: ObjectId): ImportedCommit | undefined {
    return this.#commits.get(id);
  }

  /** The tree of a commit that was made. */
  byCommit(commit: ObjectId | undefined): ObjectId | undefined {
    return commit === undefined ? undefined : this.#trees.get(commit);
  }

  set(id: ObjectId, commit: ObjectId | undefined, tree: ObjectId | undefined): void {
    this.#commits.set(id, { ...(commit !== undefined && { commit }), ...(tree !== undefined && { tree }) });
    if (commit !== undefined) this.#trees.set(commit, tree);
  }

  async save(): Promise<void> {
    const lines = [...this.#commits].map(([id, { commit = '-', tree = '-' }]) => `${id} ${commit} ${tree}`);
    await this.#store.binary.write(NAME, encodeUtf8([this.#identity, ...lines].join('\n')));
  }
}
