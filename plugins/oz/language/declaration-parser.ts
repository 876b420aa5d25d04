import type { Cursor } from './cursor.ts';
import type { Lexeme } from './lexeme.ts';
import { infixOf, LEVEL } from './operators.ts';
import type { Declaration, Name, SchemaText, Term } from './term.ts';

/** What parsing must know of names: whether one stands between its arguments. */
export interface Operators {
  of(name: string): 'function' | 'relation' | undefined;
  /** Whether one is declared with a place behind it: `even _`. */
  isPrefix(name: string): boolean;
  /** @param name of one that stands before its argument, with its place: `even_` */
  declare(name: string, kind: 'function' | 'relation'): void;
}

const FUNCTION_ARROWS = new Set('→ ⇸ ↣ ⤔ ↠ ⤀ ⤖ ⇻ ⤕ ⟶'.split(' '));

/** Reads what declares names, and lines of predicates. */
export abstract class DeclarationParser {
  readonly cursor: Cursor;
  readonly operators: Operators;

  constructor(cursor: Cursor, operators: Operators) {
    this.cursor = cursor;
    this.operators = operators;
  }

  /** A predicate or an expression whose operators bind as tightly as `level`, or tighter. */
  abstract term(level?: number): Term;

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

  protected declaredName(): Name | undefined {
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
  protected typed(names: readonly Name[]): Declaration {
    const type = this.term(LEVEL.schema);
    for (const { text } of names) {
      const [, before, operator] = /^(_?)(.+)_$/.exec(text) ?? [];
      const written = before === '_' ? operator : text;
      if (operator !== undefined && written !== undefined && !infixOf(operator))
        this.operators.declare(written, isFunction(type) ? 'function' : 'relation');
    }
    return { kind: 'variables', names, type };
  }

  protected deltaList(): Declaration {
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

  protected takeSeparator(): boolean {
    const { cursor } = this;
    let isThere = false;
    while (cursor.next.kind === 'newline' || cursor.is(';')) {
      cursor.take();
      isThere = true;
    }
    return isThere;
  }

  protected isEndOfPredicates(): boolean {
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
}

/** Whether an argument of an operator belongs here. */
export function isPlace({ kind, text }: Lexeme): boolean {
  return kind === 'sign' && text === '_';
}

function isFunction(type: Term): boolean {
  return type.kind === 'infix' && type.rest.some(({ operator }) => FUNCTION_ARROWS.has(operator.text));
}
