/** What a piece of a formula is to the parser. `newline` ends a row; `prose` stands for words in place of an operand. */
export type LexemeKind = 'name' | 'number' | 'sign' | 'newline' | 'prose' | 'end';

/** A piece of a formula, spelt the same whatever macro or character it was written with. */
export interface Lexeme {
  readonly kind: LexemeKind;
  /** The sign as Unicode, a name without its strokes, a number. */
  readonly text: string;
  /** Strokes of a name: `′`, `?`, `!`, `_1`. */
  readonly strokes: string;
  /** Offsets in the specification. */
  readonly at: number;
  readonly end: number;
  /** How far its row is indented, in steps; of a newline the row that begins. */
  readonly indent: number;
  /** Of a name that stands between its arguments: `\infix{divides}`. */
  readonly fixity?: 'function' | 'relation';
  /** A macro that is in no table. */
  readonly isMacro?: true;
}
