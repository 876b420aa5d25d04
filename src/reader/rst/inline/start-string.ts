import type { EndKind, EndString } from './end-string.ts';
import type { Scanner } from './scanner.ts';

/** A construct between a start-string and an end-string. */
export interface Delimited {
  readonly mark: string;
  readonly end: EndKind;
  /** What messages call it. */
  readonly name: string;
}

/**
 * Reads a delimited construct at a place; `make` gets the text between, with marked escapes. A start-string without an end is
 * marked as a problem.
 */
export function startString(
  scanner: Scanner,
  at: number,
  construct: Delimited,
  make: (text: string, end: EndString) => void,
): boolean {
  const from = at + construct.mark.length;
  if (!scanner.mayStart(at) || /\s/.test(scanner.escaped[from] ?? '')) return false;
  if (scanner.isQuoted(at, from)) {
    scanner.pass(from);
    return true;
  }
  const end = scanner.ends.find(construct.end, from);
  if (end && end.start > from) make(scanner.escaped.slice(from, end.start), end);
  else {
    const text = `Inline ${construct.name} start-string without end-string.`;
    scanner.problem(at, from, { level: 2, rule: 'inline-markup', text });
  }
  return true;
}
