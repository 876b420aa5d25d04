import { C_KEYWORDS, type CToken } from './c-declaration.ts';
import type { SignatureParts } from './signature-parts.ts';

/** Adds code of C: the names in it lead to their descriptions, but for those of parameters. */
export function addCode(parts: SignatureParts, tokens: readonly CToken[], scope: string | undefined): void {
  const parameters = parameterNames(tokens);
  let text = '';
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'name' || C_KEYWORDS.has(token.text) || parameters.has(index)) {
      text += token.kind === 'space' ? ' ' : token.text;
      continue;
    }
    parts.text(text).reference({ domain: 'c', role: 'identifier', target: token.text, scope }, token.text);
    text = '';
  }
  parts.text(text);
}

/** The names at the ends of parameters that have a type before them. */
function parameterNames(tokens: readonly CToken[]): Set<number> {
  const names = new Set<number>();
  let words = 0;
  let last = -1;
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'name') {
      words += 1;
      last = index;
    } else if (token.text === '*') words += 1;
    if (token.text === '(') {
      depth += 1;
      words = 0;
      last = -1;
    }
    if (token.text !== ',' && token.text !== ')') continue;
    if (depth > 0 && words > 1 && last >= 0) names.add(last);
    if (token.text === ')') depth -= 1;
    words = 0;
    last = -1;
  }
  return names;
}
