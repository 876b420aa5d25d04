import { PylitError, quote } from '../core/error.ts';
import { type HashAlgorithm, isObjectId, nullId, type ObjectId } from '../core/object-kind.ts';
import { checkRefName } from '../core/ref-name.ts';
import { missing } from './corrupt.ts';
import type { ReflogEntry, RefUpdate, RefValue, ResolvedRef } from './ref-store.ts';

/** What planning needs to see of a store while no one else can change it. */
export interface RefView {
  readonly algorithm: HashAlgorithm;
  read(name: string): RefValue | undefined;
  /** Tells whether there is a ref whose name begins with the prefix. */
  any(prefix: string): boolean;
  hasObject(id: ObjectId): boolean;
}

/** What an update comes to: one ref's new value, and lines for reflogs. */
export interface RefChange {
  readonly name: string;
  /** undefined removes the ref. */
  readonly value: RefValue | undefined;
  readonly log: readonly { readonly ref: string; readonly entry: ReflogEntry }[];
}

/** The first value of HEAD in a new store. */
export const INITIAL_HEAD: RefValue = { symbolic: 'refs/heads/main' };

/**
 * Works out one update and checks everything about it; what comes of it is left to the backend.
 *
 * @throws PylitError `ref-name`, `ref-conflict`, `object-missing`
 */
export function planRefUpdate(view: RefView, update: RefUpdate): RefChange {
  const { to } = update;
  const repoints = typeof to === 'object';
  const follow = !update.noFollow && !repoints;
  const name = follow ? (followRef(view.read, update.name)?.name ?? update.name) : update.name;
  checkRefName(name);
  const current = view.read(name);
  const before = follow ? currentId(current) : idOf(view, current);
  refuseUnexpected(name, update.expect, before);
  if (repoints) checkSymbolic(view, name, to.symbolic);
  else if (to !== 'absent') checkTarget(view, name, to);
  if (to !== 'absent') refuseNesting(view, name);
  const value = repoints ? to : to === 'absent' ? undefined : { id: to };
  const after = repoints ? followRef(view.read, to.symbolic)?.id : value && 'id' in value ? value.id : undefined;
  const entry = makeEntry(view.algorithm, before, after, update);
  const logged = [...new Set([...(movesHead(view, name, after) ? ['HEAD'] : []), update.name, name])];
  const changed = before !== after || repoints || value === undefined;
  return { name, value, log: changed ? logged.map(ref => ({ ref, entry })) : [] };
}

/** As in git, HEAD's log tells of the branch that it is on, whoever moves it. */
function movesHead(view: RefView, name: string, after: ObjectId | undefined): boolean {
  if (name === 'HEAD' || after === undefined) return false;
  const head = view.read('HEAD');
  return head !== undefined && 'symbolic' in head && followRef(view.read, 'HEAD')?.name === name;
}

/**
 * Follows symbolic refs.
 *
 * @throws PylitError `ref-conflict` after five, which must be a circle
 */
export function followRef(read: (name: string) => RefValue | undefined, name: string): ResolvedRef | undefined {
  let at = name;
  let value = read(at);
  if (!value) return undefined;
  for (let step = 0; step < 5; step += 1) {
    if (!value) return { name: at };
    if ('id' in value) return { name: at, id: value.id };
    at = value.symbolic;
    value = read(at);
  }
  throw new PylitError('ref-conflict', `Expected ${quote(name)} to lead to a commit, found a chain of symbolic refs.`, {
    data: { name },
  });
}

/** Brings a message to the one line that a reflog holds. */
export function reflogLine(message: string): string {
  return message.replace(/\s*[\r\n]+\s*/g, ' ').trim();
}

function currentId(value: RefValue | undefined): ObjectId | undefined {
  return value && 'id' in value ? value.id : undefined;
}

function idOf(view: RefView, value: RefValue | undefined): ObjectId | undefined {
  if (!value || 'id' in value) return value?.id;
  return followRef(view.read, value.symbolic)?.id;
}

function refuseUnexpected(name: string, expected: string | undefined, found: ObjectId | undefined): void {
  if (expected === undefined || expected === (found ?? 'absent')) return;
  throw new PylitError('ref-conflict', `Expected ${quote(name)} at ${expected}, found it at ${found ?? 'absent'}.`, {
    hint: 'Someone else changed it in the meantime; look at what is there and try again.',
    data: { name, expected, found: found ?? 'absent' },
  });
}

function checkSymbolic(view: RefView, name: string, target: string): void {
  checkRefName(target);
  if (target === name || followRef(other => (other === name ? undefined : view.read(other)), target)?.name === name) {
    throw new PylitError('ref-conflict', `Refused to let ${quote(name)} lead to itself.`, { data: { name } });
  }
}

function checkTarget(view: RefView, name: string, id: ObjectId): void {
  if (isObjectId(id, view.algorithm) && view.hasObject(id)) return;
  throw new PylitError('object-missing', `Refused to point ${quote(name)} at ${quote(id)}: it is not in the store.`, {
    data: { ...missing('object', id).data, name },
  });
}

function refuseNesting(view: RefView, name: string): void {
  const parts = name.split('/');
  const above = parts.map((_, i) => parts.slice(0, i).join('/')).find((prefix, i) => i > 0 && view.read(prefix));
  const other = above ?? (view.any(`${name}/`) ? `${name}/...` : undefined);
  if (other === undefined) return;
  throw new PylitError('ref-conflict', `Refused to make the ref ${quote(name)} beside ${quote(other)}.`, {
    hint: 'A ref cannot also be a folder of refs; choose another name.',
    data: { name, found: other },
  });
}

function makeEntry(
  algorithm: HashAlgorithm,
  before: ObjectId | undefined,
  after: ObjectId | undefined,
  { log }: RefUpdate,
): ReflogEntry {
  const none = nullId(algorithm);
  return { before: before ?? none, after: after ?? none, by: log.by, message: reflogLine(log.message) };
}
