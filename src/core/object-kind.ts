/** The four kinds of objects, as in git. */
export type ObjectKind = 'blob' | 'tree' | 'commit' | 'tag';

/** The object formats: how ids are made. SHA-1 is the default, as in git. */
export type HashAlgorithm = 'sha1' | 'sha256';

/** An object's id: 40 (SHA-1) or 64 (SHA-256) lower-case hexadecimal digits. */
export type ObjectId = string;

export const OBJECT_KINDS: readonly ObjectKind[] = ['blob', 'tree', 'commit', 'tag'];

/** Bytes of an id, by object format. */
export const ID_BYTES: Readonly<Record<HashAlgorithm, number>> = { sha1: 20, sha256: 32 };

/** Tells whether text names a kind of object. */
export function isObjectKind(text: string): text is ObjectKind {
  return text === 'blob' || text === 'tree' || text === 'commit' || text === 'tag';
}

/** Tells whether text is a full id of the object format (of either, when none is given). */
export function isObjectId(text: string, algorithm?: HashAlgorithm): boolean {
  const length = algorithm === undefined ? text.length : ID_BYTES[algorithm] * 2;
  return text.length === length && (length === 40 || length === 64) && /^[0-9a-f]+$/.test(text);
}

/** The object format that an id of this length belongs to. */
export function algorithmOfId(id: ObjectId): HashAlgorithm {
  return id.length === 64 ? 'sha256' : 'sha1';
}

/** The id of no object: all zeros. Means "absent" in ref updates and reflogs. */
export function nullId(algorithm: HashAlgorithm): ObjectId {
  return '0'.repeat(ID_BYTES[algorithm] * 2);
}
