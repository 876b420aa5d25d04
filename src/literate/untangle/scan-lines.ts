import type { Lexis } from './source-language.ts';

/** What a line of a program is. */
export interface ScannedLine {
  readonly text: string;
  /** What is open where the line begins. */
  readonly within: 'code' | 'comment' | 'string';
  /** The line is nothing but comment. */
  readonly isComment: boolean;
}

/**
 * Tells code from comments and long strings. This is a guess at the language's grammar: whatever is tangled must not depend on it.
 *
 * @param lines without their ends
 */
export function scanLines(lines: readonly string[], lexis: Lexis): ScannedLine[] {
  const tokens = tokenPattern(lexis);
  let open: Open | undefined;
  return lines.map(text => {
    const within = open?.kind ?? 'code';
    if (text.length > MAX_LENGTH) return { text, within, isComment: false };
    const scanned = scanLine(text, open, tokens, lexis);
    open = scanned.open;
    return { text, within, isComment: text.trim() !== '' && scanned.isComment };
  });
}

/** Longer lines are made by programs, and change nothing. */
const MAX_LENGTH = 10_000;

/** A comment or string that goes on at the end of a line. */
interface Open {
  readonly kind: 'comment' | 'string';
  readonly begin: string;
  readonly end: string;
  readonly depth: number;
}

interface Tokens {
  readonly pattern: RegExp;
  /** What may open behind code. */
  readonly openers: ReadonlyMap<string, Open>;
}

/** Opening marks, the longest first, and everything that hides them. */
function tokenPattern({ line, block, long, quotes, hasPrimes, hasRegExps }: Lexis): Tokens {
  const openers = new Map<string, Open>();
  for (const [begin, end] of long) openers.set(begin, { kind: 'string', begin, end, depth: 1 });
  for (const [begin, end] of block) openers.set(begin, { kind: 'comment', begin, end, depth: 1 });
  const marks = [...openers.keys(), ...line].sort((a, b) => b.length - a.length).map(escapePattern);
  const strings = [...quotes].map(quote =>
    hasPrimes && quote === "'" ? "'(?:\\\\.|[^'\\\\])'" : `${quote}(?:\\\\.|[^${quote}\\\\])*(?:${quote}|$)`,
  );
  const regExps = hasRegExps
    ? ['(?<=(?:^|[(,=:[!&|?{};])\\s*)/(?![/*])(?:\\\\.|\\[(?:\\\\.|[^\\]\\\\])*\\]|[^/\\\\])+/']
    : [];
  return { pattern: new RegExp([...regExps, ...marks, ...strings].join('|') || '(?!)', 'g'), openers };
}

function scanLine(
  text: string,
  before: Open | undefined,
  { pattern, openers }: Tokens,
  { line, isNested }: Lexis,
): { open: Open | undefined; isComment: boolean } {
  let open = before;
  let at = 0;
  let isComment = open?.kind !== 'string';
  while (at < text.length) {
    if (open) {
      const end = closeOf(text, at, open, isNested === true);
      if (typeof end !== 'number') return { open: end, isComment };
      if (open.kind === 'string') isComment = false;
      at = end;
      open = undefined;
      continue;
    }
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (text.slice(at, found?.index).trim() !== '') isComment = false;
    if (!found) break;
    if (line.includes(found[0])) return { open: undefined, isComment };
    open = openers.get(found[0]);
    if (open?.kind !== 'comment') isComment = false;
    at = found.index + found[0].length;
  }
  return { open, isComment };
}

/** Behind the closing mark, or what is open at the line's end. */
function closeOf(text: string, start: number, { kind, begin, end, depth }: Open, isNested: boolean): number | Open {
  let level = depth;
  for (let at = start; at < text.length; ) {
    const close = text.indexOf(end, at);
    const inner = isNested && kind === 'comment' ? text.indexOf(begin, at) : -1;
    if (inner >= 0 && (close < 0 || inner < close)) {
      level += 1;
      at = inner + begin.length;
    } else if (close < 0) break;
    else if (kind === 'string' && isEscaped(text, close, end)) at = close + 1;
    else {
      level -= 1;
      at = close + end.length;
      if (level === 0) return at;
    }
  }
  return { kind, begin, end, depth: level };
}

function isEscaped(text: string, at: number, end: string): boolean {
  if (!/^["'`]/.test(end)) return false;
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
