/** `error` makes the exit status 1; `warning` does so with `--strict`; `info` never does. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * A problem in a document, with its place. Plain data, because messages are cached with what they are
 * about and come again from the cache. Lines and columns count from 1.
 */
export interface Message {
  readonly severity: Severity;
  /** A stable kebab-case name of the rule, such as `unknown-label`. */
  readonly rule: string;
  readonly message: string;
  /** What to do next. */
  readonly hint?: string;
  /** Line in the source file; inside a block, relative to the block's first line (see `shiftMessage`). */
  readonly line: number;
  readonly column: number;
  /** The file, where it is not the document itself: an included file. */
  readonly file?: string;
}

/** Moves a message whose line is relative to a block (first line = 1) to the block's place in the file. */
export function shiftMessage(message: Message, firstLine: number): Message {
  return message.file === undefined ? { ...message, line: message.line + firstLine - 1 } : message;
}
