import { decodeUtf8 } from '../../bytes/utf8.ts';
import { PylitError } from '../../core/error.ts';
import { isObjectId, type ObjectId } from '../../core/object-kind.ts';
import { checkRefName } from '../../core/ref-name.ts';
import { encodeTree, MODE, type TreeEntry } from '../../core/tree.ts';
import { missing } from '../../store/corrupt.ts';
import type { RefValue } from '../../store/ref-store.ts';
import type { Store } from '../../store/store.ts';
import { peelTo } from '../revision.ts';
import type { TreeWriter } from './tree-writer.ts';

/*
 *     HEAD  blob   "ref: " name LF, or an id and LF
 *     refs  blob   { id SP name LF }, by name
 *     tags  tree   the bytes of each tag object, as a blob named like the tag's id
 *     work  tree   the work tree, as a commit of it would be
 *     merge blob   .pylit/merge.json, while a merge or rebase is going on
 */

/** How everything was at one moment. */
export interface View {
  readonly head: RefValue;
  /** Branches and tags by full name. */
  readonly refs: ReadonlyMap<string, ObjectId>;
  /** The tree of the documents and other files as they lay on the disk. */
  readonly work: ObjectId;
  /** The merge or rebase that is going on, as `.pylit/merge.json` has it. */
  readonly merge?: string;
}

/** The branches, the tags and HEAD as they are. */
export async function presentRefs(store: Store): Promise<Pick<View, 'head' | 'refs'>> {
  const refs = new Map<string, ObjectId>();
  for (const folder of ['refs/heads/', 'refs/tags/']) {
    for (const { name } of await store.refs.list(folder)) {
      const id = (await store.refs.resolve(name))?.id;
      if (id !== undefined) refs.set(name, id);
    }
  }
  return { head: (await store.refs.read('HEAD')) ?? { symbolic: 'refs/heads/main' }, refs };
}

/** Writes a view and returns the id of its tree. */
export async function writeView(
  store: Store,
  writer: TreeWriter,
  { head, refs, work, merge }: View,
): Promise<ObjectId> {
  const tags = await tagEntries(store, writer, refs.values());
  const entries: TreeEntry[] = [
    blob('HEAD', writer.put('blob', `${'id' in head ? head.id : `ref: ${head.symbolic}`}\n`)),
    blob('refs', writer.put('blob', refsText(refs))),
    ...(tags.length === 0 ? [] : [folder('tags', writer.put('tree', encodeTree(tags, store.algorithm)))]),
    folder('work', work),
    ...(merge === undefined ? [] : [blob('merge', writer.put('blob', merge))]),
  ];
  return writer.put('tree', encodeTree(entries, store.algorithm));
}

/**
 * Reads a view.
 *
 * @throws PylitError `object-missing`, `object-malformed`, `object-corrupt`
 */
export async function readView(store: Store, id: ObjectId): Promise<View> {
  const entries = new Map((await store.trees.read(id)).map(entry => [entry.name, entry.id]));
  const [head, refs, work, merge] = ['HEAD', 'refs', 'work', 'merge'].map(name => entries.get(name));
  if (head === undefined || refs === undefined || work === undefined) throw malformed(id, 'an entry is not there');
  return {
    head: parseHead(id, await textOf(store, head)),
    refs: parseRefs(id, await textOf(store, refs)),
    work,
    ...(merge !== undefined && { merge: await textOf(store, merge) }),
  };
}

/** The tag objects that a view keeps, by id: they can be stored again when nothing else has them any more. */
export async function keptTags(store: Store, id: ObjectId): Promise<ReadonlyMap<ObjectId, Uint8Array>> {
  const tags = (await store.trees.read(id)).find(entry => entry.name === 'tags');
  const kept = new Map<ObjectId, Uint8Array>();
  for (const { name, id: blobId } of tags ? await store.trees.read(tags.id) : [])
    kept.set(name, await bytesOf(store, blobId));
  return kept;
}

/** The commits that a view's refs lead to and another's do not: they are kept alive as parents of the operation's commit. */
export async function newCommits(store: Store, view: Pick<View, 'refs' | 'head'>, before?: View): Promise<ObjectId[]> {
  const known = new Set(before ? targets(before) : []);
  const found = new Set<ObjectId>();
  for (const id of targets(view)) if (!known.has(id)) for (const commit of await commitOf(store, id)) found.add(commit);
  return [...found].sort();
}

function targets({ head, refs }: Pick<View, 'head' | 'refs'>): ObjectId[] {
  return [...refs.values(), ...('id' in head ? [head.id] : [])];
}

/** A tag may be of anything. */
async function commitOf(store: Store, id: ObjectId): Promise<ObjectId[]> {
  try {
    return [await peelTo(store, id, 'commit')];
  } catch (error) {
    if (error instanceof PylitError && error.code === 'usage') return [];
    throw error;
  }
}

async function tagEntries(store: Store, writer: TreeWriter, ids: Iterable<ObjectId>): Promise<TreeEntry[]> {
  const entries: TreeEntry[] = [];
  for (const id of new Set(ids)) {
    if ((await store.objects.info(id))?.kind !== 'tag') continue;
    entries.push(blob(id, writer.put('blob', await bytesOf(store, id))));
  }
  return entries;
}

function refsText(refs: View['refs']): string {
  const sorted = [...refs].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([name, id]) => `${id} ${name}\n`).join('');
}

function parseHead(view: ObjectId, text: string): RefValue {
  const value = text.trimEnd();
  if (value.startsWith('ref: ')) return { symbolic: checkRefName(value.slice(5)) };
  if (isObjectId(value)) return { id: value };
  throw malformed(view, 'its HEAD is none');
}

function parseRefs(view: ObjectId, text: string): Map<string, ObjectId> {
  const lines = text.split('\n').slice(0, -1);
  return new Map(
    lines.map(line => {
      const space = line.indexOf(' ');
      const id = line.slice(0, space);
      if (!isObjectId(id)) throw malformed(view, 'a ref in it has no id');
      return [checkRefName(line.slice(space + 1)), id];
    }),
  );
}

async function textOf(store: Store, id: ObjectId): Promise<string> {
  return decodeUtf8(await bytesOf(store, id));
}

async function bytesOf(store: Store, id: ObjectId): Promise<Uint8Array> {
  const object = await store.objects.read(id);
  if (!object) throw missing('object', id);
  return object.body;
}

function blob(name: string, id: ObjectId): TreeEntry {
  return { name, mode: MODE.file, id };
}

function folder(name: string, id: ObjectId): TreeEntry {
  return { name, mode: MODE.tree, id };
}

function malformed(id: ObjectId, reason: string): PylitError {
  return new PylitError('object-malformed', `Expected the view of an operation, found that of ${id} ${reason}.`, {
    data: { kind: 'tree', id },
  });
}
