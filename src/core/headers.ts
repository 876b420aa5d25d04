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

/** Writes headers and message; the inverse of `parseHeaders`. */
export function formatHeaders(kind: ObjectKind, { headers, message }: HeadedText): string {
  let text = '';
  for (const { name, value } of headers) {
    if (name === '' || /[ \n]/.test(name)) throw malformedObject(kind, 'the name of a header', name);
    text += `${name} ${value.replaceAll('\n', '\n ')}\n`;
  }
  return `${text}\n${message}`;
}

/** Reads the text of a commit or tag, its headers in the order that the format demands. A header's further lines begin with a space. */
export class HeaderCursor {
  readonly message: string;
  readonly #kind: ObjectKind;
  readonly #text: string;
  /** Where the headers end: at the line feed of the last one. */
  readonly #end: number;
  #at = 0;

  /** @throws PylitError `object-malformed` without an empty line */
  constructor(kind: ObjectKind, text: string) {
    this.#kind = kind;
    this.#text = text;
    this.#end = text.indexOf('\n\n');
    if (this.#end < 0) throw malformedObject(kind, 'the empty line before its message', 'the end');
    this.message = text.slice(this.#end + 2);
  }

  /** The next header's value when it has this name. */
  optional(name: string): string | undefined {
    const start = this.#at + name.length;
    if (start >= this.#end || this.#text[start] !== ' ' || !this.#text.startsWith(name, this.#at)) return undefined;
    return this.#value(start + 1);
  }

  /** @throws PylitError `object-malformed` when the next header has another name */
  required(name: string): string {
    const value = this.optional(name);
    if (value !== undefined) return value;
    throw malformedObject(this.#kind, `the header ${quote(name)}`, this.#nextName() ?? 'the end');
  }

  /** All headers that have not been read. @throws PylitError `object-malformed` for a line that is no header */
  rest(): readonly Header[] {
    const headers: Header[] = [];
    for (let name = this.#nextName(); name !== undefined; name = this.#nextName()) {
      headers.push({ name, value: this.#value(this.#at + name.length + 1) });
    }
    return headers;
  }

  /** @throws PylitError `object-malformed` */
  #nextName(): string | undefined {
    if (this.#at >= this.#end) return undefined;
    const line = this.#text.slice(this.#at, this.#lineEnd(this.#at));
    const space = line.indexOf(' ');
    if (space > 0) return line.slice(0, space);
    throw malformedObject(this.#kind, 'a header', line);
  }

  /** The value that begins at a place; what comes behind it is next. */
  #value(start: number): string {
    let end = this.#lineEnd(start);
    let value = this.#text.slice(start, end);
    while (end < this.#end && this.#text[end + 1] === ' ') {
      const next = this.#lineEnd(end + 1);
      value += `\n${this.#text.slice(end + 2, next)}`;
      end = next;
    }
    this.#at = end + 1;
    return value;
  }

  #lineEnd(start: number): number {
    const end = this.#text.indexOf('\n', start);
    return end < 0 || end > this.#end ? this.#end : end;
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
