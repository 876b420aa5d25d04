import { type Cursor, SyntaxProblem } from './cursor.ts';
import type { Lexeme } from './lexeme.ts';
import {
  type Infix,
  infixOf,
  LEVEL,
  LOOSE_PREFIX_SIGNS,
  OPENING,
  POSTFIX_SIGNS,
  PREFIX_NAMES,
  PREFIX_SIGNS,
} from './operators.ts';
import type { Declaration, Name, Operation, SchemaText, Term } from './term.ts';

/** What parsing must know of names: whether one stands between its arguments. */
export interface Operators {
  of(name: string): 'function' | 'relation' | undefined;
  declare(name: string, kind: 'function' | 'relation'): void;
}

const QUANTIFIERS = new Set('∀ ∃ ∃₁ ∄ λ μ ⋀ [] ∥ ⨟'.split(' '));
const ATOMS = new Set('ℕ ℕ₁ ℤ ℝ ℚ 𝔸 𝔹 𝕆 ∅ ⟨⟩ ⟦⟧ ∞ … ⊥ ⊤'.split(' '));
const MODAL = new Set('□ ◇ ○'.split(' '));
const FUNCTION_ARROWS = new Set('→ ⇸ ↣ ⤔ ↠ ⤀ ⤖ ⇻ ⤕ ⟶'.split(' '));

/** More arguments or strokes in a row are no formula of anybody's. */
const LONGEST = 100;

/** Reads terms, and what declares names in them. */
export class Parser {
  readonly cursor: Cursor;
  readonly operators: Operators;

  constructor(cursor: Cursor, operators: Operators) {
    this.cursor = cursor;
    this.operators = operators;
  }

  /** A predicate or an expression whose operators bind as tightly as `level`, or tighter. */
  term(level: number = LEVEL.logic): Term {
    return this.cursor.nested(() => this.infix(level));
  }

  /** Terms up to a bracket, a separator or the end, one on a line or more between semicolons. */
  predicates(): Term[] {
    const found: Term[] = [];
    do {
      if (this.isEndOfPredicates()) break;
      found.push(this.term());
    } while (this.takeSeparator());
    return found;
  }

  /** Whatever follows `x : X` and its like up to a bar, a spot, a bracket or the end. */
  declarations(): Declaration[] {
    const found: Declaration[] = [];
    do {
      if (this.isEndOfPredicates() || this.cursor.is('∣')) break;
      found.push(this.declaration());
    } while (this.takeSeparator());
    return found;
  }

  declaration(): Declaration {
    const { cursor } = this;
    if (cursor.is('Δ') && cursor.ahead(1).text === '(') return this.deltaList();
    const start = cursor.mark();
    const names = this.declaredNames();
    if (names && cursor.takeIf(':')) return this.typed(names);
    if (names?.length === 1 && names[0] && cursor.takeIf('=='))
      return { kind: 'equal', name: names[0], value: this.term(LEVEL.schema) };
    cursor.goTo(start);
    const schema = this.term(LEVEL.schema);
    if (cursor.is(':')) throw cursor.problem('Expected names before ":"');
    return { kind: 'inclusion', schema };
  }

  schemaText(): SchemaText {
    const { at } = this.cursor.next;
    const declarations = this.declarations();
    const predicates = this.cursor.takeIf('∣') ? this.predicates() : [];
    return { declarations, predicates, ...this.cursor.span(at) };
  }

  /** Names between commas, of operators `_ op _`. Undefined where something else stands there. */
  declaredNames(): Name[] | undefined {
    const names: Name[] = [];
    do {
      const name = this.declaredName();
      if (!name) return undefined;
      names.push(name);
    } while (this.cursor.takeIf(','));
    return names;
  }

  private declaredName(): Name | undefined {
    const { cursor } = this;
    const { at } = cursor.next;
    const before = cursor.takeIf('_');
    if (!before && cursor.next.kind === 'name' && !isPlace(cursor.ahead(1))) return cursor.name();
    const { kind, text, strokes } = cursor.next;
    if (kind !== 'name' && kind !== 'sign') return undefined;
    if (!before && !isPlace(cursor.ahead(1)) && !/^[,:]$/.test(cursor.ahead(1).text)) return undefined;
    cursor.take();
    const behind = cursor.takeIf('_') ? '_' : '';
    return { text: `${before ? '_' : ''}${text}${strokes}${behind}`, strokes: '', ...cursor.span(at) };
  }

  /** A name whose type is no function between two arguments makes predicates. */
  private typed(names: readonly Name[]): Declaration {
    const type = this.term(LEVEL.schema);
    for (const { text } of names) {
      const infix = /^_(.+)_$/.exec(text)?.[1];
      if (infix !== undefined && !infixOf(infix))
        this.operators.declare(infix, isFunction(type) ? 'function' : 'relation');
    }
    return { kind: 'variables', names, type };
  }

  private deltaList(): Declaration {
    const { cursor } = this;
    cursor.take();
    cursor.expect('(');
    const names: Name[] = [];
    while (!cursor.is(')')) {
      names.push(cursor.name());
      if (!cursor.takeIf(',')) break;
    }
    cursor.expect(')');
    return { kind: 'delta', names };
  }

  private takeSeparator(): boolean {
    const { cursor } = this;
    let isThere = false;
    while (cursor.next.kind === 'newline' || cursor.is(';')) {
      cursor.take();
      isThere = true;
    }
    return isThere;
  }

  private isEndOfPredicates(): boolean {
    const { cursor } = this;
    return (
      cursor.isAtEnd ||
      cursor.is('•') ||
      cursor.is(')') ||
      cursor.is(']') ||
      cursor.is('}') ||
      cursor.is('⟩') ||
      cursor.is('⟧')
    );
  }

  private infix(level: number): Term {
    let left = this.unary();
    for (let operator = this.operator(); operator && operator.level >= level; operator = this.operator())
      left = this.withOperator(left, operator);
    return left;
  }

  private operator(): Infix | undefined {
    const { kind, text, fixity } = this.cursor.next;
    if (kind === 'sign') return infixOf(text);
    const found = kind === 'name' ? (fixity ?? this.operators.of(text)) : undefined;
    return found && { level: LEVEL[found], kind: found };
  }

  private withOperator(left: Term, operator: Infix): Term {
    const { cursor } = this;
    if (operator.kind === 'schema' && cursor.is('⧹')) return this.hidden(left);
    if (operator.kind === 'logic') return this.logic(left, cursor.next.text, operator.level);
    if (operator.kind === 'product') return this.product(left, operator.level);
    const rest: Operation[] = [];
    for (
      let same: Infix | undefined = operator;
      same?.level === operator.level && !cursor.is('⧹');
      same = this.operator()
    ) {
      const sign = cursor.take();
      rest.push({ operator: sign.kind === 'name' ? infixName(sign) : sign, right: this.term(operator.level + 1) });
    }
    const span = cursor.span(left.at);
    if (operator.kind === 'relation') return { kind: 'relation', first: left, rest, ...span };
    return { kind: 'infix', first: left, rest, isRight: operator.isRight === true, ...span };
  }

  private logic(left: Term, sign: string, level: number): Term {
    const items = [left];
    while (this.cursor.takeIf(sign)) items.push(this.term(level + 1));
    return { kind: 'logic', sign, items, ...this.cursor.span(left.at) };
  }

  private product(left: Term, level: number): Term {
    const items = [left];
    while (this.cursor.takeIf('×')) items.push(this.term(level + 1));
    return { kind: 'product', items, ...this.cursor.span(left.at) };
  }

  private hidden(body: Term): Term {
    const { cursor } = this;
    cursor.take();
    const isList = cursor.takeIf('(');
    const names = [cursor.name()];
    while (isList && cursor.takeIf(',')) names.push(cursor.name());
    if (isList) cursor.expect(')');
    return { kind: 'hide', body, names, ...cursor.span(body.at) };
  }

  private unary(): Term {
    const { cursor } = this;
    const { kind, text, at } = cursor.next;
    if (kind !== 'sign') return this.application();
    if (text === '¬') return this.prefixed(body => ({ kind: 'not', body, ...cursor.span(at) }), LEVEL.relation);
    if (MODAL.has(text)) return this.prefixed(body => body, LEVEL.relation);
    if (QUANTIFIERS.has(text)) return this.quantified();
    if (text === 'let') return this.letIn();
    if (text === 'if') return this.conditional();
    if (text === 'pre' || text === 'disjoint') return this.signed(() => this.term(LEVEL.schema + 1));
    if (LOOSE_PREFIX_SIGNS.has(text)) return this.signed(() => this.cursor.nested(() => this.unary()));
    return this.application();
  }

  private prefixed(make: (body: Term) => Term, level: number): Term {
    this.cursor.take();
    return make(this.term(level));
  }

  private signed(read: () => Term): Term {
    const operator = this.cursor.take();
    const body = read();
    return { kind: 'prefix', operator, body, ...this.cursor.span(operator.at) };
  }

  /** Lines that are indented further than the quantifier's belong to what it says. */
  private quantified(): Term {
    const { cursor } = this;
    const { text: sign, at, indent } = cursor.take();
    const text = this.schemaText();
    if (!cursor.takeIf('•')) {
      if (sign !== 'μ' && sign !== 'λ') throw cursor.problem(`Expected "•" and what "${sign}" says`);
      return { kind: 'quantified', sign, text, ...cursor.span(at) };
    }
    const items = [this.term()];
    while (cursor.next.kind === 'newline' && cursor.next.indent > indent) {
      cursor.take();
      items.push(this.term());
    }
    const [only] = items;
    const body: Term =
      items.length === 1 && only ? only : { kind: 'logic', sign: '∧', items, ...cursor.span(only?.at ?? at) };
    return { kind: 'quantified', sign, text, body, ...cursor.span(at) };
  }

  private letIn(): Term {
    const { cursor } = this;
    const { at } = cursor.take();
    const declarations = this.declarations();
    if (!cursor.takeIf('•')) cursor.expect('in', '"•"');
    return { kind: 'let', declarations, body: this.term(), ...cursor.span(at) };
  }

  private conditional(): Term {
    const { cursor } = this;
    const { at } = cursor.take();
    const condition = this.term();
    cursor.expect('then');
    const yes = this.term();
    cursor.expect('else');
    return { kind: 'if', condition, yes, no: this.term(), ...cursor.span(at) };
  }

  private application(): Term {
    let found = this.tight();
    for (let count = 0; this.beginsOperand(); count += 1) {
      if (count > LONGEST)
        throw new SyntaxProblem(found.at, 'A function is applied to too many arguments to be checked.');
      const argument = this.tight();
      found = { kind: 'apply', function: found, argument, ...this.cursor.span(found.at) };
    }
    return found;
  }

  /** Something without spaces in it, or that takes the next such thing. */
  private tight(): Term {
    const { cursor } = this;
    const { kind, text, strokes } = cursor.next;
    if (kind === 'sign' && PREFIX_SIGNS.has(text)) return this.signed(() => cursor.nested(() => this.tight()));
    if (kind !== 'name' || strokes !== '' || !PREFIX_NAMES.has(text)) return this.postfixed();
    const called = this.postfixed();
    if (!this.beginsOperand()) return called;
    const argument = cursor.nested(() => this.tight());
    return { kind: 'apply', function: called, argument, ...cursor.span(called.at) };
  }

  private beginsOperand(): boolean {
    const { kind, text, fixity } = this.cursor.next;
    if (kind === 'name') return fixity === undefined && this.operators.of(text) === undefined;
    if (kind === 'number') return true;
    if (kind !== 'sign') return false;
    return (
      (OPENING[text] !== undefined && !/[[⦇⟪]/.test(text)) || ATOMS.has(text) || text === 'θ' || PREFIX_SIGNS.has(text)
    );
  }

  private postfixed(): Term {
    let found = this.primary();
    for (let count = 0; ; count += 1) {
      if (count > LONGEST) throw new SyntaxProblem(found.at, 'Too much stands behind a term for it to be checked.');
      const longer = this.longer(found);
      if (!longer) return found;
      found = longer;
    }
  }

  /** A term with what stands behind it. */
  private longer(body: Term): Term | undefined {
    const { cursor } = this;
    const { kind, text } = cursor.next;
    if (kind !== 'sign') return undefined;
    if (/^(?:[′?!]|_.+)$/.test(text)) {
      cursor.take();
      return { kind: 'decorated', body, strokes: text, ...cursor.span(body.at) };
    }
    if (POSTFIX_SIGNS.has(text)) return { kind: 'postfix', operator: cursor.take(), body, ...cursor.span(body.at) };
    if (text === '.') return this.selection(body);
    if (text === '⦇') return { kind: 'image', body, argument: this.bracketed('⦇', '⦈'), ...cursor.span(body.at) };
    if (text === '↑') return this.power(body);
    if (text === '[') return this.bracketsBehind(body);
    if (!/^(?:contained|[ⒸⓈⒺ])$/.test(text)) return undefined;
    cursor.take();
    return body;
  }

  private selection(body: Term): Term {
    const { cursor } = this;
    cursor.take();
    const { kind } = cursor.next;
    const field = kind === 'number' || kind === 'name' ? cursor.take() : cursor.name();
    return { kind: 'select', body, field, ...cursor.span(body.at) };
  }

  private power(body: Term): Term {
    this.cursor.take();
    const exponent = this.bracketed('(', ')');
    return { kind: 'power', body, exponent, ...this.cursor.span(body.at) };
  }

  private bracketed(open: string, close: string): Term {
    this.cursor.expect(open);
    const found = this.term();
    this.cursor.expect(close);
    return found;
  }

  /** `[new/old]`, or generic arguments of a name. */
  private bracketsBehind(body: Term): Term | undefined {
    const { cursor } = this;
    const marks = cursor.marksInBracket();
    if (/[:∣•]/.test(marks)) return undefined;
    if (marks.includes('/')) return this.renamed(body);
    if (body.kind !== 'name' || body.generics.length > 0) return undefined;
    return { ...body, generics: this.items('[', ']'), end: cursor.end };
  }

  private renamed(body: Term): Term {
    const { cursor } = this;
    cursor.take();
    const pairs: { to: Name; from: Name }[] = [];
    do {
      const to = cursor.name();
      cursor.expect('/');
      pairs.push({ to, from: cursor.name() });
    } while (cursor.takeIf(','));
    cursor.expect(']');
    return { kind: 'rename', body, pairs, ...cursor.span(body.at) };
  }

  private items(open: string, close: string): Term[] {
    const { cursor } = this;
    cursor.expect(open);
    const items: Term[] = [];
    while (!cursor.is(close)) {
      if (cursor.next.kind === 'newline') cursor.take();
      items.push(this.term());
      if (!cursor.takeIf(',')) break;
    }
    if (cursor.next.kind === 'newline') cursor.take();
    cursor.expect(close);
    return items;
  }

  private primary(): Term {
    const { cursor } = this;
    const { kind, text, at } = cursor.next;
    if (kind === 'name') return { kind: 'name', name: cursor.take(), generics: [], ...cursor.span(at) };
    if (kind === 'number') return this.plain('number');
    if (kind === 'prose') return this.plain('unknown');
    if (kind !== 'sign') throw cursor.problem('Expected a term');
    if (text === 'true' || text === 'false') return this.plain('truth');
    if (ATOMS.has(text)) return { kind: 'name', name: cursor.take(), generics: [], ...cursor.span(at) };
    if (text === '(') return this.parenthesized();
    if (text === '{') return this.set();
    if (text === '⟨') return { kind: 'sequence', items: this.items('⟨', '⟩'), ...cursor.span(at) };
    if (text === '⟦') return { kind: 'bag', items: this.items('⟦', '⟧'), ...cursor.span(at) };
    if (text === '⦉') return this.binding();
    if (text === '[') return this.schema();
    if (text === 'θ') return this.theta();
    if (text === 'Δ' || text === 'Ξ') return this.delta();
    throw cursor.problem('Expected a term');
  }

  private plain(kind: 'number' | 'unknown' | 'truth'): Term {
    const { at, end } = this.cursor.take();
    return { kind, at, end };
  }

  private parenthesized(): Term {
    const { cursor } = this;
    const section = this.section();
    if (section) return section;
    const { at } = cursor.take();
    const items: Term[] = [];
    do items.push(...conjoined(this.predicates()));
    while (cursor.takeIf(','));
    cursor.expect(')');
    const [only] = items;
    if (!only) throw new SyntaxProblem(at, 'Expected a term between "(" and ")".');
    return items.length === 1 ? { ...only, ...cursor.span(at) } : { kind: 'tuple', items, ...cursor.span(at) };
  }

  /** `( _ + _ )`: an operator by itself. */
  private section(): Term | undefined {
    const { cursor } = this;
    const start = cursor.mark();
    const { at } = cursor.take();
    if (isPlace(cursor.next) || isPlace(cursor.ahead(1))) {
      const name = this.declaredName();
      if (name && cursor.takeIf(')')) return { kind: 'name', name, generics: [], ...cursor.span(at) };
    }
    cursor.goTo(start);
    return undefined;
  }

  private set(): Term {
    const { cursor } = this;
    const { at } = cursor.next;
    if (!/[:∣•;]/.test(cursor.marksInBracket()))
      return { kind: 'set', items: this.items('{', '}'), ...cursor.span(at) };
    cursor.take();
    const text = this.schemaText();
    const body = cursor.takeIf('•') ? this.term() : undefined;
    cursor.expect('}');
    return { kind: 'comprehension', text, ...(body && { body }), ...cursor.span(at) };
  }

  private binding(): Term {
    const { cursor } = this;
    const { at } = cursor.take();
    const fields: { name: Name; value: Term }[] = [];
    while (!cursor.is('⦊')) {
      const name = cursor.name();
      if (!cursor.takeIf('⇝')) cursor.expect('==');
      fields.push({ name, value: this.term(LEVEL.product + 3) });
      if (!cursor.takeIf(',') && !cursor.takeIf(';')) break;
    }
    cursor.expect('⦊');
    return { kind: 'binding', fields, ...cursor.span(at) };
  }

  private schema(): Term {
    const { cursor } = this;
    const { at } = cursor.take();
    const text = this.schemaText();
    cursor.expect(']');
    return { kind: 'schema', text, ...cursor.span(at) };
  }

  private theta(): Term {
    const { at } = this.cursor.take();
    return { kind: 'theta', schema: this.cursor.nested(() => this.postfixed()), ...this.cursor.span(at) };
  }

  private delta(): Term {
    const { text: sign, at } = this.cursor.take();
    return { kind: 'delta', sign, schema: this.cursor.nested(() => this.postfixed()), ...this.cursor.span(at) };
  }
}

function isPlace({ kind, text }: Lexeme): boolean {
  return kind === 'sign' && text === '_';
}

function infixName({ text, strokes, at, end }: Lexeme): Name {
  return { text: text + strokes, strokes: '', at, end };
}

/** Lines in brackets hold together. */
function conjoined(items: readonly Term[]): readonly Term[] {
  const [first, last] = [items[0], items.at(-1)];
  return items.length < 2 || !first || !last
    ? items
    : [{ kind: 'logic', sign: '∧', items, at: first.at, end: last.end }];
}

function isFunction(type: Term): boolean {
  return type.kind === 'infix' && type.rest.some(({ operator }) => FUNCTION_ARROWS.has(operator.text));
}
