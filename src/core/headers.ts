import { PylitError, quote } from './error.ts';
import { isObjectId, type ObjectId, type ObjectKind } from './object-kind.ts';

/** One header line of a commit or tag; a value of several lines is joined by LF. */
export interface Header {
  readonly name: string;
  readonly value: string;
}

/** The text of a commit or tag: headers, an empty line, the message. */
export interface HeadedText {
  readonly headers: readonly Header[];
  readonly message: string;
}

/**
 * Divides the text of a commit or tag. A header's further lines begin with a space.
 *
 * @throws PylitError `object-malformed` without an empty line, or for a line that is no header
 */
export function parseHeaders(kind: ObjectKind, text: string): HeadedText {
  const end = text.indexOf('\n\n');
  if (end < 0) throw malformedObject(kind, 'the empty line before its message', 'the end');
  const headers: { name: string; value: string }[] = [];
  for (const line of text.slice(0, end).split('\n')) {
    const last = headers.at(-1);
    const space = line.indexOf(' ');
    if (space === 0 && last) last.value += `\n${line.slice(1)}`;
    else if (space > 0) headers.push({ name: line.slice(0, space), value: line.slice(space + 1) });
    else throw malformedObject(kind, 'a header', line);
  }
  return { headers, message: text.slice(end + 2) };
}

/** Writes headers and message; the inverse of `parseHeaders`. */
export function formatHeaders(kind: ObjectKind, { headers, message }: HeadedText): string {
  let text = '';
  for (const { name, value } of headers) {
    if (name === '' || /[ \n]/.test(name)) throw malformedObject(kind, 'the name of a header', name);
    text += `${name} ${value.replaceAll('\n', '\n ')}\n`;
  }
  return `${text}\n${message}`;
}

/** Reads headers in the order that the object's format demands. */
export class HeaderCursor {
  readonly #kind: ObjectKind;
  readonly #headers: readonly Header[];
  #next = 0;

  constructor(kind: ObjectKind, headers: readonly Header[]) {
    this.#kind = kind;
    this.#headers = headers;
  }

  /** The next header's value when it has this name. */
  optional(name: string): string | undefined {
    const header = this.#headers[this.#next];
    if (header?.name !== name) return undefined;
    this.#next += 1;
    return header.value;
  }

  /** @throws PylitError `object-malformed` when the next header has another name */
  required(name: string): string {
    const value = this.optional(name);
    if (value !== undefined) return value;
    throw malformedObject(this.#kind, `the header ${quote(name)}`, this.#headers[this.#next]?.name ?? 'the end');
  }

  /** All headers that have not been read. */
  rest(): readonly Header[] {
    return this.#headers.slice(this.#next);
  }
}

/** Checks an id that stands in an object. */
export function checkedId(kind: ObjectKind, id: string): ObjectId {
  if (isObjectId(id)) return id;
  throw malformedObject(kind, 'an object id', id);
}

/** The error for bytes that do not encode the object they should. */
export function malformedObject(kind: ObjectKind, expected: string, found: string): PylitError {
  return new PylitError('object-malformed', `Expected ${expected} in a ${kind}, found ${quote(found)}.`, {
    data: { kind },
  });
}
