import type { Syntax } from 'refractor/core';

/** What pylit uses of prism; refractor's types leave half of it out. */
export interface Prism {
  readonly languages: Record<string, Grammar>;
  readonly hooks: { run(name: string, environment: object): void };
  tokenize(code: string, grammar: Grammar): PrismToken[];
  register(syntax: Syntax): void;
}

/** Types of tokens and their patterns, in the order in which they are tried. */
export type Grammar = Record<string, Pattern | Pattern[]>;

export type Pattern = RegExp | PatternObject;

interface PatternObject {
  pattern: RegExp;
  /** The first group of the pattern stands before the token. */
  lookbehind?: boolean;
  /** The pattern is matched against the whole code, and not only against what other patterns left. */
  greedy?: boolean;
  alias?: string;
  inside?: Grammar;
}

/** Text, or text of a type. */
export type PrismToken = string | TypedToken;

export interface TypedToken {
  readonly type: string;
  readonly alias?: string | readonly string[] | null;
  readonly content: PrismToken | readonly PrismToken[];
}
