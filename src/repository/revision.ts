import { PylitError, quote } from '../core/error.ts';
import { isObjectId, type ObjectId } from '../core/object-kind.ts';
import { isRefName } from '../core/ref-name.ts';
import { decodeTag } from '../core/tag.ts';
import { entryKind, MODE } from '../core/tree.ts';
import { missing } from '../store/corrupt.ts';
import type { Store } from '../store/store.ts';

/** What a name for an object turned out to mean. */
export interface FoundObject {
  readonly id: ObjectId;
  /** Of the tree entry, when the name had a path. */
  readonly mode?: string;
}

/**
 * Finds the object that a revision names: a ref (in full, or a branch, tag or remote branch), `HEAD` or `@`, an id or at least
 * four first digits of one, each followed by any of `~n` and `^n`; and then, after `:`, a path in it (git: gitrevisions).
 *
 * @returns undefined when there is no such object
 * @throws PylitError `usage` when the digits fit several objects, or the words make no sense
 */
export async function findRevision(store: Store, text: string): Promise<FoundObject | undefined> {
  const colon = text.indexOf(':');
  const found = await findCommitish(store, colon < 0 ? text : text.slice(0, colon));
  if (found === undefined) return undefined;
  if (colon < 0) return { id: found };
  const tree = await peelTo(store, found, 'tree');
  const path = text.slice(colon + 1).replace(/\/$/, '');
  if (path === '') return { id: tree, mode: MODE.tree };
  const entry = await store.trees.entryAt(tree, path);
  return entry && entryKind(entry) !== 'commit' ? { id: entry.id, mode: entry.mode } : undefined;
}

/**
 * Follows tags, and from a commit to its tree.
 *
 * @throws PylitError `usage` when the object leads to no such thing
 */
export async function peelTo(store: Store, id: ObjectId, kind: 'commit' | 'tree'): Promise<ObjectId> {
  let at = id;
  for (let step = 0; step < 16; step += 1) {
    const info = await store.objects.info(at);
    if (!info) throw missing('object', at);
    if (info.kind === kind) return at;
    if (info.kind === 'tag') at = await tagged(store, at);
    else if (info.kind === 'commit') at = (await store.history.read(at)).tree;
    else break;
  }
  throw new PylitError('usage', `Expected a ${kind}, found that ${id} is none.`, { data: { id } });
}

async function findCommitish(store: Store, text: string): Promise<ObjectId | undefined> {
  const steps = text.search(/[~^]/);
  const base = await findName(store, (steps < 0 ? text : text.slice(0, steps)) || 'HEAD');
  if (base === undefined || steps < 0) return base;
  return step(store, base, text.slice(steps), text);
}

/** Follows `~n` (n-th first parent) and `^n` (n-th parent; `^0` the commit itself). */
async function step(store: Store, from: ObjectId, steps: string, whole: string): Promise<ObjectId | undefined> {
  let at: ObjectId | undefined = from;
  const parts = steps.match(/[~^][0-9]{0,6}/g) ?? [];
  if (parts.join('') !== steps) throw new PylitError('usage', `Expected a revision, found ${quote(whole)}.`);
  for (const part of parts) {
    const number = part.length > 1 ? Number(part.slice(1)) : 1;
    at = await peelTo(store, at, 'commit');
    if (part.startsWith('^')) at = number === 0 ? at : (await store.history.parents(at))[number - 1];
    else for (let i = 0; i < number && at !== undefined; i += 1) at = (await store.history.parents(at))[0];
    if (at === undefined) return undefined;
  }
  return at;
}

async function findName(store: Store, name: string): Promise<ObjectId | undefined> {
  if (isObjectId(name, store.algorithm) && (await store.objects.has(name))) return name;
  const asked = name === '@' ? 'HEAD' : name;
  for (const place of ['', 'refs/', 'refs/tags/', 'refs/heads/', 'refs/remotes/']) {
    if (!isRefName(place + asked)) continue;
    const found = await store.refs.resolve(place + asked);
    if (found?.id !== undefined) return found.id;
  }
  return /^[0-9a-f]{4,64}$/.test(name) ? findAbbreviated(store, name) : undefined;
}

async function findAbbreviated(store: Store, digits: string): Promise<ObjectId | undefined> {
  const found = await store.objects.find(digits, 2);
  if (found.length < 2) return found[0];
  throw new PylitError(
    'usage',
    `Expected enough digits to name one object, found that ${quote(digits)} begins several.`,
    {
      hint: 'Write more digits.',
    },
  );
}

async function tagged(store: Store, id: ObjectId): Promise<ObjectId> {
  const object = await store.objects.read(id);
  if (object?.kind !== 'tag') throw missing('tag', id);
  return decodeTag(object.body).object;
}
