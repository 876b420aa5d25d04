/** A part of a code and what it is, as Pygments calls it: `name builtin`. Plain text is `text`. */
export interface Token {
  readonly type: string;
  readonly text: string;
}

/**
 * What a state of a lexer takes: a sticky pattern, the type of what it matches or of each of its groups (`@state`: the group is lexed
 * on its own, from that state; empty: no token), and where that leads: names of states that are entered, `pop`, or `push` for the same state again.
 */
export type Rule = readonly [pattern: RegExp, types: string | readonly string[], next?: string];

/** States by name; the first is `root`. */
export type Lexer = Readonly<Record<string, readonly Rule[]>>;

/** States within states are no deeper. */
const DEEPEST = 200;

/** Splits a code into tokens. What no rule takes is an `error`, and a line end without a rule leads back to `root`. */
export function tokenize(lexer: Lexer, code: string, start = 'root'): Token[] {
  const tokens: Token[] = [];
  let states = [start];
  for (let at = 0; at < code.length; ) {
    const found = firstMatch(lexer[states.at(-1) ?? 'root'] ?? [], code, at);
    if (found) {
      add(tokens, lexer, found);
      states = entered(states, found.rule[2]);
      at += found.match[0].length;
      continue;
    }
    const isLineEnd = code[at] === '\n';
    if (isLineEnd) states = ['root'];
    tokens.push({ type: isLineEnd ? 'text whitespace' : 'error', text: code[at] ?? '' });
    at += 1;
  }
  return tokens;
}

interface Found {
  readonly rule: Rule;
  readonly match: RegExpExecArray;
}

function firstMatch(rules: readonly Rule[], code: string, at: number): Found | undefined {
  for (const rule of rules) {
    rule[0].lastIndex = at;
    const match = rule[0].exec(code);
    // What takes nothing and leads nowhere would be asked again and again.
    if (match && (match[0] !== '' || rule[2] !== undefined)) return { rule, match };
  }
  return undefined;
}

function add(tokens: Token[], lexer: Lexer, { rule: [, types], match }: Found): void {
  if (typeof types === 'string') {
    if (types !== '') tokens.push({ type: types, text: match[0] });
    return;
  }
  for (const [index, type] of types.entries()) {
    const text = match[index + 1] ?? '';
    if (type.startsWith('@')) for (const token of tokenize(lexer, text, type.slice(1))) tokens.push(token);
    else if (text !== '') tokens.push({ type, text });
  }
}

function entered(states: string[], next: string | undefined): string[] {
  for (const name of next?.split(' ') ?? []) {
    if (name === 'pop') {
      if (states.length > 1) states.pop();
    } else if (states.length < DEEPEST) states.push(name === 'push' ? (states.at(-1) ?? 'root') : name);
  }
  return states;
}

/** One of some words, as a whole. */
export function words(list: string): string {
  return `(?:${list
    .trim()
    .split(/\s+/)
    .sort((a, b) => b.length - a.length)
    .join('|')})\\b`;
}
