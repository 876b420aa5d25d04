import { PylitError } from '../../core/error.ts';

/** The error for a file of a repository that is not what it should be; `data.path` names it. */
export function damagedFile(path: string, what: string, cause?: unknown): PylitError {
  return new PylitError('object-corrupt', `The file ${path} is damaged: ${what}.`, {
    hint: HINT,
    data: { kind: 'file', id: path, path },
    ...(cause !== undefined && { cause }),
  });
}

/** The error for an object whose stored bytes are wrong. */
export function damagedObject(kind: string, id: string, path: string, what: string, cause?: unknown): PylitError {
  return new PylitError('object-corrupt', `The ${kind} ${id} is corrupt: ${what} (in ${path}).`, {
    hint: HINT,
    data: { kind, id, path },
    ...(cause !== undefined && { cause }),
  });
}

/** The error for a ref, or its log, that cannot be read. */
export function damagedRef(name: string, path: string, what: string): PylitError {
  return new PylitError('object-corrupt', `The ref ${name} is corrupt: ${what} (in ${path}).`, {
    hint: 'Point it at a commit again with "git update-ref", or restore the file from a copy.',
    data: { kind: 'ref', id: name, path },
  });
}

/** Says in pylit's words what the operating system reports; every other error stays what it is. */
export function fileError(error: unknown, path?: string): unknown {
  if (error instanceof PylitError || systemCode(error) === undefined) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new PylitError('io', `The repository cannot be read or written: ${message}.`, {
    hint: 'Check the free space and the permissions of its folder.',
    data: { path },
    cause: error,
  });
}

/** The code of an error of the operating system, such as ENOENT. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Tells whether an error says that there is no such file. */
export function isAbsence(error: unknown): boolean {
  const code = systemCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

const HINT = 'Run "git fsck" to see everything that is damaged; fetch again, or restore the file from a copy.';
