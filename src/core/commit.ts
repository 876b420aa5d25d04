import { checkedId, formatHeaders, type Header, HeaderCursor, malformedObject } from './headers.ts';
import type { ObjectId } from './object-kind.ts';
import { formatSignature, parseSignature, type Signature } from './signature.ts';
import { bytesFromText, textFromBytes } from './text.ts';

/** A commit: a tree with its history, who made it, and why. */
export interface Commit {
  readonly tree: ObjectId;
  readonly parents: readonly ObjectId[];
  readonly author: Signature;
  readonly committer: Signature;
  /** What stands after the committer, in order: `encoding`, `gpgsig`, `mergetag`, and whatever else. */
  readonly headers?: readonly Header[];
  /** The message as stored; with an `encoding` header its bytes may be escaped (see text.ts and `commitMessage`). */
  readonly message: string;
}

/**
 * Encodes a commit as git does (git: Documentation/technical/signature-format, commit.c).
 *
 * @throws PylitError `object-malformed` for values that cannot be written so that they are read again
 */
export function encodeCommit(commit: Commit): Uint8Array {
  const headers: Header[] = [{ name: 'tree', value: checkedId('commit', commit.tree) }];
  for (const parent of commit.parents) headers.push({ name: 'parent', value: checkedId('commit', parent) });
  headers.push({ name: 'author', value: signatureLine(commit.author) });
  headers.push({ name: 'committer', value: signatureLine(commit.committer) });
  for (const header of commit.headers ?? []) headers.push(header);
  return bytesFromText(formatHeaders('commit', { headers, message: commit.message }));
}

/**
 * Decodes a commit; `encodeCommit` gives the same bytes again.
 *
 * @throws PylitError `object-malformed`
 */
export function decodeCommit(bytes: Uint8Array): Commit {
  const cursor = new HeaderCursor('commit', textFromBytes(bytes));
  const tree = checkedId('commit', cursor.required('tree'));
  const parents: ObjectId[] = [];
  for (let parent = cursor.optional('parent'); parent !== undefined; parent = cursor.optional('parent')) {
    parents.push(checkedId('commit', parent));
  }
  const author = parseSignature(cursor.required('author'));
  const committer = parseSignature(cursor.required('committer'));
  const rest = cursor.rest();
  return { tree, parents, author, committer, ...(rest.length > 0 && { headers: rest }), message: cursor.message };
}

/** The message as text, decoded by the commit's own `encoding` where it names one that is known. */
export function commitMessage(commit: Commit): string {
  const encoding = commit.headers?.find(header => header.name === 'encoding')?.value;
  if (encoding === undefined || /^utf-?8$/i.test(encoding)) return commit.message.toWellFormed();
  try {
    return new TextDecoder(encoding).decode(bytesFromText(commit.message));
  } catch {
    return commit.message.toWellFormed();
  }
}

/** The first paragraph of a message on one line, as logs show it. */
export function subjectOf(message: string): string {
  const start = message.trimStart();
  const end = start.search(/\n[ \t]*\n/);
  return (end < 0 ? start : start.slice(0, end)).trimEnd().replace(/\s*\n\s*/g, ' ');
}

function signatureLine(signature: Signature): string {
  const line = formatSignature(signature);
  if (line.includes('\n')) throw malformedObject('commit', 'a signature of one line', line);
  return line;
}
