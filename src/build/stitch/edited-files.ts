import { hash } from '../../bytes/hash.ts';
import type { OutputIndex, OutputRecord } from '../outputs.ts';
import type { ProjectFiles } from '../platform/files.ts';
import type { TangledBases } from '../tangled-bases.ts';

/** A tangled file that is not as pylit wrote it. */
export interface EditedOutput {
  /** From the project's root. */
  readonly path: string;
  readonly ours: string;
  /** The SHA-1 of what is on the disk. */
  readonly digest: string;
  /** What may have been tangled last: none where that is not known, several where a build was killed. */
  readonly bases: readonly string[];
}

/** What became of the tangled files. */
export interface FoundEdits {
  readonly edited: readonly EditedOutput[];
  /** Files that are gone. */
  readonly deleted: readonly string[];
  /** Files that are no text. */
  readonly binary: readonly string[];
}

export const NO_EDITS: FoundEdits = { edited: [], deleted: [], binary: [] };

/**
 * Looks at the files that pylit tangled, or at some of them, and takes those that were edited since.
 *
 * @param bases what was tangled
 * @param chosen paths from the project's root; all by default
 */
export function findEdits(
  files: ProjectFiles,
  index: OutputIndex,
  bases: TangledBases,
  chosen?: ReadonlySet<string>,
): FoundEdits {
  const edited: EditedOutput[] = [];
  const deleted: string[] = [];
  const binary: string[] = [];
  for (const [path, record] of Object.entries(index.written)) {
    if (record[3] === 'woven' || chosen?.has(path) === false) continue;
    const stamp = files.metadata(path);
    if (stamp && record[1] === stamp.size && record[2] === String(stamp.mtime) && !(path in index.pending)) continue;
    const bytes = files.read(path);
    if (!bytes) deleted.push(path);
    else if (!isAsWritten(bytes, path, record, index)) {
      const ours = textOf(bytes);
      if (ours === undefined) binary.push(path);
      else edited.push({ path, ours, digest: hash('sha1', bytes), bases: bases.of(path, index) });
    }
  }
  return { edited, deleted, binary };
}

function isAsWritten(bytes: Uint8Array, path: string, record: OutputRecord, { pending }: OutputIndex): boolean {
  const digest = hash('sha1', bytes);
  return [record[0], ...(pending[path]?.slice(1) ?? [])].some(known => known.slice(0, digest.length) === digest);
}

/** Text that a document can hold; undefined where it is none. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return /\0|\r(?!\n)/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
