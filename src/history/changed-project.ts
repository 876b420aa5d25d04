import type { ObjectId } from '../core/object-kind.ts';
import { entryKind, type TreeEntry } from '../core/tree.ts';
import { diffTrees, type TreeDifference } from '../diff/tree-diff.ts';
import { type BlockChange, changedBlocksOf } from './changed-blocks.ts';
import { pairDocuments } from './matching/pair-documents.ts';
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
  return { documents: documentChanges(joinMoved(versions)), files };
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

/** A removed and an added document that are alike are one that moved. */
function joinMoved(versions: readonly Version[]): readonly Version[] {
  const removed = versions.flatMap(version => (version.after ? [] : pairable(version, version.before)));
  const added = versions.flatMap(version => (version.before ? [] : pairable(version, version.after)));
  const pairs = pairDocuments(removed, added);
  const gone = new Set(pairs.map(pair => removed[pair.from]?.version));
  const origins = new Map(pairs.map(pair => [added[pair.to]?.version, removed[pair.from]?.version.before]));
  return versions.flatMap(version => {
    const before = origins.get(version);
    if (gone.has(version)) return [];
    return [before ? { ...version, before } : version];
  });
}

function pairable(version: Version, document: DocumentVersion | undefined) {
  return document ? [{ version, path: version.path, content: document.tree, blocks: document.blocks }] : [];
}

function documentChanges(versions: readonly Version[]): readonly DocumentChange[] {
  const changes = changedBlocksOf(
    versions.map(({ path, before, after }) => ({
      path,
      oldPath: before?.path ?? path,
      before: before?.blocks ?? [],
      after: after?.blocks ?? [],
    })),
  );
  return versions.map((version, index) => documentChange(version, changes[index] ?? []));
}

function documentChange({ path, before, after }: Version, blocks: readonly BlockChange[]): DocumentChange {
  if (!before) return { change: 'added', path, blocks };
  if (!after) return { change: 'removed', path, blocks };
  return before.path === path
    ? { change: 'edited', path, blocks }
    : { change: 'moved', path, from: before.path, blocks };
}
