/** A part of the code in one style. Parts that are plain need not be named. */
export interface Token {
  /** Counted in UTF-16 units from the start of the code. */
  readonly start: number;
  readonly end: number;
  /** Class names with spaces between them; empty for plain text. */
  readonly className: string;
}

/** Makes tokens of code, in its order. */
export type Tokenizer = (code: string) => readonly Token[];

/** Lines longer than this many characters are not coloured: grammars may take quadratic time on them. */
export const LONGEST_LINE = 1_000;

/** Code that keeps a grammar busy for so many milliseconds fails. Real code needs about 10 for each kilobyte at worst. */
export const TIME_LIMIT = 10_000;
