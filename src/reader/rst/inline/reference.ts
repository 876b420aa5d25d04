import { SIMPLE_NAME } from '../block/patterns.ts';
import { normalizeName } from '../text/escape.ts';
import { crossReference } from './cross-reference.ts';
import type { Scanner } from './scanner.ts';

/** Longer words are no names. */
const MAX_NAME = 500;

const NAME_AND_MARK = new RegExp(`^${SIMPLE_NAME}(?=_)`, 'u');

const ROLE_AND_MARK = new RegExp(`^${SIMPLE_NAME}:\`(?!\`)`, 'u');

/**
 * `name_` and `name__`.
 *
 *     name_
 *         ^
 */
export function reference(scanner: Scanner, mark: number): boolean {
  const { escaped } = scanner;
  const at = scanner.context.options.markupInWords ? longestName(scanner, mark) : mark;
  const anonymous = escaped[at + 1] === '_' && scanner.mayEnd(at + 2);
  const end = at + (anonymous ? 2 : 1);
  if (!anonymous && !scanner.mayEnd(end)) return false;
  const start = nameStart(scanner, at);
  if (start === undefined || isRole(scanner, start)) return false;
  const text = escaped.slice(start, at);
  scanner.add(start, end, [
    crossReference(anonymous ? undefined : normalizeName(text), [{ type: 'text', value: text }], text),
  ]);
  return true;
}

/** Where the longest name ends that begins where the one before `end` does: within words, a mark may stand in a name. */
function longestName(scanner: Scanner, end: number): number {
  const start = nameStart(scanner, end) ?? end;
  return start + (NAME_AND_MARK.exec(scanner.escaped.slice(start, start + MAX_NAME))?.[0].length ?? end - start);
}

/** Whether a name is a part of a role before interpreted text. */
function isRole({ escaped, context }: Scanner, start: number): boolean {
  if (!context.options.markupInWords || escaped[start - 1] !== ':') return false;
  return ROLE_AND_MARK.test(escaped.slice(start, start + MAX_NAME));
}

/** The leftmost place from which a simple name runs up to `end`, and where markup may start. */
function nameStart(scanner: Scanner, end: number): number | undefined {
  const { escaped } = scanner;
  let best: number | undefined;
  let at = end;
  const least = Math.max(scanner.base, end - MAX_NAME);
  while (at > least) {
    const character = characterBefore(escaped, at);
    const isName = /[\p{L}\p{N}]/u.test(character);
    // Punctuation stands alone, between name characters.
    if (!isName && !(at < end && /[-._+:]/.test(character) && /[\p{L}\p{N}]/u.test(escaped[at] ?? ''))) break;
    at -= character.length;
    if (isName && scanner.mayStart(at)) best = at;
  }
  return best;
}

function characterBefore(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  const isPaired = low >= 0xdc00 && low <= 0xdfff && at >= 2;
  return text.slice(at - (isPaired ? 2 : 1), at);
}
