import { decodeUtf8, encodeUtf8 } from '../../bytes/utf8.ts';
import { refusePath } from '../../core/path.ts';

/*
 *     record = JSON of the head LF  bytes of all files, one behind the other
 */

/** A file that came, changed or went. */
export interface RecordedFile {
  /** From the project's root. */
  readonly path: string;
  readonly kind: 'document' | 'file';
  readonly executable?: boolean;
  /** Absent where the file went. */
  readonly bytes?: Uint8Array;
}

/** What a build found that is not in the log yet. */
export interface SnapshotRecord {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly zone: string;
  readonly command: string;
  /** Names the session that built: what a watch builds shortly after each other is one operation. */
  readonly session: string;
  /** Digest of the sources that the files differ from; absent where the files have all documents. */
  readonly base?: string;
  /** Without a base: all other files that there are. What is neither a document nor among them is gone. */
  readonly others?: readonly string[];
  /** Digest of the sources with these files; absent where it is not known. */
  readonly result?: string;
  readonly files: readonly RecordedFile[];
}

interface Head extends Omit<SnapshotRecord, 'files'> {
  readonly version: 1;
  readonly files: readonly (Omit<RecordedFile, 'bytes'> & { readonly size?: number })[];
}

export function encodeRecord({ files, ...rest }: SnapshotRecord): Uint8Array[] {
  const heads = files.map(({ bytes, ...file }) => ({ ...file, ...(bytes && { size: bytes.length }) }));
  const head: Head = { version: 1, ...rest, files: heads };
  return [encodeUtf8(`${JSON.stringify(head)}\n`), ...files.flatMap(({ bytes }) => (bytes ? [bytes] : []))];
}

/** Reads a record; undefined where it is torn, or of another version. */
export function decodeRecord(bytes: Uint8Array): SnapshotRecord | undefined {
  try {
    const end = bytes.indexOf(10);
    const { version, files, ...rest } = JSON.parse(decodeUtf8(bytes.subarray(0, end))) as Head;
    if (version !== 1) return undefined;
    let at = end + 1;
    const read = files.map(({ size, ...file }) => {
      if (refusePath(file.path) !== undefined) throw new RangeError(file.path);
      if (size === undefined) return file;
      at += size;
      return { ...file, bytes: bytes.subarray(at - size, at) };
    });
    return at === bytes.length ? { ...rest, files: read } : undefined;
  } catch {
    return undefined;
  }
}
