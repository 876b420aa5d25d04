import type { ByteStream } from '../bytes/byte-stream.ts';
import type { ObjectId } from '../core/object-kind.ts';
import { checkEntryName } from '../core/path.ts';
import { encodeTree, MODE, type TreeEntry } from '../core/tree.ts';
import type { Batch } from '../store/batch.ts';

/** One entry of a tree to be written: a file from memory, a file from a stream, a folder, or something stored already. */
export type TreeInputEntry = { readonly name: string } & (
  | { readonly content: Uint8Array | string; readonly executable?: boolean }
  | { readonly stream: () => ByteStream; readonly size: number; readonly executable?: boolean }
  | { readonly entries: TreeInput }
  | { readonly id: ObjectId; readonly mode: string }
);

/** A folder to be written; the order does not matter. Folders without entries are left out, as in git. */
export type TreeInput = readonly TreeInputEntry[];

/**
 * Adds a folder and everything in it to a batch.
 *
 * @returns the tree's id
 * @throws PylitError `path` for a name that is refused, `object-malformed` for one that is there twice
 */
export async function writeTree(batch: Batch, input: TreeInput, algorithm: 'sha1' | 'sha256'): Promise<ObjectId> {
  const entries: TreeEntry[] = [];
  for (const entry of input) {
    checkEntryName(entry.name);
    if ('entries' in entry && !holdsFiles(entry.entries)) continue;
    entries.push(await writeEntry(batch, entry, algorithm));
  }
  return batch.put('tree', encodeTree(entries, algorithm));
}

async function writeEntry(batch: Batch, entry: TreeInputEntry, algorithm: 'sha1' | 'sha256'): Promise<TreeEntry> {
  const { name } = entry;
  if ('id' in entry) return { name, mode: entry.mode, id: entry.id };
  if ('entries' in entry) return { name, mode: MODE.tree, id: await writeTree(batch, entry.entries, algorithm) };
  const mode = entry.executable ? MODE.executable : MODE.file;
  if ('content' in entry) return { name, mode, id: batch.put('blob', entry.content) };
  return { name, mode, id: await batch.putStream('blob', entry.size, entry.stream()) };
}

function holdsFiles(input: TreeInput): boolean {
  return input.some(entry => !('entries' in entry) || holdsFiles(entry.entries));
}
