import { SIMPLE_NAME } from '../block/patterns.ts';
import { restoreEscapes } from '../text/escape.ts';
import type { EndString } from './end-string.ts';
import { phraseReference } from './phrase-reference.ts';
import { interpret } from './role.ts';
import type { Scanner } from './scanner.ts';

const ROLE_BEFORE = new RegExp(`:(${SIMPLE_NAME}):$`, 'v');
const MAX_ROLE = 100;

/**
 * Interpreted text, with a role before or after it, and phrase references.
 *
 *     :role:`text`   `text`:role:   `text`_   `text <uri>`__
 *           ^
 */
export function interpretedText(scanner: Scanner, at: number): boolean {
  const from = at + 1;
  const next = scanner.escaped[from] ?? '';
  if (next === '`' || /\s/.test(next)) return false;
  const role = roleBefore(scanner, at);
  const start = role === undefined ? at : at - role.length - 2;
  if (role === undefined && !scanner.mayStart(at)) return false;
  if (role === undefined && scanner.isQuoted(at, from)) {
    scanner.pass(from);
    return true;
  }
  const end = scanner.ends.find('interpreted', from);
  if (end && end.start > from) finish(scanner, { role, start, from }, end);
  else {
    const text = 'Inline interpreted text or phrase reference start-string without end-string.';
    scanner.problem(at, from, { level: 2, rule: 'inline-markup', text });
  }
  return true;
}

function roleBefore(scanner: Scanner, at: number): string | undefined {
  if (scanner.escaped[at - 1] !== ':') return undefined;
  const least = Math.max(scanner.base, at - MAX_ROLE);
  const match = ROLE_BEFORE.exec(scanner.escaped.slice(least, at));
  return match?.[1] !== undefined && scanner.mayStart(least + match.index) ? match[1] : undefined;
}

interface Start {
  readonly role: string | undefined;
  readonly start: number;
  readonly from: number;
}

function finish(scanner: Scanner, { role, start, from }: Start, end: EndString): void {
  const fail = (text: string) => scanner.problem(start, end.end, { level: 2, rule: 'interpreted-text', text });
  if (role !== undefined && end.role !== undefined) {
    fail('Multiple roles in interpreted text (both prefix and suffix present; only one allowed).');
  } else if (end.reference !== undefined && (role ?? end.role) !== undefined) {
    fail(`Mismatch: both interpreted text role ${role === undefined ? 'suffix' : 'prefix'} and reference suffix.`);
  } else if (end.reference !== undefined) {
    phraseReference(scanner, { start, from }, end);
  } else {
    const text = scanner.escaped.slice(from, end.start);
    const raw = restoreEscapes(scanner.escaped.slice(start, end.end));
    interpret(scanner, { start, end: end.end, role: role ?? end.role, text, raw });
  }
}
