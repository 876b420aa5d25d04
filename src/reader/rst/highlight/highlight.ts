import { cTokens } from './c.ts';
import { javascript } from './javascript.ts';
import { type Lexer, type Token, tokenize } from './lexer.ts';
import { python } from './python.ts';
import { shell } from './shell.ts';
import { tex } from './tex.ts';
import { tokenClasses } from './token-types.ts';

/** How names of classes of tokens are written, as docutils' `syntax_highlight`. */
export type SyntaxHighlight = 'long' | 'short' | 'none';

/** A part of a code, with its classes. */
export interface CodePart {
  readonly classes: readonly string[];
  readonly text: string;
}

const LEXERS: Readonly<Record<string, Lexer | ((code: string) => Token[])>> = {
  ...named('python py python3 py3 sage', python),
  ...named('tex latex', tex),
  ...named('c', cTokens),
  ...named('javascript js', javascript),
  ...named('bash sh ksh zsh shell', shell),
};

/** More code than this stays plain. */
const LONGEST = 20_000;

/**
 * Splits a code into parts with classes, as docutils does with Pygments: `['name', 'builtin']`, or `['nb']` in the short form.
 *
 * @returns one part without classes where the language is not known
 */
export function highlightedParts(code: string, language: string, form: SyntaxHighlight): CodePart[] {
  const lexer = code.length > LONGEST ? undefined : LEXERS[language.toLowerCase()];
  if (form === 'none' || lexer === undefined) return [{ classes: [], text: code }];
  const whole = `${code.replace(/^\n+|\n+$/g, '')}\n`;
  const tokens = merged(typeof lexer === 'function' ? lexer(whole) : tokenize(lexer, whole));
  return tokens.map(({ type, text }) => ({ classes: tokenClasses(type, form), text }));
}

/** Joins neighbours of one type, without the line end that was added. */
function merged(tokens: readonly Token[]): Token[] {
  const found: { type: string; text: string }[] = [];
  for (const { type, text } of tokens) {
    const last = found.at(-1);
    if (last?.type === type) last.text += text;
    else found.push({ type, text });
  }
  const last = found.pop();
  const text = last?.text.replace(/\n$/, '') ?? '';
  const all = last === undefined ? found : [...found, { ...last, text }];
  // Empty ones of plain text only part their neighbours.
  return all.filter(token => token.text !== '');
}

function named<Value>(names: string, value: Value): Record<string, Value> {
  return Object.fromEntries(names.split(' ').map(name => [name, value]));
}
