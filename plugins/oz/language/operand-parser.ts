import { SyntaxProblem } from './cursor.ts';
import { DeclarationParser, isPlace } from './declaration-parser.ts';
import { ATOMS, LEVEL, POSTFIX_SIGNS } from './operators.ts';
import type { Name, Term } from './term.ts';

/** More strokes in a row are no formula of anybody's. */
const LONGEST = 100;

/** Reads what has no operator between its parts: names, brackets, and what stands behind them. */
export abstract class OperandParser extends DeclarationParser {
  /** Object-Z: brackets may hold a predicate alone. */
  isInClass = false;

  protected postfixed(): Term {
    let found = this.primary();
    for (let count = 0; ; count += 1) {
      if (count > LONGEST) throw new SyntaxProblem(found.at, 'Too much stands behind a term for it to be checked.');
      const longer = this.longer(found);
      if (!longer) return found;
      found = longer;
    }
  }

  /** A term with what stands behind it. */
  protected longer(body: Term): Term | undefined {
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

  protected selection(body: Term): Term {
    const { cursor } = this;
    cursor.take();
    const { kind } = cursor.next;
    const field = kind === 'number' || kind === 'name' ? cursor.take() : cursor.name();
    return { kind: 'select', body, field, ...cursor.span(body.at) };
  }

  protected power(body: Term): Term {
    this.cursor.take();
    const exponent = this.bracketed('(', ')');
    return { kind: 'power', body, exponent, ...this.cursor.span(body.at) };
  }

  protected bracketed(open: string, close: string): Term {
    this.cursor.expect(open);
    const found = this.term();
    this.cursor.expect(close);
    return found;
  }

  /** `[new/old]`, or generic arguments of a name. */
  protected bracketsBehind(body: Term): Term | undefined {
    const { cursor } = this;
    const marks = cursor.marksInBracket();
    if (/[:∣•]/.test(marks)) return undefined;
    if (marks.includes('/')) return this.renamed(body);
    if (body.kind !== 'name' || body.generics.length > 0) return undefined;
    return { ...body, generics: this.items('[', ']'), end: cursor.end };
  }

  protected renamed(body: Term): Term {
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

  protected items(open: string, close: string): Term[] {
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

  protected primary(): Term {
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

  protected plain(kind: 'number' | 'unknown' | 'truth'): Term {
    const { at, end } = this.cursor.take();
    return { kind, at, end };
  }

  protected parenthesized(): Term {
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
  protected section(): Term | undefined {
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

  protected set(): Term {
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

  protected binding(): Term {
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

  protected schema(): Term {
    const { cursor } = this;
    const hasDeclarations = /[:∣]/.test(cursor.marksInBracket());
    const { at } = cursor.take();
    const start = cursor.mark();
    const declared = this.schemaText();
    const isPredicate = this.isInClass && !hasDeclarations && !cursor.is(']');
    if (isPredicate) cursor.goTo(start);
    const text = isPredicate ? { declarations: [], predicates: this.predicates(), ...cursor.span(at) } : declared;
    cursor.expect(']');
    return { kind: 'schema', text, ...cursor.span(at) };
  }

  protected theta(): Term {
    const { at } = this.cursor.take();
    return { kind: 'theta', schema: this.cursor.nested(() => this.postfixed()), ...this.cursor.span(at) };
  }

  protected delta(): Term {
    const { text: sign, at } = this.cursor.take();
    return { kind: 'delta', sign, schema: this.cursor.nested(() => this.postfixed()), ...this.cursor.span(at) };
  }
}

/** Lines in brackets hold together. */
function conjoined(items: readonly Term[]): readonly Term[] {
  const [first, last] = [items[0], items.at(-1)];
  return items.length < 2 || !first || !last
    ? items
    : [{ kind: 'logic', sign: '∧', items, at: first.at, end: last.end }];
}
