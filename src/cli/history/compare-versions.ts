import { lstatSync } from 'node:fs';
import { ProjectFiles } from '../../build/platform/files.ts';
import { scan } from '../../build/scan/scan.ts';
import { objectId } from '../../bytes/object-id.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import { refusePath } from '../../core/path.ts';
import { entryKind, type TreeEntry } from '../../core/tree.ts';
import { changedProject, type ProjectChanges } from '../../history/changed-project.ts';
import { writeProjectTree } from '../../history/project-tree.ts';
import { memoryTrees, storeTrees, type TreeSource } from '../../history/tree-source.ts';
import type { Store } from '../../store/store.ts';
import { snapshot } from '../branches/snapshot.ts';
import { openProject } from '../project/project.ts';
import { type DocumentTrees, documentTrees, isShownDocument } from './git-trees.ts';
import type { OpenedHistory } from './open-history.ts';

/** A version of all documents: a commit, the files as they are now, or nothing at all. */
export type Version = { readonly commit: ObjectId } | 'work tree' | 'nothing';

/** What changed between two versions, and where their trees and blobs are to be read. */
export interface Comparison extends ProjectChanges {
  readonly trees: TreeSource;
  /** Undefined for nothing. */
  readonly before: ObjectId | undefined;
  readonly after: ObjectId | undefined;
}

/**
 * Compares two versions block by block.
 *
 * @throws PylitError `object-missing`, `object-malformed`, `object-corrupt`; for the files as they are now also `config`, `io`
 */
export async function compareVersions(history: OpenedHistory, before: Version, after: Version): Promise<Comparison> {
  const sides = history.documents === 'pylit' ? await pylitSides(history) : await gitSides(history);
  const withWork = before === 'work tree' || after === 'work tree';
  const [old, now] = [await sides.treeOf(before, withWork), await sides.treeOf(after, withWork)];
  return { ...(await changedProject(sides.trees, old, now)), trees: sides.trees, before: old, after: now };
}

interface Sides {
  readonly trees: TreeSource;
  /** @param withWork whether it is compared with the files as they are now */
  treeOf(version: Version, withWork: boolean): Promise<ObjectId | undefined>;
}

async function pylitSides({ root, store }: OpenedHistory): Promise<Sides> {
  const trees = memoryTrees(store?.algorithm, store && storeTrees(store));
  return {
    trees,
    async treeOf(version) {
      if (version === 'nothing') return undefined;
      if (version === 'work tree') return writeProjectTree(trees, await snapshot(await openProject(root)));
      return (await store?.history.read(version.commit))?.tree;
    },
  };
}

/** Of the files as they are now, only documents are compared: for all others there is git. */
async function gitSides(history: OpenedHistory): Promise<Sides> {
  const store = history.store as Store;
  const readers = await history.readers();
  const trees = documentTrees(storeTrees(store), store.algorithm, readers);
  const extensions = readers.flatMap(reader => reader.extensions);
  const committed = new Set<string>();
  return {
    trees,
    async treeOf(version, withWork) {
      if (version === 'nothing') return undefined;
      if (version === 'work tree')
        return trees.addFolder(workingDocuments(history.root, { store, extensions }, trees, committed));
      const { tree } = await store.history.read(version.commit);
      if (!withWork) return tree;
      const documents = await documentsBelow(trees, tree);
      for (const { name } of documents) committed.add(name);
      return trees.addFolder(documents);
    },
  };
}

/** Documents that are not ignored, and those that were committed nevertheless. */
function workingDocuments(
  root: string,
  { store, extensions }: { readonly store: Store; readonly extensions: readonly string[] },
  trees: DocumentTrees,
  committed: ReadonlySet<string>,
): readonly TreeEntry[] {
  const files = new ProjectFiles(root);
  const found = scan(files, { source: '.', exclude: [], skip: [], extensions });
  const paths = [...new Set([...found.documents.keys(), ...committed])];
  return paths.sort().flatMap(path => {
    // Git stores a link, and not what it leads to.
    if (isLink(`${root}/${path}`)) return [];
    const bytes = found.contents.get(path) ?? (refusePath(path) ? undefined : files.read(path));
    if (!bytes) return [];
    const known = store.algorithm === 'sha1' ? found.documents.get(path) : undefined;
    return [trees.addFile(path, known ?? objectId('blob', bytes, store.algorithm), bytes)];
  });
}

function isLink(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** All documents of a tree in one list, by path. */
async function documentsBelow(trees: TreeSource, tree: ObjectId, prefix = ''): Promise<readonly TreeEntry[]> {
  const found: TreeEntry[] = [];
  for (const entry of await trees.entries(tree)) {
    const path = prefix + entry.name;
    if (isShownDocument(entry)) found.push({ ...entry, name: path });
    else if (entryKind(entry) === 'tree') found.push(...(await documentsBelow(trees, entry.id, `${path}/`)));
  }
  return found;
}
