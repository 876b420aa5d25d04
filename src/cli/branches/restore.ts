import path from 'node:path';
import { PylitError, quote } from '../../core/error.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import { restoreBlock } from '../../history/merge/restore-block.ts';
import { writeProjectTree } from '../../history/project-tree.ts';
import { memoryTrees, storeTrees, type TreeSource } from '../../history/tree-source.ts';
import { resolveOperation } from '../../repository/operations/operation-log.ts';
import { readView } from '../../repository/operations/view.ts';
import { contentOf } from '../../repository/work-tree/entry-bytes.ts';
import type { FileStep } from '../../repository/work-tree/work-tree.ts';
import { inTheWay } from '../../repository/work-tree/work-tree.ts';
import type { Store } from '../../store/store.ts';
import { parseTarget, type Target } from '../history/history-target.ts';
import { documentReading, headCommit, type Work, withWork } from './open-work.ts';
import { snapshot } from './snapshot.ts';

export interface RestoreFlags {
  readonly from?: string;
  readonly json?: boolean;
}

/** `pylit restore`: makes a document, the documents of a folder, or one block what it was in a commit or after an operation. */
export function restore(root: string, typed: string, flags: RestoreFlags): Promise<void> {
  return withWork(root, async work => {
    const { store, workTree } = work;
    const then = await treeOf(work, flags.from);
    const now = memoryTrees(store.algorithm, storeTrees(store));
    const tree = writeProjectTree(now, await snapshot(work.project));
    const isKnown = async (known: string) =>
      known === '' || (await entryAt(now, tree, known)) || (await entryAt(now, then, known));
    const surroundings = { root, folder: root, isKnown: async (known: string) => Boolean(await isKnown(known)) };
    const target = await parseTarget(typed, surroundings);
    const steps = target.where
      ? await blockSteps(work, target, now, tree, then)
      : await fileSteps(work, target, now, tree, then, flags.from ?? 'HEAD');
    const obstacles = workTree.obstacles(steps).filter(({ reason }) => reason !== 'unsaved');
    if (obstacles.length > 0) throw inTheWay(`restore ${typed}`, obstacles);
    workTree.take(steps);
    say(steps, typed, flags);
  });
}

/** The tree of a commit, or of an operation: whichever the text names. */
async function treeOf(work: Work, from: string | undefined): Promise<ObjectId> {
  const { store, repository } = work;
  if (from === undefined) return (await store.history.read(headCommit(work))).tree;
  try {
    return (await repository.commit(from)).commit.tree;
  } catch (error) {
    const tree = await operationTree(store, from);
    if (tree === undefined) throw error;
    return tree;
  }
}

async function operationTree(store: Store, from: string): Promise<ObjectId | undefined> {
  try {
    return (await readView(store, (await resolveOperation(store, from)).view)).work;
  } catch (error) {
    if (error instanceof PylitError && error.code === 'usage') return undefined;
    throw error;
  }
}

async function fileSteps(
  { workTree, project }: Work,
  { path: wanted, typed }: Target,
  now: TreeSource,
  tree: ObjectId,
  then: ObjectId,
  from: string,
): Promise<readonly FileStep[]> {
  const all = await workTree.steps(now, tree, then);
  const steps = all.filter(step => step.path === wanted);
  if (steps.some(step => !step.after)) throw notThere(typed, from);
  if (steps.length > 0) return steps;
  const below = wanted === '' ? '' : `${wanted}/`;
  const inFolder = all.filter(step => step.path.startsWith(below) && step.after);
  const isThere = wanted === '' || wanted === project.config.source || (await entryAt(now, then, wanted));
  if (!isThere) throw notThere(typed, from);
  return inFolder;
}

async function blockSteps(
  work: Work,
  { path: place, where, typed }: Target,
  now: TreeSource,
  tree: ObjectId,
  then: ObjectId,
): Promise<readonly FileStep[]> {
  const read = await documentReading(work);
  const version = async (root: ObjectId) => {
    const entry = await entryAt(now, root, place);
    const content = entry && (await contentOf(now, entry));
    const document = content && read(place, new TextDecoder('utf-8', { ignoreBOM: true }).decode(content.bytes));
    return content && document && { content, document };
  };
  const [present, past] = [await version(tree), await version(then)];
  if (!present || !past || !where) throw notThere(typed, 'both versions');
  const restored = restoreBlock(present.document, past.document, where);
  if (restored === undefined) throw new PylitError('usage', `There is no such block: ${quote(typed)}.`);
  if (restored === 'not there') throw notThere(typed, 'that version');
  if (!restored.isChanged) return [];
  const after = { bytes: new TextEncoder().encode(restored.source), isExecutable: false };
  return [{ path: place, before: present.content, after }];
}

async function entryAt(source: TreeSource, root: ObjectId, place: string) {
  let found: { mode: string; id: ObjectId } | undefined = { mode: '40000', id: root };
  for (const name of path.posix.normalize(place).split('/')) {
    if (!found?.mode.startsWith('4')) return undefined;
    found = (await source.entries(found.id)).find(entry => entry.name === name);
  }
  return found;
}

function notThere(typed: string, from: string): PylitError {
  return new PylitError('usage', `${quote(typed)} is not in ${from}.`, {
    hint: '"pylit log <doc>" lists the commits that changed it, "pylit op log" what was done.',
  });
}

function say(steps: readonly FileStep[], typed: string, { json }: RestoreFlags): void {
  const restored = steps.map(step => step.path);
  if (json) process.stdout.write(`${JSON.stringify({ restored })}\n`);
  else if (restored.length === 0) console.log(`${typed} is so already.`);
  else console.log(`Restored ${restored.join(', ')}.`);
}
