/**
 * Finds where a text stops being JSON.
 *
 * @returns characters from its start, or undefined where it is JSON
 */
export function jsonMistake(text: string): number | undefined {
  const open: ('{' | '[')[] = [];
  let expects: Expected = 'value';
  for (let at = 0; ; ) {
    at += match(BLANK, text, at).length;
    if (at >= text.length) return expects === 'end' ? undefined : at;
    const token = match(TOKEN, text, at);
    const next: Expected | undefined = token === '' ? undefined : after(token, expects, open);
    if (next === undefined) return at;
    expects = next;
    at += token.length;
  }
}

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or close' | 'end';

const BLANK = /[ \t\r\n]*/y;
const TOKEN =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null|[{}[\],:]/y;

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** What may follow a token; undefined where it may not stand here. */
function after(token: string, expects: Expected, open: ('{' | '[')[]): Expected | undefined {
  const isClosed = (): Expected => (open.length === 0 ? 'end' : ', or close');
  if (token === ']' || token === '}') {
    const isFitting =
      token === ']'
        ? expects === 'value or ]' || (expects === ', or close' && open.at(-1) === '[')
        : expects === 'key or }' || (expects === ', or close' && open.at(-1) === '{');
    if (!isFitting) return undefined;
    open.pop();
    return isClosed();
  }
  if (token === ':') return expects === ':' ? 'value' : undefined;
  if (token === ',') return expects === ', or close' ? (open.at(-1) === '{' ? 'key' : 'value') : undefined;
  if (expects === 'key' || expects === 'key or }') return token.startsWith('"') ? ':' : undefined;
  if (expects !== 'value' && expects !== 'value or ]') return undefined;
  if (token !== '{' && token !== '[') return isClosed();
  open.push(token);
  return token === '{' ? 'key or }' : 'value or ]';
}
