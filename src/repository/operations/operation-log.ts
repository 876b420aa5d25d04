import { encodeCommit } from '../../core/commit.ts';
import { PylitError, quote } from '../../core/error.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import { makeSignature } from '../../core/signature.ts';
import { encodeTree, MODE } from '../../core/tree.ts';
import { missing } from '../../store/corrupt.ts';
import type { RefUpdate } from '../../store/ref-store.ts';
import type { Store } from '../../store/store.ts';
import { decodeOperation, encodeOperation, type Operation } from './operation.ts';
import type { TreeWriter } from './tree-writer.ts';
import { newCommits, readView, type View, writeView } from './view.ts';

/**
 * The log is a history of its own: a commit for each operation, with the one before as its first parent, and the commits that the view's
 * refs lead to as further ones, so that every backend keeps alive what an operation needs. Its tree holds the operation and its view.
 */
export const OPERATIONS_REF = 'refs/operations';

/** An operation as it stands in the log. */
export interface LoggedOperation extends Operation {
  readonly id: ObjectId;
  /** The commit that carries it. It is made anew, and the operation is not, when what came before is thinned out. */
  readonly carrier: ObjectId;
}

/** The last operation, if there was any. */
export async function lastOperation(store: Store): Promise<LoggedOperation | undefined> {
  const { done, value } = await operations(store).next();
  return done ? undefined : value;
}

/** All operations, the last first. @throws PylitError `object-missing`, `object-malformed`, `object-corrupt` */
export async function* operations(store: Store): AsyncGenerator<LoggedOperation, void> {
  let at = (await store.refs.resolve(OPERATIONS_REF))?.id;
  while (at !== undefined) {
    const { tree, parents } = await store.history.read(at);
    const entries = await store.trees.read(tree);
    const id = entries.find(entry => entry.name === 'operation')?.id;
    const object = id === undefined ? undefined : await store.objects.read(id);
    if (id === undefined || !object) throw missing('operation', id ?? at);
    const operation = decodeOperation(object.body);
    yield { ...operation, id, carrier: at };
    at = operation.parents.length === 0 ? undefined : parents[0];
  }
}

/**
 * Finds an operation: by the first digits of its id (at least four), or counted back from the last, `@` or `@~2`.
 *
 * @throws PylitError `usage` where there is none, or the digits fit several
 */
export async function resolveOperation(store: Store, text: string): Promise<LoggedOperation> {
  const back = /^@(?:~([0-9]{1,6}))?$/.exec(text);
  if (!back && !/^[0-9a-f]{4,64}$/.test(text)) throw unknown(text);
  let left = back ? Number(back[1] ?? 0) : 0;
  const found: LoggedOperation[] = [];
  for await (const operation of operations(store)) {
    if (back ? left-- === 0 : operation.id.startsWith(text)) found.push(operation);
    if (back && found.length > 0) break;
  }
  const [first, second] = found;
  if (!first) throw unknown(text);
  if (!second) return first;
  throw new PylitError(
    'usage',
    `Expected enough digits to name one operation, found that ${quote(text)} begins several.`,
    {
      hint: 'Write more digits.',
    },
  );
}

/** What is new about an operation. */
export type NewOperation = Pick<Operation, 'time' | 'zone' | 'user' | 'command' | 'sources' | 'records'>;

/** Adds an operation to a batch, after another. */
export async function putOperation(
  store: Store,
  writer: TreeWriter,
  previous: { readonly operation: LoggedOperation; readonly view: View } | undefined,
  view: View,
  added: NewOperation,
): Promise<LoggedOperation> {
  const operation: Operation = {
    ...added,
    view: await writeView(store, writer, view),
    parents: previous ? [previous.operation.id] : [],
  };
  const id = writer.put('blob', encodeOperation(operation));
  const kept = await newCommits(store, view, previous?.view);
  const carrier = putCarrier(store, writer, { ...operation, id }, previous?.operation.carrier, kept);
  return { ...operation, id, carrier };
}

/** Adds the commit that carries an operation. */
export function putCarrier(
  store: Store,
  writer: TreeWriter,
  operation: Operation & { readonly id: ObjectId },
  before: ObjectId | undefined,
  kept: readonly ObjectId[],
): ObjectId {
  const { id, view, user, time, zone, command } = operation;
  const tree = encodeTree(
    [
      { name: 'operation', mode: MODE.file, id },
      { name: 'view', mode: MODE.tree, id: view },
    ],
    store.algorithm,
  );
  const by = makeSignature(user.name, user.email, time / 1000, zone);
  return writer.put(
    'commit',
    encodeCommit({
      tree: writer.put('tree', tree),
      parents: [...(before === undefined ? [] : [before]), ...kept.filter(commit => commit !== before)],
      author: by,
      committer: by,
      message: `${command}\n`,
    }),
  );
}

/** Moves the log on, if nobody else has meanwhile. */
export function logUpdate(before: LoggedOperation | undefined, after: LoggedOperation): RefUpdate {
  const by = makeSignature(after.user.name, after.user.email, after.time / 1000, after.zone);
  return {
    name: OPERATIONS_REF,
    expect: before?.carrier ?? 'absent',
    to: after.carrier,
    log: { by, message: after.command },
  };
}

/** The last operation with its view. */
export async function lastWithView(
  store: Store,
): Promise<{ readonly operation: LoggedOperation; readonly view: View } | undefined> {
  const operation = await lastOperation(store);
  return operation && { operation, view: await readView(store, operation.view) };
}

function unknown(text: string): PylitError {
  return new PylitError('usage', `Expected an operation, found ${quote(text)}.`, {
    hint: '"pylit op log" lists the operations. One is named by the first digits of its id, or counted back from the last: @, @~1, @~2.',
  });
}
