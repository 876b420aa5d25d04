import { entryKind, MODE } from '../../core/tree.ts';
import type { EntryValue } from '../../history/merge/update-tree.ts';
import { isDocument, storedDocument } from '../../history/stored-block.ts';
import type { TreeSource } from '../../history/tree-source.ts';

/** A file as it lies on the disk. */
export interface FileContent {
  readonly bytes: Uint8Array;
  readonly isExecutable: boolean;
}

/**
 * Makes a file of a tree entry: a document from its blocks, anything else as it is. Undefined for what pylit never records: links, and
 * commits of other repositories.
 *
 * @throws PylitError `object-missing`, `object-malformed`, `object-corrupt`, `object-too-large`
 */
export async function contentOf(source: TreeSource, entry: EntryValue): Promise<FileContent | undefined> {
  if (await isDocument(source, entry)) {
    return { bytes: (await storedDocument(source, entry.id)).source, isExecutable: false };
  }
  if (entryKind(entry) !== 'blob' || entry.mode === MODE.symlink) return undefined;
  return { bytes: await source.blob(entry.id), isExecutable: entry.mode === MODE.executable };
}
