import type { HashAlgorithm, ObjectId, ObjectKind } from '../core/object-kind.ts';
import { hash, hashStream } from './hash.ts';
import { encodeUtf8, utf8Length } from './utf8.ts';

/** Above this many bytes, hashing in parts is cheaper than copying the body behind its header. */
const COPY_LIMIT = 1 << 14;

/**
 * Computes an object's id as git does: the digest of `kind SP length NUL body`, the length in decimal bytes. Text is its UTF-8.
 *
 * @example objectId('blob', 'hello\n') === 'ce013625030ba8dba906f756967f9e9ca394464a'
 */
export function objectId(kind: ObjectKind, body: Uint8Array | string, algorithm: HashAlgorithm = 'sha1'): ObjectId {
  if (typeof body === 'string') return textId(kind, body, utf8Length(body), algorithm);
  const header = encodeUtf8(objectHeader(kind, body.length));
  if (body.length <= COPY_LIMIT) {
    const whole = new Uint8Array(header.length + body.length);
    whole.set(header);
    whole.set(body, header.length);
    return hash(algorithm, whole);
  }
  const state = hashStream(algorithm);
  state.update(header);
  state.update(body);
  return state.hex();
}

/** The id of an object whose body is text, for a caller that knows its length in UTF-8 bytes already. */
export function textId(kind: ObjectKind, body: string, size: number, algorithm: HashAlgorithm): ObjectId {
  return hash(algorithm, `${kind} ${size}\0${body}`);
}

/** The id of a blob with this content: what `git hash-object` prints for the file. */
export function blobId(content: Uint8Array | string, algorithm: HashAlgorithm = 'sha1'): ObjectId {
  return objectId('blob', content, algorithm);
}

/** What git hashes before the body of an object; `length` in bytes. */
export function objectHeader(kind: ObjectKind, length: number): string {
  return `${kind} ${length}\0`;
}
