/** A token of a declaration of C. */
export interface CToken {
  readonly kind: 'name' | 'space' | 'other';
  readonly text: string;
}

/** Splits a declaration into names (also `a.b`, `::a` and `@alias`), blanks, and all else. */
export function cTokens(text: string): CToken[] {
  return [
    ...text.matchAll(
      /(@?[\p{L}_][\p{L}\p{N}_]*(?:\.@?[\p{L}_][\p{L}\p{N}_]*)*)|(\s+)|("[^"]*"|'[^']*'|\d[\p{L}\p{N}_.]*|[\s\S])/gu,
    ),
  ].map(([whole, name, space]) => ({
    kind: name !== undefined ? 'name' : space !== undefined ? 'space' : 'other',
    text: whole,
  }));
}

/** Words of the language that are never the name of what is declared. */
export const C_KEYWORDS: ReadonlySet<string> = new Set(
  (
    'auto bool break case char complex const continue default do double else enum extern float for goto if inline int long ' +
    'register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while ' +
    '_Alignas _Alignof _Atomic _Bool _Complex _Decimal32 _Decimal64 _Decimal128 _Generic _Imaginary _Noreturn _Static_assert _Thread_local'
  ).split(' '),
);

/**
 * Finds the token that is the name of what is declared.
 *
 *     const char *PyModule_GetName(PyObject *module)     int (*inquiry)(PyObject *self)     char name[8]
 *                 ^                                             ^                                ^
 *
 * @returns its index, or -1
 */
export function declaredName(tokens: readonly CToken[]): number {
  let depth = 0;
  let last = -1;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind === 'name') {
      if (depth === 0 && !C_KEYWORDS.has(token.text)) last = at;
    } else if (token?.text === '(') {
      if (depth === 0 && isPointer(tokens, at)) return pointerName(tokens, at);
      if (depth === 0 && last >= 0 && !isAttribute(tokens, at)) return last;
      depth += 1;
    } else if (token?.text === ')') depth -= 1;
    else if (depth === 0 && last >= 0 && /^[[=:;,]$/.test(token?.text ?? '')) return last;
  }
  return last;
}

/** `__attribute__((x)) int f(void)`, and macros that stand for a type, such as `PyAPI_FUNC(int) f(void)`. */
function isAttribute(tokens: readonly CToken[], open: number): boolean {
  const end = matching(tokens, open);
  return tokens.slice(end + 1).find(({ kind }) => kind !== 'space')?.kind === 'name';
}

function matching(tokens: readonly CToken[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    if (tokens[at]?.text === '(') depth += 1;
    else if (tokens[at]?.text === ')' && (depth -= 1) === 0) return at;
  }
  return tokens.length;
}

function isPointer(tokens: readonly CToken[], open: number): boolean {
  return tokens.slice(open + 1).find(({ kind }) => kind !== 'space')?.text === '*';
}

/** The name in `(*name)`, `(*name[2])` or `(*name(int))`. */
function pointerName(tokens: readonly CToken[], open: number): number {
  for (let at = open + 1; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind === 'name' && !C_KEYWORDS.has(token.text)) return at;
    if (token?.text === ')') return -1;
  }
  return -1;
}

/** Words before a type that are none. */
const NO_TYPES: ReadonlySet<string> = new Set('const volatile restrict struct union enum register'.split(' '));

/** The names of a function's parameters, from the tokens behind its own name. */
export function functionParameters(tokens: readonly CToken[]): string[] {
  const open = tokens.findIndex(({ kind }) => kind !== 'space');
  if (tokens[open]?.text !== '(') return [];
  const names: string[] = [];
  let from = open + 1;
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    const text = tokens[at]?.text;
    if (text === '(') depth += 1;
    else if (text === ')') depth -= 1;
    if (depth > 1 || (depth === 1 && text !== ',')) continue;
    names.push(...parameterName(tokens.slice(from, at)));
    from = at + 1;
    if (depth === 0) break;
  }
  return [...new Set(names)];
}

/** A name has a type before it. */
function parameterName(tokens: readonly CToken[]): string[] {
  const at = declaredName(tokens);
  const name = tokens[at]?.text;
  const isTyped = tokens.slice(0, at).some(({ kind, text }) => kind === 'name' && !NO_TYPES.has(text));
  return name !== undefined && isTyped ? [name] : [];
}
