import type { ObjectId } from '../../core/object-kind.ts';
import { entryKind, type TreeEntry } from '../../core/tree.ts';
import { diffTrees } from '../../diff/tree-diff.ts';
import { documentBlocks, isDocument } from '../stored-block.ts';
import type { TreeSource } from '../tree-source.ts';
import { SIDES, type Side } from './compare-sides.ts';
import type { EntryValue } from './update-tree.ts';

/** One version of a file: where it is, and what. */
export interface FileVersion {
  readonly path: string;
  readonly entry: EntryValue;
  readonly isDocument: boolean;
}

/** A file through a merge, followed where it moved; only those that at least one side changed. */
export type ProjectUnit = { readonly [Version in 'base' | Side]?: FileVersion };

/**
 * Lists the files that differ between a base and two sides. A file that is gone and one that is new are one that moved, where they are
 * the same, or documents that share at least half of their blocks.
 */
export async function projectUnits(
  source: TreeSource,
  trees: { readonly base?: ObjectId | undefined; readonly ours: ObjectId; readonly theirs: ObjectId },
): Promise<readonly ProjectUnit[]> {
  const enter = async (entry: TreeEntry) => entryKind(entry) === 'tree' && !(await isDocument(source, entry));
  const changes = { ours: new Map<string, Change>(), theirs: new Map<string, Change>() };
  for (const side of SIDES) {
    for await (const { path, before, after } of diffTrees(source, trees.base, trees[side], enter)) {
      const [was, is] = [await versionOf(source, path, before), await versionOf(source, path, after)];
      changes[side].set(path, { ...(was && { was }), ...(is && { is }) });
    }
  }
  const units = new Map<string, Mutable>();
  for (const path of [...new Set([...changes.ours.keys(), ...changes.theirs.keys()])].sort()) {
    const base = changes.ours.get(path)?.was ?? changes.theirs.get(path)?.was;
    const on = (side: Side) => (changes[side].has(path) ? changes[side].get(path)?.is : base);
    units.set(path, { base, ours: on('ours'), theirs: on('theirs') });
  }
  for (const side of SIDES) await joinMoved(source, units, side);
  return [...units.values()].map(compact).filter(unit => unit.base || unit.ours || unit.theirs);
}

interface Change {
  readonly was?: FileVersion;
  readonly is?: FileVersion;
}

type Mutable = { [Version in 'base' | Side]: FileVersion | undefined };

function compact({ base, ours, theirs }: Mutable): ProjectUnit {
  return { ...(base && { base }), ...(ours && { ours }), ...(theirs && { theirs }) };
}

async function versionOf(
  source: TreeSource,
  path: string,
  entry: TreeEntry | undefined,
): Promise<FileVersion | undefined> {
  if (!entry) return undefined;
  const { mode, id } = entry;
  return { path, entry: { mode, id }, isDocument: await isDocument(source, entry) };
}

/** Documents that are compared at most to find those that moved and were edited at once. */
const MAX_COMPARISONS = 20_000;

/** Joins what one side removed with what it added elsewhere, the most similar first; places that the other side also filled stay apart. */
async function joinMoved(source: TreeSource, units: ReadonlyMap<string, Mutable>, side: Side): Promise<void> {
  const gone = [...units.values()].filter(unit => unit.base && !unit[side]);
  const come = [...units.values()].filter(
    unit => !unit.base && Object.values(unit).filter(Boolean).length === 1 && unit[side],
  );
  const candidates: { from: Mutable; to: Mutable; score: number }[] = [];
  const blocks = new Map<FileVersion, ReadonlySet<string>>();
  for (const from of gone) {
    for (const to of come) {
      if (candidates.length > MAX_COMPARISONS) break;
      const score = await likeness(source, from.base, to[side], blocks);
      if (score >= 0.5) candidates.push({ from, to, score });
    }
  }
  for (const { from, to } of candidates.toSorted((a, b) => b.score - a.score)) {
    if (from[side] || !to[side]) continue;
    from[side] = to[side];
    to[side] = undefined;
  }
}

async function likeness(
  source: TreeSource,
  from: FileVersion | undefined,
  to: FileVersion | undefined,
  known: Map<FileVersion, ReadonlySet<string>>,
): Promise<number> {
  if (!from || !to || from.isDocument !== to.isDocument) return 0;
  if (from.entry.id === to.entry.id) return 1;
  if (!from.isDocument) return 0;
  const ids = async (version: FileVersion) => {
    const found = known.get(version) ?? new Set((await documentBlocks(source, version.entry.id)).map(({ id }) => id));
    known.set(version, found);
    return found;
  };
  const [old, now] = [await ids(from), await ids(to)];
  return [...now].filter(id => old.has(id)).length / Math.max(1, old.size, now.size);
}
