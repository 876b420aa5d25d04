import { type Commit, encodeCommit, subjectOf } from '../core/commit.ts';
import { PylitError, quote } from '../core/error.ts';
import type { ObjectId } from '../core/object-kind.ts';
import type { Signature } from '../core/signature.ts';
import { compareTrees, type TreeChange } from '../store/compare-trees.ts';
import type { WalkedCommit } from '../store/history-store.ts';
import type { Store } from '../store/store.ts';
import { type FoundObject, findRevision, peelTo } from './revision.ts';
import { type TreeInput, writeTree } from './tree-input.ts';

/** What a commit says besides its tree. */
export interface CommitOptions {
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
  /** Defaults to the commit that `ref` is at. */
  readonly parents?: readonly ObjectId[];
  /** The ref that moves; default `HEAD`, and so the current branch. */
  readonly ref?: string;
  /** Commit even when the tree is that of the only parent. */
  readonly allowEmpty?: boolean;
}

/** What became of a commit. */
export interface CommitResult {
  /** The new commit; where nothing changed, the one that is there already. */
  readonly commit: ObjectId;
  readonly tree: ObjectId;
  /** Whether there is a new commit. */
  readonly created: boolean;
  /** Objects that were new to the store, and the bytes of their bodies. */
  readonly added: number;
  readonly bytes: number;
}

/** Where `HEAD` is. */
export interface Head {
  /** Full name of the current branch's ref; absent when HEAD names a commit itself. */
  readonly branch?: string;
  /** Absent before the first commit. */
  readonly commit?: ObjectId;
}

/** How a repository gets at its store. */
export interface StoreAccess {
  /** The store, or undefined when there is none yet. */
  readonly existing: () => Promise<Store | undefined>;
  /** The store, made now when there is none. */
  readonly make: () => Promise<Store>;
}

/**
 * A project's history: the facade over its store. Reading never makes a store; the first commit does.
 *
 * @example const repository = await openRepository({ root: '.' }); // see open.ts
 */
export class Repository {
  readonly #access: StoreAccess;
  #store: Store | undefined;

  constructor(access: StoreAccess) {
    this.#access = access;
  }

  /** The store below, or undefined when nothing has been committed here. */
  async store(): Promise<Store | undefined> {
    this.#store ??= await this.#access.existing();
    return this.#store;
  }

  /** The store below, made now where there is none. */
  async storeToWrite(): Promise<Store> {
    this.#store ??= await this.#access.make();
    return this.#store;
  }

  async head(): Promise<Head> {
    const store = await this.store();
    const value = await store?.refs.read('HEAD');
    const found = await store?.refs.resolve('HEAD');
    return {
      ...(value && 'symbolic' in value && found && { branch: found.name }),
      ...(found?.id !== undefined && { commit: found.id }),
    };
  }

  /**
   * Writes a tree and a commit of it, and moves the branch, in one durable transaction.
   *
   * @throws PylitError `ref-conflict` when someone else has moved the branch meanwhile; and as {@link writeTree}
   */
  async commitTree(input: TreeInput, options: CommitOptions): Promise<CommitResult> {
    this.#store ??= await this.#access.make();
    const store = this.#store;
    const ref = options.ref ?? 'HEAD';
    const before = (await store.refs.resolve(ref))?.id;
    const parents = options.parents ?? (before === undefined ? [] : [before]);
    const batch = store.batch();
    try {
      const tree = await writeTree(batch, input, store.algorithm);
      const known = options.allowEmpty ? undefined : await sameTree(store, parents, tree);
      if (known !== undefined) {
        batch.discard();
        return { commit: known, tree, created: false, added: 0, bytes: 0 };
      }
      const commit = batch.put('commit', encodeCommit(commitOf(tree, parents, options)));
      const log = { by: options.committer, message: reflogMessage(parents, options.message) };
      const result = await batch.commit([{ name: ref, expect: before ?? 'absent', to: commit, log }]);
      return { commit, tree, created: true, ...result };
    } catch (error) {
      batch.discard();
      throw error;
    }
  }

  /**
   * Finds what a revision names (see {@link findRevision}).
   *
   * @throws PylitError `usage` when there is no such thing
   */
  async find(revision: string): Promise<FoundObject> {
    const store = await this.store();
    const found = store && (await findRevision(store, revision));
    if (found) return found;
    throw new PylitError('usage', `Expected the name of something in the store, found ${quote(revision)}.`, {
      hint: store
        ? 'Use an id, a branch, a tag, HEAD, HEAD~1, or any of them with ":path".'
        : '"pylit commit" makes a store.',
      data: { revision },
    });
  }

  /** The commit that a revision names; `HEAD` may be absent. @throws PylitError `usage` as {@link find}, `object-corrupt` */
  async commit(revision: string): Promise<WalkedCommit> {
    const { id } = await this.find(revision);
    const store = await this.#required();
    const commit = await peelTo(store, id, 'commit');
    return { id: commit, commit: await store.history.read(commit) };
  }

  /** Commits from a revision back, newest first; nothing before the first commit. */
  async *log(revision?: string, options: { readonly hide?: readonly string[] } = {}): AsyncGenerator<WalkedCommit> {
    const from = revision === undefined ? (await this.head()).commit : (await this.commit(revision)).id;
    if (from === undefined) return;
    const hide = await Promise.all((options.hide ?? []).map(async name => (await this.commit(name)).id));
    yield* (await this.#required()).history.walk([from], { hide });
  }

  /** What differs between two trees of the store; undefined stands for the empty one. */
  async *changes(before: ObjectId | undefined, after: ObjectId | undefined): AsyncGenerator<TreeChange> {
    const store = await this.store();
    if (store) yield* compareTrees(store.trees, before, after);
  }

  /** What a commit changed against its first parent. */
  async *changesOf(commit: Commit): AsyncGenerator<TreeChange> {
    const [parent] = commit.parents;
    const store = await this.#required();
    yield* this.changes(parent === undefined ? undefined : (await store.history.read(parent)).tree, commit.tree);
  }

  async close(): Promise<void> {
    await this.#store?.close();
    this.#store = undefined;
  }

  async #required(): Promise<Store> {
    return (await this.store()) ?? this.#access.make();
  }
}

function commitOf(tree: ObjectId, parents: readonly ObjectId[], options: CommitOptions): Commit {
  const message = `${options.message.trimEnd()}\n`;
  return { tree, parents, author: options.author, committer: options.committer, message };
}

function reflogMessage(parents: readonly ObjectId[], message: string): string {
  const kind = parents.length === 0 ? 'commit (initial)' : parents.length > 1 ? 'commit (merge)' : 'commit';
  return `${kind}: ${subjectOf(message)}`;
}

/** The only parent, when it has this tree already. */
async function sameTree(store: Store, parents: readonly ObjectId[], tree: ObjectId): Promise<ObjectId | undefined> {
  const [parent] = parents;
  if (parent === undefined || parents.length > 1) return undefined;
  return (await store.history.read(parent)).tree === tree ? parent : undefined;
}
