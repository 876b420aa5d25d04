import { PylitError } from '../core/error.ts';
import { isObjectId, type ObjectId } from '../core/object-kind.ts';
import type { ProjectConflict } from '../history/merge/merge-project.ts';

/** Keeps the state of a merge or rebase that waits for someone to decide, in `.pylit`. */
export const MERGE_FILE = 'merge.json';

/** A merge that waits for someone to decide. */
export interface MergeInProgress {
  readonly kind: 'merge';
  /** What is merged, as it was named. */
  readonly name: string;
  readonly ours: ObjectId;
  readonly theirs: ObjectId;
  readonly message: string;
  /** The tree that lies in the work tree, with its markers. */
  readonly tree: ObjectId;
  readonly conflicts: readonly ProjectConflict[];
}

/** A rebase that stopped at a commit. */
export interface RebaseInProgress {
  readonly kind: 'rebase';
  /** What the branch is put on, as it was named. */
  readonly name: string;
  /** Full name of the branch; absent where HEAD names a commit itself. */
  readonly branch?: string;
  /** Where the branch was. */
  readonly original: ObjectId;
  /** The last commit that was made. */
  readonly ours: ObjectId;
  /** The commit that is being put on it. */
  readonly theirs: ObjectId;
  /** Those that come after it, oldest first. */
  readonly left: readonly ObjectId[];
  readonly tree: ObjectId;
  readonly conflicts: readonly ProjectConflict[];
}

export type MergeState = MergeInProgress | RebaseInProgress;

export function encodeMergeState(state: MergeState): string {
  return `${JSON.stringify({ version: 1, ...state }, undefined, 1)}\n`;
}

/** @throws PylitError `store-format` */
export function decodeMergeState(text: string): MergeState {
  const value = parse(text);
  const ids = [value.ours, value.theirs, value.tree];
  const isKnown = value.version === 1 && (value.kind === 'merge' || value.kind === 'rebase');
  if (!isKnown || !ids.every(id => typeof id === 'string' && isObjectId(id)) || !Array.isArray(value.conflicts))
    throw unknown();
  return value as unknown as MergeState;
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch {
    // Said below.
  }
  throw unknown();
}

function unknown(): PylitError {
  return new PylitError(
    'store-format',
    'Expected .pylit/merge.json to say which merge is going on, found other text.',
    {
      hint: 'It may be from a newer pylit. Remove it to give the merge up; your files stay as they are.',
    },
  );
}
