import type { ObjectId } from '../core/object-kind.ts';
import { entryKind, type TreeEntry } from '../core/tree.ts';
import { diffTrees, type TreeDifference } from '../diff/tree-diff.ts';
import { type BlockChange, changedBlocks, movedBlock } from './changed-blocks.ts';
import { documentBlocks, isDocument, type StoredBlock } from './stored-block.ts';
import type { TreeSource } from './tree-source.ts';

/** What happened to one file between two versions of a project. */
export interface FileChange {
  readonly change: 'added' | 'removed' | 'edited' | 'moved';
  /** The new path; of a removed file the old one. */
  readonly path: string;
  /** The old path, where it was another. */
  readonly from?: string;
}

/** What happened to a document. Without blocks, it was moved, or its line ends or blank lines changed. */
export interface DocumentChange extends FileChange {
  readonly blocks: readonly BlockChange[];
}

export interface ProjectChanges {
  readonly documents: readonly DocumentChange[];
  /** Files that are no documents. */
  readonly files: readonly FileChange[];
}

/**
 * Lists what changed between two versions of a project, block by block, in the order of paths. Only what differs is read.
 *
 * @param before tree of the old version; undefined for none
 * @param after tree of the new version; undefined for none
 * @throws PylitError as the source
 */
export async function changedProject(
  source: TreeSource,
  before: ObjectId | undefined,
  after: ObjectId | undefined,
): Promise<ProjectChanges> {
  const enter = async (entry: TreeEntry) => entryKind(entry) === 'tree' && !(await isDocument(source, entry));
  const versions: Version[] = [];
  const files: FileChange[] = [];
  for await (const difference of diffTrees(source, before, after, enter)) {
    const { path } = difference;
    const old = await versionOf(source, path, difference.before);
    const now = await versionOf(source, path, difference.after);
    if (old || now) versions.push({ path, ...(old && { before: old }), ...(now && { after: now }) });
    files.push(...fileChange(difference, old !== undefined, now !== undefined));
  }
  const documents = joinMoved(versions).map(documentChange);
  return { documents: movedBetween(documents), files };
}

interface DocumentVersion {
  readonly path: string;
  readonly tree: ObjectId;
  readonly blocks: readonly StoredBlock[];
}

interface Version {
  readonly path: string;
  readonly before?: DocumentVersion;
  readonly after?: DocumentVersion;
}

async function versionOf(
  source: TreeSource,
  path: string,
  entry: TreeEntry | undefined,
): Promise<DocumentVersion | undefined> {
  if (!entry || !(await isDocument(source, entry))) return undefined;
  return { path, tree: entry.id, blocks: await documentBlocks(source, entry.id) };
}

/** What is not a document on a side is a file there. */
function fileChange(
  difference: TreeDifference<TreeEntry>,
  oldIsDocument: boolean,
  newIsDocument: boolean,
): readonly FileChange[] {
  const { path } = difference;
  const was = difference.before !== undefined && !oldIsDocument;
  const is = difference.after !== undefined && !newIsDocument;
  if (was && is) return [{ change: 'edited', path }];
  return was || is ? [{ change: was ? 'removed' : 'added', path }] : [];
}

/** Documents that are compared at most to find those that moved and were edited at once. */
const MAX_COMPARISONS = 20_000;

/** A removed and an added document that share at least half of their blocks are one that moved; the most similar first. */
function joinMoved(versions: readonly Version[]): readonly Version[] {
  const origins = new Map<Version, Version>();
  const taken = new Set<Version>();
  for (const { from, to } of movedPairs(versions)) {
    if (origins.has(to) || taken.has(from)) continue;
    origins.set(to, from);
    taken.add(from);
  }
  return versions.flatMap(version => {
    const origin = origins.get(version);
    if (taken.has(version)) return [];
    return [origin?.before ? { ...version, before: origin.before } : version];
  });
}

/** Candidates, best first: equal trees, then by the share of equal blocks. */
function movedPairs(versions: readonly Version[]): readonly { from: Version; to: Version }[] {
  const removed = versions.filter(version => !version.after);
  const added = versions.filter(version => !version.before);
  const byTree = Map.groupBy(removed, version => version.before?.tree);
  const equal = added.flatMap(to => (byTree.get(to.after?.tree) ?? []).slice(0, 10).map(from => ({ from, to })));
  const known = removed.map(from => ({ from, ids: new Set(from.before?.blocks.map(block => block.id)) }));
  const similar = added
    .slice(0, Math.floor(MAX_COMPARISONS / Math.max(1, removed.length)))
    .flatMap(to => known.map(({ from, ids }) => ({ from, to, score: sharedBlocks(ids, to.after?.blocks ?? []) })))
    .filter(pair => pair.score >= 0.5)
    .toSorted((a, b) => b.score - a.score);
  return [...equal, ...similar];
}

/** The share of equal blocks, from 0 to 1. */
function sharedBlocks(known: ReadonlySet<string>, blocks: readonly StoredBlock[]): number {
  const shared = blocks.filter(block => known.has(block.id)).length;
  return shared / Math.max(1, known.size, blocks.length);
}

function documentChange({ path, before, after }: Version): DocumentChange {
  const blocks = changedBlocks(before?.blocks ?? [], after?.blocks ?? [], path, before?.path);
  if (!before) return { change: 'added', path, blocks };
  if (!after) return { change: 'removed', path, blocks };
  return before.path === path
    ? { change: 'edited', path, blocks }
    : { change: 'moved', path, from: before.path, blocks };
}

/** A block that left one document and appeared in another has moved. */
function movedBetween(documents: readonly DocumentChange[]): readonly DocumentChange[] {
  const left = documents.flatMap(document => document.blocks.filter(block => block.change === 'removed'));
  const waiting = Map.groupBy(left, block => block.before?.id ?? '');
  const gone = new Set<BlockChange>();
  const arrived = (block: BlockChange): BlockChange => {
    const origin = block.change === 'added' && block.after ? waiting.get(block.after.id)?.shift() : undefined;
    if (!origin?.before || !block.after) return block;
    gone.add(origin);
    return movedBlock(origin.before, block.after, block.path, origin.path);
  };
  const moved = documents.map(document => ({ ...document, blocks: document.blocks.map(arrived) }));
  return moved.map(document => ({ ...document, blocks: document.blocks.filter(block => !gone.has(block)) }));
}
