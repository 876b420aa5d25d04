/** One item between the braces of `{.python #greet file="a b.py" append}`. */
export type AttributeItem =
  | { readonly kind: 'id' | 'class' | 'word'; readonly value: string }
  | { readonly kind: 'pair'; readonly key: string; readonly value: string };

/** An info string taken apart: words outside braces, and the items inside them. */
export interface InfoString {
  readonly words: readonly AttributeItem[];
  readonly items: readonly AttributeItem[];
  /** The first brace group stands before every word, as in `{.python #greet}`. */
  readonly braceFirst: boolean;
  /** What is malformed: a quote or a brace without its end. */
  readonly problem?: string;
}

/**
 * Takes an info string apart. Anything is accepted; the first malformed place ends the reading and is named.
 *
 *     python {#greet file="src/greet.py"} title="Greeting"
 *     ^word  ^items                       ^word (a pair)
 */
export function readInfoString(info: string): InfoString {
  const words: AttributeItem[] = [];
  const items: AttributeItem[] = [];
  const braceFirst = info.trimStart().startsWith('{');
  let inside = false;
  let at = 0;
  while (at < info.length) {
    const character = info[at] ?? '';
    if (/[\s,]/.test(character)) at += 1;
    else if (character === (inside ? '}' : '{')) {
      inside = !inside;
      at += 1;
    } else {
      const token = readToken(info, at, inside);
      if (token === undefined) return { words, items, braceFirst, problem: 'a quotation mark has no partner' };
      (inside ? items : words).push(token.item);
      at = token.end;
    }
  }
  return { words, items, braceFirst, ...(inside && { problem: 'the closing brace is missing' }) };
}

interface Token {
  readonly item: AttributeItem;
  readonly end: number;
}

/** Reads `#id`, `.class`, `key=value` or a word; an id and a value may be quoted. Undefined: a quote never ends. */
function readToken(info: string, at: number, inside: boolean): Token | undefined {
  const mark = info[at];
  if (inside && (mark === '#' || (mark === '.' && info[at + 1] !== '.'))) {
    const value = readValue(info, at + 1, inside);
    return value && { item: { kind: mark === '#' ? 'id' : 'class', value: value.text }, end: value.end };
  }
  const key = /[^\s,{}="']*/y;
  key.lastIndex = at;
  const name = key.exec(info)?.[0] ?? '';
  const end = at + name.length;
  if (name !== '' && info[end] === '=') {
    const value = readValue(info, end + 1, inside);
    return value && { item: { kind: 'pair', key: name, value: value.text }, end: value.end };
  }
  const word = readValue(info, at, inside);
  return word && { item: { kind: 'word', value: word.text }, end: Math.max(word.end, at + 1) };
}

function readValue(info: string, at: number, inside: boolean): { text: string; end: number } | undefined {
  const quote = info[at];
  if (quote === '"' || quote === "'") return readQuoted(info, at + 1, quote);
  const bare = inside ? /[^\s}]*/y : /[^\s{]*/y;
  bare.lastIndex = at;
  const raw = bare.exec(info)?.[0] ?? '';
  const text = raw.replace(/,$/, '');
  return { text, end: at + raw.length };
}

/** In quotes, a backslash keeps the quotation mark behind it. */
function readQuoted(info: string, start: number, quote: string): { text: string; end: number } | undefined {
  let text = '';
  for (let at = start; at < info.length; at += 1) {
    if (info[at] === quote) return { text, end: at + 1 };
    if (info[at] === '\\' && info[at + 1] === quote) at += 1;
    text += info[at];
  }
  return undefined;
}
