import type { SignatureParts } from '../signature-parts.ts';
import type { CppParser } from './parser.ts';
import { CPP_KEYWORDS, type CppToken } from './tokens.ts';

/** Adds tokens of C++: the names in them lead to their descriptions. */
export function addCppTokens(
  parts: SignatureParts,
  parser: CppParser,
  { from, to, scope }: { readonly from: number; readonly to: number; readonly scope: string | undefined },
): void {
  const { tokens, marks } = parser;
  for (let at = from; at < to; at += 1) {
    if (at > from) parts.text(between(tokens, at));
    const marked = marks.get(at);
    const end = marked ? nameEnd(tokens, at, Math.min(marked.end, to)) : at + 1;
    const text = written(parser, at, end);
    if (marked?.mark === 'declared') parts.part('sig-name descname', text.replace(/^@.*/s, '[anonymous]'));
    else if (marked?.mark === 'parameter') parts.part('n sig-param', text);
    else if (marked?.mark === 'name')
      parts.reference({ domain: 'cpp', role: 'identifier', target: text.replace(/\s+/g, ''), scope }, text);
    else if (CPP_KEYWORDS.has(text)) parts.part('k', text);
    else parts.text(text);
    at = end - 1;
  }
}

/** A name reaches to its arguments, which have names of their own; that of an operator has them all. */
function nameEnd(tokens: readonly CppToken[], at: number, end: number): number {
  for (let index = at; index < end; index += 1) {
    if (tokens[index]?.text === 'operator') return end;
    if (tokens[index]?.text === '<') return index;
  }
  return end;
}

function written({ text, tokens }: CppParser, from: number, to: number): string {
  return text.slice(tokens[from]?.start, tokens[to - 1]?.end).replace(/\s+/g, ' ');
}

/** One blank where there are blanks. */
function between(tokens: readonly CppToken[], at: number): string {
  return tokens[at - 1]?.end === tokens[at]?.start ? '' : ' ';
}
