import { type Commit, encodeCommit } from '../../core/commit.ts';
import { PylitError } from '../../core/error.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import type { Signature } from '../../core/signature.ts';
import type { Batch } from '../../store/batch.ts';
import type { Store } from '../../store/store.ts';
import { BlocksOfFiles, type ImportRules } from './blocks-of-files.ts';
import { ImportedCommits } from './imported-commits.ts';

/** What is imported, and to where. */
export interface ImportRequest extends ImportRules {
  /** Identifies all that decides what becomes of a commit: another gives other commits. */
  readonly identity: string;
  /** The project's folder in the other repository; empty where it is the whole. */
  readonly folder: string;
  /** Commits of the other repository, by the full name of the ref that each shall be at. */
  readonly refs: ReadonlyMap<string, ObjectId>;
  /** Who imports, for the logs of refs. */
  readonly by: Signature;
  readonly onProgress?: (done: number, all: number) => void;
}

/** What became of an import. */
export interface ImportResult {
  /** Commits that were made now. */
  readonly commits: number;
  /** Commits that were looked at now; those that change nothing of the project's sources have none of their own. */
  readonly read: number;
  readonly refs: readonly { readonly name: string; readonly commit: ObjectId }[];
}

/** Commits between two writes: what an interruption loses. */
const BATCH = 500;

/**
 * Makes pylit's commits of those of a git repository: the same authors, dates and messages, with documents divided into blocks. The same
 * commits give the same ones again, and only what is new is looked at.
 *
 * @throws PylitError `ref-conflict` where a ref holds commits that did not come from there; `object-missing`, `object-corrupt`
 */
export async function importGit(from: Store, to: Store, request: ImportRequest): Promise<ImportResult> {
  const known = await ImportedCommits.open(to, request.identity);
  const order = await oldestFirst(from, [...request.refs.values()], known);
  const blocks = new BlocksOfFiles(from, to, request);
  let batch = to.batch();
  let made = 0;
  try {
    for (const [index, id] of order.entries()) {
      if (await importCommit(from, request, { id, known, blocks, batch })) made += 1;
      if ((index + 1) % BATCH > 0) continue;
      await batch.commit();
      await known.save();
      request.onProgress?.(index + 1, order.length);
      batch = to.batch();
    }
    await batch.commit();
  } catch (error) {
    batch.discard();
    throw error;
  }
  await known.save();
  return { commits: made, read: order.length, refs: await moveRefs(to, request, known) };
}

/** Commits that are not known yet, each after its parents. */
async function oldestFirst(
  from: Store,
  tips: readonly ObjectId[],
  known: ImportedCommits,
): Promise<readonly ObjectId[]> {
  const order: ObjectId[] = [];
  const entered = new Set<ObjectId>();
  const stack = tips.map(id => ({ id, parents: undefined as ObjectId[] | undefined }));
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    if (!top.parents && (known.has(top.id) || entered.has(top.id))) {
      stack.pop();
      continue;
    }
    entered.add(top.id);
    top.parents ??= [...(await from.history.parents(top.id))];
    const parent = top.parents.shift();
    if (parent !== undefined) stack.push({ id: parent, parents: undefined });
    else {
      order.push(top.id);
      stack.pop();
    }
  }
  return order;
}

interface Step {
  readonly id: ObjectId;
  readonly known: ImportedCommits;
  readonly blocks: BlocksOfFiles;
  readonly batch: Batch;
}

/** @returns whether a commit was made */
async function importCommit(from: Store, request: ImportRequest, { id, known, blocks, batch }: Step): Promise<boolean> {
  const commit = await from.history.read(id);
  const parents = [...new Set((await from.history.parents(id)).flatMap(parent => known.get(parent)?.commit ?? []))];
  const before = known.byCommit(parents[0]);
  const files = await projectTree(from, request.folder, commit.tree);
  const tree = files === undefined ? undefined : await blocks.write(batch, files);
  const isEmpty = parents.length === 0 && tree === undefined;
  const changesNothing = parents.length === 1 && tree === before;
  if (isEmpty || changesNothing) {
    known.set(id, changesNothing ? parents[0] : undefined, before);
    return false;
  }
  const whole = tree ?? batch.put('tree', new Uint8Array());
  known.set(id, batch.put('commit', encodeCommit(asCommit(commit, whole, parents))), tree);
  return true;
}

async function projectTree(from: Store, folder: string, tree: ObjectId): Promise<ObjectId | undefined> {
  if (folder === '') return tree;
  const entry = await from.trees.entryAt(tree, folder);
  return entry?.mode.endsWith('40000') ? entry.id : undefined;
}

/** Signatures of the old commit are left out: they sign what is not there any more. */
function asCommit(
  { author, committer, message, headers }: Commit,
  tree: ObjectId,
  parents: readonly ObjectId[],
): Commit {
  const kept = headers?.filter(header => header.name === 'encoding') ?? [];
  return { tree, parents, author, committer, message, ...(kept.length > 0 && { headers: kept }) };
}

async function moveRefs(to: Store, request: ImportRequest, known: ImportedCommits) {
  const moved: { name: string; commit: ObjectId }[] = [];
  for (const [name, id] of request.refs) {
    const commit = known.get(id)?.commit;
    if (commit === undefined) continue;
    const before = (await to.refs.resolve(name))?.id;
    if (before !== undefined && before !== commit) await refuseOther(to, name, before, commit);
    const log = { by: request.by, message: `import: ${id.slice(0, 10)}` };
    if (before !== commit) await to.refs.update([{ name, expect: before ?? 'absent', to: commit, log }]);
    moved.push({ name, commit });
  }
  return moved;
}

async function refuseOther(to: Store, name: string, before: ObjectId, commit: ObjectId): Promise<void> {
  for await (const { id } of to.history.walk([commit])) if (id === before) return;
  throw new PylitError('ref-conflict', `${name} has commits that did not come from there: it is at ${before}.`, {
    hint: 'Import to a branch of its own with --branch, and merge it.',
    data: { name, expected: commit, found: before },
  });
}
