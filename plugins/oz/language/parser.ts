import { SyntaxProblem } from './cursor.ts';
import type { Lexeme } from './lexeme.ts';
import { OperandParser } from './operand-parser.ts';
import {
  ATOMS,
  type Infix,
  infixOf,
  LEVEL,
  LOOSE_PREFIX_SIGNS,
  OPENING,
  PREFIX_NAMES,
  PREFIX_SIGNS,
} from './operators.ts';
import type { Name, Operation, Term } from './term.ts';

const QUANTIFIERS = new Set('∀ ∃ ∃₁ ∄ λ μ ⋀ [] ∥ ⨟'.split(' '));
const MODAL = new Set('□ ◇ ○'.split(' '));

/** More arguments in a row are no formula of anybody's. */
const LONGEST = 100;

/** Reads terms, and what declares names in them. */
export class Parser extends OperandParser {
  /** A predicate or an expression whose operators bind as tightly as `level`, or tighter. */
  term(level: number = LEVEL.logic): Term {
    return this.cursor.nested(() => this.infix(level));
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
    if (kind !== 'name' || strokes !== '') return this.postfixed();
    if (beginsPlainly(cursor.ahead(1)) && this.operators.isPrefix(text))
      return this.signed(() => cursor.nested(() => this.tight()));
    if (!PREFIX_NAMES.has(text)) return this.postfixed();
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
}

/** Whether an argument begins here, whatever is known of names. */
function beginsPlainly({ kind, text }: Lexeme): boolean {
  return kind === 'name' || kind === 'number' || (kind === 'sign' && (/^[({⟨]$/.test(text) || ATOMS.has(text)));
}

function infixName({ text, strokes, at, end }: Lexeme): Name {
  return { text: text + strokes, strokes: '', at, end };
}
