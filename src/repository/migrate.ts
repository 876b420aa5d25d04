import { PylitError } from '../core/error.ts';
import type { ObjectId } from '../core/object-kind.ts';
import type { Signature } from '../core/signature.ts';
import { reachableObjects, rootsOf } from '../store/reachable.ts';
import type { ReflogEntry, RefUpdate } from '../store/ref-store.ts';
import type { Store } from '../store/store.ts';

/** What a migration copied. */
export interface Migration {
  readonly objects: number;
  readonly refs: number;
  /** Commits whose trees were compared afterwards. */
  readonly verified: number;
}

/** Objects of more than this many bytes are copied in parts. */
const LARGE = 1 << 20;
/** Bytes that one batch holds in memory. */
const BATCH = 64 << 20;

/**
 * Copies a history from one store to another: all objects that refs and their logs lead to, then the refs with their logs. Ids are the same in all stores, so an object that
 * is there already is not copied again, and a migration that was interrupted is done again. At the end every ref leads to the same, and every commit
 * that the refs lead to has its tree in the new store.
 *
 * @param onProgress is told how many objects were copied
 * @throws PylitError `ref-conflict` where the new store has refs that the old one has not, or that lead elsewhere: its history would be mixed with this one; `store-format` where the
 * stores have ids of different kinds; `object-corrupt`, `object-missing`
 */
export async function migrateStore(
  from: Store,
  to: Store,
  onProgress: (objects: number) => void = () => undefined,
): Promise<Migration> {
  refuseOtherIds(from, to);
  await refuseOtherHistory(from, to);
  const objects = await copyObjects(from, to, onProgress);
  const refs = await copyRefs(from, to);
  return { objects, refs, verified: await verify(from, to) };
}

function refuseOtherIds(from: Store, to: Store): void {
  if (from.algorithm === to.algorithm) return;
  throw new PylitError('store-format', `Expected a store with ${from.algorithm} ids, found one with ${to.algorithm}.`, {
    hint: 'Ids are part of every commit and cannot be translated; choose another place for the new store.',
  });
}

async function refuseOtherHistory(from: Store, to: Store): Promise<void> {
  for (const { name } of await to.refs.list()) {
    const there = await to.refs.resolve(name);
    if (there?.id === undefined) continue;
    const here = await from.refs.resolve(name);
    if (here?.id === there.id) continue;
    throw new PylitError('ref-conflict', `The other store has a history of its own: ${name} is at ${there.id}.`, {
      hint: 'Migrate to an empty store, or remove the refs that are in it.',
      data: { name, expected: here?.id ?? 'absent', found: there.id },
    });
  }
}

async function copyObjects(from: Store, to: Store, onProgress: (objects: number) => void): Promise<number> {
  let copied = 0;
  let bytes = 0;
  let batch = to.batch();
  try {
    for await (const id of reachableObjects(from.objects, await rootsOf(from))) {
      if (await to.objects.has(id)) continue;
      bytes += await copyObject(from, batch, id);
      copied += 1;
      if (bytes < BATCH) continue;
      await batch.commit();
      onProgress(copied);
      batch = to.batch();
      bytes = 0;
    }
    await batch.commit();
  } catch (error) {
    batch.discard();
    throw error;
  }
  return copied;
}

/** @returns bytes that are kept in memory until the batch is committed */
async function copyObject(from: Store, batch: ReturnType<Store['batch']>, id: ObjectId): Promise<number> {
  const info = await from.objects.info(id);
  if (info && info.size > LARGE) {
    const stream = await from.objects.stream(id);
    if (stream) await batch.putStream(stream.kind, stream.size, stream.bytes, id);
    return 0;
  }
  const object = await from.objects.read(id);
  if (!object) return 0;
  batch.put(object.kind, object.body, id);
  return object.body.length;
}

async function copyRefs(from: Store, to: Store): Promise<number> {
  const refs = await from.refs.list();
  for (const { name, value } of refs) if ('symbolic' in value) await copySymbolic(from, to, name, value.symbolic);
  const current = (await from.refs.resolve('HEAD'))?.name;
  for (const { name, value } of refs) {
    if ('symbolic' in value) continue;
    const there = await to.refs.read(name);
    if (there && 'id' in there && there.id === value.id) continue;
    // Through HEAD, the changes of the current branch are in the log of HEAD, too.
    for (const update of replay(name === current ? 'HEAD' : name, value.id, await from.refs.log(name))) {
      if (typeof update.to === 'string' && (await to.objects.has(update.to)))
        await to.refs.update([{ ...update, noFollow: name === 'HEAD' }]);
    }
  }
  return refs.length;
}

/** The changes that a log tells of, oldest first; where it does not end at the ref's value, one that does. */
function replay(name: string, id: ObjectId, log: readonly ReflogEntry[]): readonly RefUpdate[] {
  const updates = log
    .toReversed()
    .filter(entry => !isNull(entry.after))
    .map(({ after, by, message }): RefUpdate => ({ name, to: after, log: { by, message } }));
  if (updates.at(-1)?.to === id) return updates;
  const by = log[0]?.by ?? NOBODY;
  return [...updates, { name, to: id, log: { by, message: 'migrated' } }];
}

async function copySymbolic(from: Store, to: Store, name: string, target: string): Promise<void> {
  const there = await to.refs.read(name);
  if (there && 'symbolic' in there && there.symbolic === target) return;
  const [last] = await from.refs.log(name, 1);
  const by = last?.by ?? NOBODY;
  await to.refs.update([{ name, to: { symbolic: target }, log: { by, message: last?.message ?? 'migrated' } }]);
}

/** Who moved a ref that has no log. */
const NOBODY: Signature = { name: 'pylit', email: '', time: 0, zone: '+0000' };

function isNull(id: ObjectId): boolean {
  return /^0+$/.test(id);
}

async function verify(from: Store, to: Store): Promise<number> {
  const tips: ObjectId[] = [];
  for (const { name } of await from.refs.list()) {
    const [here, there] = [await from.refs.resolve(name), await to.refs.resolve(name)];
    if (here?.id !== there?.id) throw lost('ref', name);
    if (here?.id !== undefined && (await to.objects.info(here.id))?.kind === 'commit') tips.push(here.id);
  }
  let commits = 0;
  for await (const { id, commit } of to.history.walk(tips)) {
    if ((await from.history.read(id)).tree !== commit.tree) throw lost('commit', id);
    if (!(await to.objects.has(commit.tree))) throw lost('tree', commit.tree);
    commits += 1;
  }
  return commits;
}

function lost(kind: string, id: string): PylitError {
  return new PylitError('object-missing', `The ${kind} ${id} did not arrive in the new store.`, {
    hint: 'The old store is as it was. Run the migration again.',
    data: { kind, id },
  });
}
