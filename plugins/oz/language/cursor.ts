import type { Lexeme } from './lexeme.ts';
import { infixOf, OPENING, PREFIX_SIGNS } from './operators.ts';
import type { Name, Span } from './term.ts';

/** A place where a formula cannot go on as it does. */
export class SyntaxProblem extends Error {
  readonly at: number;

  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

/** Terms within terms are read so deep; what is deeper is not checked. */
const DEEPEST = 150;

/** A place in a sequence of lexemes. */
export class Cursor {
  private readonly lexemes: readonly Lexeme[];
  private readonly last: Lexeme;
  private readonly marks: ReadonlyMap<Lexeme, string>;
  private index = 0;
  private depth = 0;

  /** @param at the place that a message about a missing end names */
  constructor(lexemes: readonly Lexeme[], at: number) {
    this.lexemes = withoutSoftNewlines(lexemes);
    this.marks = marksIn(this.lexemes);
    const end = this.lexemes.at(-1)?.end ?? at;
    this.last = { kind: 'end', text: '', strokes: '', at: end, end, indent: 0 };
  }

  get next(): Lexeme {
    return this.lexemes[this.index] ?? this.last;
  }

  get isAtEnd(): boolean {
    return this.index >= this.lexemes.length;
  }

  ahead(count: number): Lexeme {
    return this.lexemes[this.index + count] ?? this.last;
  }

  take(): Lexeme {
    const { next } = this;
    this.index += 1;
    return next;
  }

  is(text: string): boolean {
    return this.next.kind === 'sign' && this.next.text === text;
  }

  takeIf(text: string): boolean {
    const isThere = this.is(text);
    if (isThere) this.index += 1;
    return isThere;
  }

  expect(text: string, what = `"${text}"`): Lexeme {
    if (!this.is(text)) throw this.problem(`Expected ${what}`);
    return this.take();
  }

  name(): Name {
    if (this.next.kind !== 'name') throw this.problem('Expected a name');
    return this.take();
  }

  /** The place, to come back to. */
  mark(): number {
    return this.index;
  }

  goTo(mark: number): void {
    this.index = mark;
  }

  /** The end of what was taken last. */
  get end(): number {
    return this.lexemes[this.index - 1]?.end ?? this.last.end;
  }

  span(at: number): Span {
    return { at, end: this.end };
  }

  /** Which of `:`, `∣`, `•`, `;`, `/` and `==` stand in the bracket that opens here, and in no bracket in it. */
  marksInBracket(): string {
    return this.marks.get(this.next) ?? '';
  }

  nested<Value>(read: () => Value): Value {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new SyntaxProblem(this.next.at, `Terms are checked ${DEEPEST} deep and no deeper.`);
    const value = read();
    this.depth -= 1;
    return value;
  }

  /** Goes on behind a mistake, at the next line that is not indented. */
  recover(): void {
    this.depth = 0;
    while (!this.isAtEnd && !(this.next.kind === 'newline' && this.next.indent === 0)) this.index += 1;
  }

  problem(expected: string): SyntaxProblem {
    const { kind, text, strokes, at } = this.next;
    const found = kind === 'end' ? 'the end' : kind === 'newline' ? 'the end of the line' : `"${text}${strokes}"`;
    return new SyntaxProblem(at, `${expected}, found ${found}.`);
  }
}

const UNFINISHED = new Set(', ; : • ∣ == ::= ≙ ¬ ∀ ∃ ∃₁ ∄ λ μ θ if then else let in pre'.split(' '));
const UNBEGUN = new Set(', ; : • ∣ == ::= ≙ then else in ∼ ⁺ ⋆'.split(' '));
const CLOSING = new Set(Object.values(OPENING));

/** A line cannot end where something must follow, nor begin with what must follow something: it goes on. */
function withoutSoftNewlines(lexemes: readonly Lexeme[]): Lexeme[] {
  return lexemes.filter(({ kind }, index) => {
    if (kind !== 'newline') return true;
    const before = lexemes[index - 1];
    const after = lexemes[index + 1];
    return (
      before !== undefined &&
      after !== undefined &&
      after.kind !== 'newline' &&
      !isUnfinished(before) &&
      !isUnbegun(after)
    );
  });
}

function isUnfinished({ kind, text, fixity }: Lexeme): boolean {
  if (kind !== 'sign') return fixity !== undefined;
  return (
    UNFINISHED.has(text) ||
    OPENING[text] !== undefined ||
    infixOf(text) !== undefined ||
    PREFIX_SIGNS.has(text) ||
    text === '#'
  );
}

function isUnbegun({ kind, text, fixity }: Lexeme): boolean {
  if (kind !== 'sign') return fixity !== undefined;
  if (text === '−' || text === '+' || text === '[]' || text === '∥' || text === '⨟') return text === '+';
  return UNBEGUN.has(text) || CLOSING.has(text) || infixOf(text) !== undefined;
}

function marksIn(lexemes: readonly Lexeme[]): Map<Lexeme, string> {
  const marks = new Map<Lexeme, string>();
  const open: Lexeme[] = [];
  for (const lexeme of lexemes) {
    if (lexeme.kind !== 'sign') continue;
    if (OPENING[lexeme.text] !== undefined) open.push(lexeme);
    else if (CLOSING.has(lexeme.text)) open.pop();
    else if (/^(?::|∣|•|;|\/|==)$/.test(lexeme.text)) {
      const bracket = open.at(-1);
      const known = bracket && (marks.get(bracket) ?? '');
      if (bracket && known !== undefined && !known.includes(lexeme.text)) marks.set(bracket, known + lexeme.text);
    }
  }
  return marks;
}
