/** Every way a pylit operation can fail, by the part of pylit that says so. */
export type ErrorCode =
  | 'usage' // the command line or an argument is wrong
  | 'config' // the configuration file is wrong
  | 'path' // a path is refused (see core/path.ts)
  | 'encoding' // a source is not valid UTF-8
  | 'object-malformed' // bytes do not encode the object they claim to be
  | 'object-missing' // an object that must be there is absent
  | 'object-corrupt' // stored bytes do not have the id they are stored under
  | 'object-too-large' // an object is over the size limit
  | 'ref-name' // a ref name is not allowed
  | 'ref-conflict' // a ref changed while it was being updated
  | 'store-locked' // another process holds the store for too long
  | 'store-format' // the store was written by an incompatible pylit
  | 'plugin' // a plugin is missing or misbehaves
  | 'print' // a printing engine is missing or failed
  | 'io'; // the operating system refused

/** Facts about a failure that a program can use: ids, paths, positions. */
export type ErrorData = Readonly<Record<string, string | number | boolean | undefined>>;

/** Options of {@link PylitError}: what to do next, facts, and what caused it. */
export interface ErrorOptions {
  readonly hint?: string;
  readonly data?: ErrorData;
  readonly cause?: unknown;
}

/**
 * The one error class of pylit. `message` says what was expected and what was found; `hint` says what
 * to do next. Problems inside documents are not errors but messages (see literate/message.ts).
 *
 * @example throw new PylitError('ref-name', `Not a ref name: ${quote(name)}`, { hint: 'Leave out spaces.' });
 */
export class PylitError extends Error {
  override readonly name = 'PylitError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly data: ErrorData;

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
    this.data = options.data ?? {};
  }
}

/** Quotes and cuts text of unknown origin so that it can stand in a message: no control characters, at most 200 characters: names of files are to be copied. */
export function quote(text: string): string {
  const cut = text.length > 200 ? `${text.slice(0, 197)}...` : text;
  return `"${cut.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069"]/g, escapeCharacter)}"`;
}

function escapeCharacter(character: string): string {
  if (character === '"') return '\\"';
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
