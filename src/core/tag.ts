import { checkedId, formatHeaders, type Header, HeaderCursor, malformedObject } from './headers.ts';
import { isObjectKind, type ObjectId, type ObjectKind } from './object-kind.ts';
import { formatSignature, parseSignature, type Signature } from './signature.ts';
import { bytesFromText, textFromBytes } from './text.ts';

/** An annotated tag: a name for an object, with who gave it and why. */
export interface Tag {
  readonly object: ObjectId;
  readonly kind: ObjectKind;
  readonly name: string;
  /** Absent in the oldest tags. */
  readonly tagger?: Signature;
  /** What stands after the tagger, in order. */
  readonly headers?: readonly Header[];
  /** The message as stored, with its signature if it has one. */
  readonly message: string;
}

/**
 * Encodes a tag as git does (git: Documentation/git-mktag).
 *
 * @throws PylitError `object-malformed`
 */
export function encodeTag(tag: Tag): Uint8Array {
  if (tag.name === '' || tag.name.includes('\n')) throw malformedObject('tag', 'the name of a tag', tag.name);
  const headers: Header[] = [
    { name: 'object', value: checkedId('tag', tag.object) },
    { name: 'type', value: tag.kind },
    { name: 'tag', value: tag.name },
  ];
  if (tag.tagger) headers.push({ name: 'tagger', value: formatSignature(tag.tagger) });
  for (const header of tag.headers ?? []) headers.push(header);
  return bytesFromText(formatHeaders('tag', { headers, message: tag.message }));
}

/**
 * Decodes a tag; `encodeTag` gives the same bytes again.
 *
 * @throws PylitError `object-malformed`
 */
export function decodeTag(bytes: Uint8Array): Tag {
  const cursor = new HeaderCursor('tag', textFromBytes(bytes));
  const object = checkedId('tag', cursor.required('object'));
  const kind = cursor.required('type');
  if (!isObjectKind(kind)) throw malformedObject('tag', 'a kind of object', kind);
  const name = cursor.required('tag');
  const tagger = cursor.optional('tagger');
  const rest = cursor.rest();
  return {
    object,
    kind,
    name,
    ...(tagger !== undefined && { tagger: parseSignature(tagger) }),
    ...(rest.length > 0 && { headers: rest }),
    message: cursor.message,
  };
}
