import { PylitError } from '../../core/error.ts';
import { corrupt } from '../../store/corrupt.ts';

/** Primary result codes of SQLite that say another process is in the way (sqlite.org/rescode.html). */
const LOCKED = new Set([5, 6]);

/** Those that the operating system causes: no permission, no memory, read-only, interrupted, I/O, full, cannot open. */
const SYSTEM = new Set([3, 7, 8, 9, 10, 13, 14, 22, 23]);

const SHORT_READ = 522;

/**
 * Says in pylit's words what SQLite or the operating system reports. Our statements are fixed and known to be right, so all that
 * is left (a missing table, a wrong type, a damaged page) means that the file is damaged.
 */
export function storageError(error: unknown): unknown {
  if (error instanceof PylitError || !(error instanceof Error)) return error;
  const code = resultCode(error);
  if (code === undefined) return systemError(error);
  if (LOCKED.has(code & 0xff)) {
    return new PylitError('store-locked', 'The store is being written by another process, for too long.', {
      hint: 'Wait for the other pylit to finish, or end it, and try again.',
      cause: error,
    });
  }
  if (code === SHORT_READ || !SYSTEM.has(code & 0xff)) return corrupt('file', 'store.db', error.message, error);
  return ioError(error);
}

function resultCode(error: Error): number | undefined {
  return 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : undefined;
}

/** Errors of `node:fs` have a code such as ENOSPC; what has none is a bug and stays what it is. */
function systemError(error: Error): unknown {
  return 'syscall' in error ? ioError(error) : error;
}

function ioError(error: Error): PylitError {
  return new PylitError('io', `The store cannot be read or written: ${error.message}.`, {
    hint: 'Check the free space and the permissions of the folder .pylit.',
    cause: error,
  });
}
