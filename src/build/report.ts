import type { Severity } from '../literate/message.ts';

/** A problem as the user sees it: `file` from the project's root; line and column from 1, which also means the file as a whole. */
export interface ReportMessage {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly hint?: string;
}

/** What a build did: the object that `pylit build --json` prints. */
export interface BuildReport {
  readonly documents: { readonly total: number; readonly read: number };
  readonly blocks: { readonly total: number; readonly transformed: number; readonly reused: number };
  readonly outputs: { readonly written: number; readonly unchanged: number; readonly removed: number };
  readonly messages: readonly ReportMessage[];
  readonly durationMs: number;
}

/** The rule of a message about a block whose transform threw. */
export const TRANSFORM_FAILED = 'transform-failed';

/** Messages in the order in which a person reads files; each once. */
export function sortMessages(messages: readonly ReportMessage[]): ReportMessage[] {
  const sorted = [...messages].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.message, b.message),
  );
  return sorted.filter((message, index) => index === 0 || !sameMessage(message, sorted[index - 1]));
}

function sameMessage(a: ReportMessage, b: ReportMessage | undefined): boolean {
  return b !== undefined && a.file === b.file && a.line === b.line && a.column === b.column && a.message === b.message;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
