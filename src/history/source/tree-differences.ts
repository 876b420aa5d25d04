import type { Awaitable } from '../../bytes/byte-stream.ts';
import { PylitError } from '../../core/error.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import { entryKind, type TreeEntry } from '../../core/tree.ts';
import { compareText } from '../../store/compare-text.ts';
import type { TreeStore } from '../../store/tree-store.ts';
import type { DocumentKey } from '../project-history.ts';
import { Recent } from '../recent.ts';
import type { DocumentDifference } from './history-source.ts';

/** Entries of trees that are remembered: what one commit leads to, the next one mostly leads to too. */
const REMEMBERED_ENTRIES = 200_000;

/** Trees nested deeper than this are not entered: no real project has them, and a walk must end. */
const MAX_DEPTH = 512;

export type EntriesOf = (tree: ObjectId) => Awaitable<readonly TreeEntry[]>;

/** Reads trees and remembers some. */
export function rememberedTrees(trees: Pick<TreeStore, 'read'>): EntriesOf {
  const recent = new Recent<ObjectId, readonly TreeEntry[]>(REMEMBERED_ENTRIES);
  return tree => {
    const known = recent.get(tree);
    if (known) return known;
    const found = trees.read(tree);
    const remember = (entries: readonly TreeEntry[]) => {
      recent.set(tree, entries, entries.length + 1);
      return entries;
    };
    return 'then' in found ? found.then(remember) : remember(found);
  };
}

/** Says which document an entry is, by a key for it; undefined where it is none, and a folder is entered. */
export type KeyOf = (entry: TreeEntry) => Awaitable<DocumentKey | undefined>;

/** Folders and documents that are met at most: a tree may name another many times, and that again, and so be larger than any disk. */
const MAX_MET = 500_000;

/**
 * Lists the documents that differ between two trees, in the order of paths. What is equal is not read. Names that are no text are passed
 * over, with what is below them.
 *
 * @throws PylitError `object-malformed` for trees that are larger than any project; as the trees throw
 */
export async function documentDifferences(
  entriesOf: EntriesOf,
  keyOf: KeyOf,
  before: ObjectId | undefined,
  after: ObjectId | undefined,
): Promise<readonly DocumentDifference[]> {
  const found: DocumentDifference[] = [];
  await collect({ entriesOf, keyOf, found, folders: 0 }, before, after, '', 0);
  return found.sort((a, b) => compareText(a.path, b.path));
}

interface Walk {
  readonly entriesOf: EntriesOf;
  readonly keyOf: KeyOf;
  readonly found: DocumentDifference[];
  folders: number;
}

async function collect(
  walk: Walk,
  before: ObjectId | undefined,
  after: ObjectId | undefined,
  prefix: string,
  depth: number,
): Promise<void> {
  if (before === after || depth > MAX_DEPTH) return;
  if ((walk.folders += 1) + walk.found.length > MAX_MET) throw tooLarge(after ?? before ?? '');
  const old = before === undefined ? [] : await walk.entriesOf(before);
  const now = after === undefined ? [] : await walk.entriesOf(after);
  for (const { name, was, is } of differing(old, now)) {
    if (!name.isWellFormed()) continue;
    const [oldKey, newKey] = [was && (await walk.keyOf(was)), is && (await walk.keyOf(is))];
    const path = prefix + name;
    if (oldKey !== newKey) {
      walk.found.push({
        path,
        ...(oldKey !== undefined && { before: oldKey }),
        ...(newKey !== undefined && { after: newKey }),
      });
    }
    const [oldFolder, newFolder] = [folder(was, oldKey), folder(is, newKey)];
    if (oldFolder !== newFolder) await collect(walk, oldFolder, newFolder, `${path}/`, depth + 1);
  }
}

function folder(entry: TreeEntry | undefined, key: DocumentKey | undefined): ObjectId | undefined {
  return entry && key === undefined && entryKind(entry) === 'tree' ? entry.id : undefined;
}

function tooLarge(tree: ObjectId): PylitError {
  return new PylitError(
    'object-malformed',
    `Expected at most ${MAX_MET} folders and documents, found more, as in ${tree}.`,
    {
      data: { kind: 'tree', id: tree },
    },
  );
}

interface DifferingEntry {
  readonly name: string;
  readonly was?: TreeEntry;
  readonly is?: TreeEntry;
}

function differing(old: readonly TreeEntry[], now: readonly TreeEntry[]): readonly DifferingEntry[] {
  let start = 0;
  while (start < old.length && start < now.length && isSame(old[start], now[start])) start += 1;
  let end = 0;
  const most = Math.min(old.length, now.length) - start;
  while (end < most && isSame(old[old.length - 1 - end], now[now.length - 1 - end])) end += 1;
  const byName = new Map(now.slice(start, now.length - end).map(entry => [entry.name, entry]));
  const removedOrEdited = old.slice(start, old.length - end).flatMap(was => {
    const is = byName.get(was.name);
    byName.delete(was.name);
    return isSame(was, is) ? [] : [{ name: was.name, was, ...(is && { is }) }];
  });
  return [...removedOrEdited, ...[...byName.values()].map(is => ({ name: is.name, is }))];
}

function isSame(a: TreeEntry | undefined, b: TreeEntry | undefined): boolean {
  return a !== undefined && b !== undefined && a.id === b.id && a.mode === b.mode && a.name === b.name;
}
