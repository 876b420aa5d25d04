import { PylitError } from '../../core/error.ts';

/** A source that is there and cannot be read now. What was made of it before stays; nothing is noted that would hide that it can be read again. */
export interface LostSource {
  /** From the project's root. */
  readonly place: string;
  readonly kind: 'document' | 'folder' | 'rules';
  /** In words, without a full stop; for a document that is not UTF-8, its bytes. */
  readonly reason: string | Uint8Array;
  /** The name of the system's error, where there is one. */
  readonly code?: string;
}

/** What the index keeps of them, so that every scan looks at them again. */
export interface LostSources {
  /** Documents, from the source folder: whether it is known what they were when they were built last. */
  readonly documents: Readonly<Record<string, boolean>>;
  /** Folders that cannot be listed, from the project's root: whether it is known which documents were in them. */
  readonly folders: Readonly<Record<string, boolean>>;
}

/** What the documents were when the project was built last. */
export interface LastDocuments {
  /** Blob ids by path from the source folder. */
  readonly ids: ReadonlyMap<string, string>;
  /** Whether a document that is not among them made nothing. */
  isNew(path: string): boolean;
  /** Whether all that was in a folder of the project is among them. */
  knowsFolder(place: string): boolean;
}

/** Whether all that the lost ones made is known. */
export function isKnownLoss(lost: LostSources | undefined): boolean {
  return !lost || ![...Object.values(lost.documents), ...Object.values(lost.folders)].includes(false);
}

/** Stands in the index for the blob id of a document that was never read. */
export const NO_ID = '0'.repeat(40);

/** What was read, or why it cannot be. */
export type Attempt<Value> = { readonly value: Value } | { readonly failure: Pick<LostSource, 'reason' | 'code'> };

/**
 * Tries to read something.
 *
 * @throws what is no failure to read
 */
export function tryToRead<Value>(read: () => Value): Attempt<Value> {
  try {
    return { value: read() };
  } catch (error) {
    if (!(error instanceof PylitError) || (error.code !== 'io' && error.code !== 'path')) throw error;
    const code = codeOf(error.cause);
    if (code === undefined) return { failure: { reason: error.message.replace(/\.$/, '') } };
    return { failure: { reason: REASONS[code] ?? code, code } };
  }
}

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EIO: 'the disk reports an error',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GiB',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
};
