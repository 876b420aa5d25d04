import type { Row } from '../box.ts';
import { IGNORED, SPACES } from '../spaces.ts';
import { type Dialect, macroSymbol, typedSymbol, type ZSymbol } from '../symbols.ts';
import type { Token } from '../tokens.ts';
import type { Lexeme } from './lexeme.ts';

/** Reads the rows of a part as one sequence of lexemes, with a newline between any two rows. */
export function lexemesOf(rows: readonly Row[], dialect: Dialect): Lexeme[] {
  const lexer = new Lexer(dialect);
  for (const row of rows) lexer.row(row.tokens);
  return lexer.lexemes;
}

/** Signs that have a one below them: ℕ₁, ∃₁. */
const LOWERED: Readonly<Record<string, string>> = { ℕ: 'ℕ₁', ℙ: 'ℙ₁', 𝔽: '𝔽₁', '∃': '∃₁', seq: 'seq₁' };

/** The spellings of one sign. */
const SAME: Readonly<Record<string, string>> = { '⩽': '≤', '⩾': '≥', '≜': '≙', '-': '−', '|': '∣', '*': '∗', '⩂': '∪' };

/** Words that are no names: they stand between or before others, as signs do. */
const WORDS = new Set(
  'div mod prefix suffix in partition disjoint subseq if then else let pre true false contained'.split(' '),
);

/** Signs that are raised, with `^` or without. */
const RAISED: Readonly<Record<string, string>> = {
  '+': '⁺',
  '⁺': '⁺',
  '∗': '⋆',
  '*': '⋆',
  '⋆': '⋆',
  '∼': '∼',
  '−1': '∼',
};

/** Scripts of scripts are read so deep. */
const DEEPEST = 20;

type Place = Pick<Token, 'at' | 'end'>;

/** What a script, or a macro, takes. */
interface Argument {
  readonly tokens: readonly Token[];
  readonly end: number;
}

class Lexer {
  readonly lexemes: Lexeme[] = [];
  private readonly dialect: Dialect;
  private tokens: readonly Token[] = [];
  private index = 0;
  private depth = 0;
  private indent = 0;

  constructor(dialect: Dialect) {
    this.dialect = dialect;
  }

  row(tokens: readonly Token[]): void {
    const at = tokens[0]?.at ?? 0;
    const first = tokens.find(({ kind }) => kind !== 'blank');
    this.indent = first?.kind === 'indent' ? Number(first.text) : 0;
    if (this.lexemes.length > 0) this.push({ kind: 'newline', text: '', at, end: at });
    this.tokens = tokens;
    for (this.index = 0; this.index < tokens.length; ) this.token();
    this.dropFullStop();
  }

  /** A row may end as a sentence does. */
  private dropFullStop(): void {
    const last = this.lexemes.at(-1);
    if (last?.kind === 'sign' && last.text === '.') this.lexemes.pop();
  }

  private push(lexeme: Pick<Lexeme, 'kind' | 'text' | 'at' | 'end'> & Partial<Lexeme>): void {
    this.lexemes.push({ strokes: '', indent: this.indent, ...lexeme });
  }

  /** The lexeme that ends where something begins, to which that belongs. */
  private before(at: number): Lexeme | undefined {
    const last = this.lexemes.at(-1);
    return last?.end === at && last.kind !== 'newline' ? last : undefined;
  }

  private change(lexeme: Lexeme, change: Partial<Lexeme>): void {
    this.lexemes[this.lexemes.length - 1] = { ...lexeme, ...change };
  }

  private token(): void {
    const token = this.tokens[this.index];
    this.index += 1;
    if (!token) return;
    const { kind, text, at, end } = token;
    if (kind === 'word') this.word(token);
    else if (kind === 'number') this.push({ kind: 'number', text, at, end });
    else if (kind === 'text') this.prose(token);
    else if (kind === 'macro') this.macro(token);
    else if (kind === 'symbol') this.symbol(token);
  }

  private word(token: Token): void {
    const symbol = typedSymbol(token.text);
    if (symbol) this.sign(symbol, token);
    else this.name(token.text, token);
  }

  /** A comment is no operand; other words may stand for one. */
  private prose({ text, at, end }: Token): void {
    if (!text.startsWith('[')) this.push({ kind: 'prose', text, at, end });
  }

  private macro(token: Token): void {
    const { text, at, end } = token;
    if (Object.hasOwn(SPACES, text) || IGNORED.has(text)) return;
    const isPlaced = (text === '\\infix' || text === '\\inrel') && this.tokens[this.index]?.kind === 'open';
    const symbol = macroSymbol(text, this.dialect);
    if (isPlaced) this.placed(token);
    else if (symbol) this.sign(symbol, token);
    else this.push({ kind: 'name', text, at, end, isMacro: true });
  }

  /** `\infix{divides}`: a name between its arguments. */
  private placed({ text, at }: Token): void {
    const { tokens, end } = this.argument();
    const fixity = text === '\\inrel' ? 'relation' : 'function';
    this.push({ kind: 'name', text: textOf(tokens), at, end, fixity });
  }

  private symbol({ text, at, end }: Token): void {
    if (text === '^') this.raised({ at, end });
    else if (text === '_') this.lowered({ at, end });
    else if (text !== '~' && text !== '$')
      this.sign(typedSymbol(text) ?? { text, kind: 'atom', meaning: '' }, { at, end });
  }

  private sign({ text: printed, kind }: ZSymbol, { at, end }: Place): void {
    const text = SAME[printed] ?? printed;
    if (kind === 'stroke') this.stroke(text, { at, end });
    else if (kind === 'layout') {
      if (text === '_') this.push({ kind: 'sign', text, at, end });
    } else if (kind === 'postfix' && RAISED[printed]) this.push({ kind: 'sign', text: RAISED[printed], at, end });
    else if (text === '^') this.raised({ at, end });
    else if (kind === 'keyword') this.push({ kind: 'sign', text, at, end });
    else if (kind === 'name' || (/^\p{L}/u.test(text) && !WORDS.has(text) && !SIGN_LETTERS.test(text)))
      this.push({ kind: 'name', text, at, end });
    else this.push({ kind: 'sign', text, at, end });
  }

  private name(text: string, { at, end }: Place): void {
    this.push({ kind: 'name', text, at, end });
  }

  private stroke(text: string, { at, end }: Place): void {
    const last = this.before(at);
    if (last?.kind === 'name') this.change(last, { strokes: last.strokes + text, end });
    else this.push({ kind: 'sign', text, at, end });
  }

  /** Digits below a name are a stroke, other things part of the name, a one makes another sign of some; alone it is a place. */
  private lowered({ at, end }: Place): void {
    const last = this.before(at);
    const following = this.tokens[this.index]?.kind ?? 'blank';
    if (last && following !== 'blank') this.subscript(last, this.argument(), at);
    else this.push({ kind: 'sign', text: '_', at, end });
  }

  private subscript(last: Lexeme, { tokens, end }: Argument, at: number): void {
    const text = textOf(tokens);
    const other = text === '1' && last.strokes === '' ? LOWERED[last.text] : undefined;
    if (other !== undefined) this.change(last, { text: other, end });
    else if (last.kind !== 'name') this.push({ kind: 'sign', text: `_${text}`, at, end });
    else if (/^\d+$/.test(text)) this.change(last, { strokes: `${last.strokes}_${text}`, end });
    else this.change(last, { text: `${last.text}_${text}`, end });
  }

  private raised({ at }: Place): void {
    const { tokens, end } = this.argument();
    const postfix = RAISED[this.printed(tokens)];
    if (postfix) this.push({ kind: 'sign', text: postfix, at, end });
    else {
      this.push({ kind: 'sign', text: '↑', at, end: at + 1 });
      this.push({ kind: 'sign', text: '(', at, end: at + 1 });
      this.inner(tokens);
      this.push({ kind: 'sign', text: ')', at: end, end });
    }
  }

  private inner(tokens: readonly Token[]): void {
    if (this.depth > DEEPEST) return;
    const outer = this.tokens;
    const { index } = this;
    this.tokens = tokens;
    this.depth += 1;
    for (this.index = 0; this.index < tokens.length; ) this.token();
    this.depth -= 1;
    this.tokens = outer;
    this.index = index;
  }

  private printed(tokens: readonly Token[]): string {
    const texts = tokens.map(({ kind, text }) => {
      const symbol = kind === 'macro' ? macroSymbol(text, this.dialect) : typedSymbol(text);
      return symbol ? (SAME[symbol.text] ?? symbol.text) : text;
    });
    return texts.join('').trim();
  }

  /** What stands in braces, or else the next token. */
  private argument(): Argument {
    const first = this.tokens[this.index];
    const start = first?.kind === 'open' ? this.index + 1 : this.index;
    this.index += 1;
    if (first?.kind !== 'open') return { tokens: this.tokens.slice(start, this.index), end: first?.end ?? 0 };
    for (let depth = 1; depth > 0 && this.index < this.tokens.length; this.index += 1) {
      const { kind } = this.tokens[this.index] ?? first;
      depth += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
    }
    const last = this.tokens[this.index - 1] ?? first;
    return { tokens: this.tokens.slice(start, this.index - 1), end: last.end };
  }
}

/** Blackboard and Greek letters that are signs. */
const SIGN_LETTERS = /^[ℙ𝔽ℕℤℝℚ𝔸𝔹𝕊𝕆λμθΔΞ]/u;

function textOf(tokens: readonly Token[]): string {
  return tokens
    .filter(({ kind }) => kind !== 'blank')
    .map(({ text }) => text.replace(/^\\/, ''))
    .join('');
}
