/** Longer expressions nobody writes. */
const MAX_TOKENS = 200;

/**
 * Whether an expression of tags holds, such as `html and not (draft or latex)`: a tag is true where it is among those given.
 *
 * @returns undefined where the expression cannot be read
 */
export function tagsHold(expression: string, tags: ReadonlySet<string>): boolean | undefined {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  if (tokens.length > MAX_TOKENS || !tokens.every(token => /^(?:[()]|[\w.-]+)$/u.test(token))) return undefined;
  const reading = { tokens, at: 0, tags };
  const value = either(reading);
  return reading.at === tokens.length ? value : undefined;
}

interface Reading {
  readonly tokens: readonly string[];
  at: number;
  readonly tags: ReadonlySet<string>;
}

function either(reading: Reading): boolean | undefined {
  let value = both(reading);
  while (value !== undefined && reading.tokens[reading.at] === 'or') {
    reading.at += 1;
    const next = both(reading);
    value = next === undefined ? undefined : value || next;
  }
  return value;
}

function both(reading: Reading): boolean | undefined {
  let value = single(reading);
  while (value !== undefined && reading.tokens[reading.at] === 'and') {
    reading.at += 1;
    const next = single(reading);
    value = next === undefined ? undefined : value && next;
  }
  return value;
}

const WORDS: ReadonlySet<string> = new Set(['and', 'or', 'not', '(', ')']);

function single(reading: Reading): boolean | undefined {
  const token = reading.tokens[reading.at] ?? ')';
  reading.at += 1;
  if (token === 'not') {
    const value = single(reading);
    return value === undefined ? undefined : !value;
  }
  if (token === '(') {
    const value = either(reading);
    if (reading.tokens[reading.at] !== ')') return undefined;
    reading.at += 1;
    return value;
  }
  if (WORDS.has(token)) return undefined;
  return /^true$/i.test(token) || reading.tags.has(token);
}
