import { PylitError } from '../../core/error.ts';
import { isObjectId, type ObjectId } from '../../core/object-kind.ts';
import { formatSignature, parseSignature } from '../../core/signature.ts';
import { storeTrees } from '../../history/tree-source.ts';
import type { RefUpdate } from '../../store/ref-store.ts';
import type { Store } from '../../store/store.ts';
import { MERGE_FILE } from '../merge-state.ts';
import { inTheWay, type WorkTree } from './work-tree.ts';

/** A change of the work tree together with what has to go along with it. Both trees are in the store. */
export interface Transition {
  /** In words, as they stand behind "cannot": `switch to draft`. */
  readonly what: string;
  /** What the work tree holds, but for unsaved work. */
  readonly from: ObjectId | undefined;
  readonly to: ObjectId;
  /** Moved when all files are written. */
  readonly refs: readonly RefUpdate[];
  /** Becomes `.pylit/merge.json`, or removes it; undefined leaves it as it is. */
  readonly merge?: string | 'none';
}

/** Says what is about to happen, as long as it has not; a command that finds it finishes it. */
export const TRANSITION_FILE = 'transition.json';

/**
 * Brings the work tree from one tree to another, then moves refs. Files that are the same in both keep unsaved work. Killed at any
 * moment, {@link finishTransition} completes it.
 *
 * @param mayOverwrite files whose unsaved work is given up
 * @throws PylitError `usage` where unsaved work or other files are in the way, `ref-conflict`, `io`; then nothing is changed
 */
export async function carryOut(
  store: Store,
  workTree: WorkTree,
  transition: Transition,
  mayOverwrite: (path: string) => boolean = () => false,
): Promise<void> {
  const { from, to, what } = transition;
  const trees = storeTrees(store);
  const steps = await workTree.steps(trees, from, to);
  const obstacles = workTree
    .obstacles(steps)
    .filter(({ path, reason }) => !(mayOverwrite(path) && (reason === 'unsaved' || reason === 'untracked')));
  if (obstacles.length > 0) throw inTheWay(what, obstacles);
  workTree.writeState(TRANSITION_FILE, encodeTransition(transition));
  try {
    workTree.take(steps);
    await moveRefs(store, transition);
  } catch (error) {
    workTree.take(steps.map(({ path, before, after }) => ({ path, before: after, after: before })));
    workTree.writeState(TRANSITION_FILE, undefined);
    throw error;
  }
  end(workTree, transition);
}

/**
 * Completes what a killed command had begun. A file that was edited since is left alone.
 *
 * @returns what was completed, and the files that were left; undefined where there was nothing to do
 * @throws PylitError `ref-conflict` where someone has moved the refs since; it is given up then, and the files are as they shall be
 */
export async function finishTransition(
  store: Store | undefined,
  workTree: WorkTree,
): Promise<{ readonly what: string; readonly left: readonly string[] } | undefined> {
  const bytes = workTree.files.readState(TRANSITION_FILE);
  if (!bytes || !store) return undefined;
  const transition = decodeTransition(new TextDecoder().decode(bytes));
  const steps = await workTree.steps(storeTrees(store), transition.from, transition.to);
  const blocked = new Set(workTree.obstacles(steps).map(({ path }) => path));
  workTree.take(steps.filter(({ path }) => !blocked.has(path)));
  try {
    await moveRefs(store, transition);
  } catch (error) {
    // It can never be completed any more, and must not be in the way of every later command.
    workTree.writeState(TRANSITION_FILE, undefined);
    throw error;
  }
  end(workTree, transition);
  return { what: transition.what, left: [...blocked] };
}

async function moveRefs(store: Store, { refs }: Transition): Promise<void> {
  if (refs.length > 0 && !(await areMoved(store, refs))) await store.refs.update(refs);
}

/** All move at once, so one tells of all. */
async function areMoved(store: Store, refs: readonly RefUpdate[]): Promise<boolean> {
  for (const { name, to, noFollow } of refs) {
    const value = await store.refs.read(name);
    if (typeof to === 'object') {
      if (!value || !('symbolic' in value) || value.symbolic !== to.symbolic) return false;
    } else if (noFollow) {
      if (!value || !('id' in value) || value.id !== to) return false;
    } else if (((await store.refs.resolve(name))?.id ?? 'absent') !== to) return false;
  }
  return true;
}

function end(workTree: WorkTree, { merge }: Transition): void {
  if (merge !== undefined) workTree.writeState(MERGE_FILE, merge === 'none' ? undefined : merge);
  workTree.writeState(TRANSITION_FILE, undefined);
}

function encodeTransition({ what, from, to, refs, merge }: Transition): string {
  const updates = refs.map(({ log, ...update }) => ({
    ...update,
    log: { by: formatSignature(log.by), message: log.message },
  }));
  return `${JSON.stringify({ version: 1, what, from, to, refs: updates, merge })}\n`;
}

function decodeTransition(text: string): Transition {
  const value = parse(text) as Partial<Transition> & { readonly version?: unknown };
  const { what, from, to, refs, merge } = value;
  const isFrom = from === undefined || isObjectId(from);
  if (value.version !== 1 || typeof what !== 'string' || !isFrom || !isObjectId(to ?? '') || !Array.isArray(refs)) {
    throw unknown();
  }
  const updates = refs.map(decodeUpdate);
  return { what, from, to: to as ObjectId, refs: updates, ...(merge !== undefined && { merge }) };
}

/** Whether a name or an id is one is for the store to say. */
function decodeUpdate(value: unknown): RefUpdate {
  const { name, expect, to, noFollow, log } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const { by, message } = (log ?? {}) as Readonly<Record<string, unknown>>;
  const { symbolic } = (to ?? {}) as Readonly<Record<string, unknown>>;
  const target = typeof to === 'string' ? to : typeof symbolic === 'string' ? { symbolic } : undefined;
  if (typeof name !== 'string' || target === undefined || typeof by !== 'string') throw unknown();
  return {
    name,
    to: target,
    ...(typeof expect === 'string' && { expect }),
    ...(noFollow === true && { noFollow }),
    log: { by: parseSignature(by), message: String(message) },
  };
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below.
  }
  throw unknown();
}

function unknown(): PylitError {
  return new PylitError(
    'store-format',
    `Expected .pylit/${TRANSITION_FILE} to say what a command had begun, found other text.`,
    {
      hint: 'It may be from a newer pylit. Remove it if "pylit status" shows what you expect.',
    },
  );
}
