import { objectId } from '../bytes/object-id.ts';
import { PylitError, quote } from '../core/error.ts';
import { algorithmOfId, type ObjectId, type ObjectKind } from '../core/object-kind.ts';

/** The error for stored bytes that are not what they were; `kind` and `id` say of what. */
export function corrupt(kind: string, id: string, what: string, cause?: unknown): PylitError {
  return new PylitError('object-corrupt', `The ${kind} ${id} is corrupt: ${what}.`, {
    hint: 'Run "pylit store fsck" to see everything that is damaged, and restore .pylit/store.db from a copy.',
    data: { kind, id },
    ...(cause !== undefined && { cause }),
  });
}

/**
 * Checks that a body has its id.
 *
 * @throws PylitError `object-corrupt`
 */
export function verifyObject(id: ObjectId, kind: ObjectKind, body: Uint8Array): void {
  const found = objectId(kind, body, algorithmOfId(id));
  if (found !== id) throw corrupt(kind, id, `its bytes have the id ${found}`);
}

/** The error for an object that is refused because it does not have the id it came with. */
export function wrongId(kind: ObjectKind, expected: ObjectId, found: ObjectId): PylitError {
  return new PylitError(
    'object-corrupt',
    `Expected the ${kind} ${quote(expected)}, found ${found}: it is not stored.`,
    {
      hint: 'It was damaged or changed on its way; fetch or read it again.',
      data: { kind, id: expected, found },
    },
  );
}

/** The error for a stream that is shorter or longer than announced. */
export function wrongSize(kind: ObjectKind, expected: number, found: number): PylitError {
  return new PylitError(
    'object-corrupt',
    `Expected a ${kind} of ${expected} bytes, found ${found} or more: it is not stored.`,
    {
      hint: 'It changed while it was read; read it again.',
      data: { kind, id: '', expected, found },
    },
  );
}

/** The error for an object that must be there and is not. */
export function missing(kind: string, id: string): PylitError {
  return new PylitError('object-missing', `The ${kind} ${quote(id)} is not in the store.`, {
    hint: 'Run "pylit store fsck" to see whether more is missing.',
    data: { kind, id },
  });
}
