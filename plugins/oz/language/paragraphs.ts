import { type Box, grouped, type Row } from '../box.ts';
import type { Problems } from '../problems.ts';
import type { Dialect } from '../symbols.ts';
import { Cursor, SyntaxProblem } from './cursor.ts';
import type { Operators } from './declaration-parser.ts';
import { lexemesOf } from './lexer.ts';
import type { Branch, Member, Paragraph } from './paragraph.ts';
import { Parser } from './parser.ts';
import type { Declaration, Name, SchemaText, Term } from './term.ts';

/** What reading paragraphs needs besides boxes. */
export interface ParagraphContext {
  readonly dialect: Dialect;
  readonly operators: Operators;
  readonly problems: Problems;
}

/** Boxes whose text is about a specification, and no part of it. */
const ABOUT = new Set(['argue', 'infrule', 'proof', 'zpar', 'classcom', 'zsection']);

/** Reads the paragraphs of some boxes, each before what follows it: it may declare how a name is written. */
export function* paragraphsOf(content: readonly (Row | Box)[], context: ParagraphContext): Generator<Paragraph> {
  for (const group of grouped(content)) {
    if (Array.isArray(group)) yield* new ParagraphReader(context, group).paragraphs();
    else yield* boxParagraphs(group, context);
  }
}

function* boxParagraphs(box: Box, context: ParagraphContext): Generator<Paragraph> {
  const { environment, sections } = box;
  if (ABOUT.has(environment.name)) return;
  if (environment.shape === 'class') yield classOf(box, context);
  else if (environment.divided) yield* boxedParagraph(box, context);
  else for (const { content } of sections) yield* paragraphsOf(content, context);
}

function* boxedParagraph(box: Box, context: ParagraphContext): Generator<Paragraph> {
  const { environment } = box;
  const [name, ...own] = namesIn(box.name, context);
  const generics = environment.name === 'gengendef' ? [] : [...own, ...namesIn(box.generics, context)];
  const text = schemaTextOf(box, context);
  const span = { at: text.at, end: text.end };
  if (environment.shape !== 'schema') yield { kind: 'axiomatic', generics, text, ...span };
  else if (name) yield { kind: 'schema', name, generics, text, ...span };
  else yield { kind: 'predicate', predicates: [{ kind: 'schema', text, ...span }], ...span };
}

/** Declarations above the middle rule, predicates below. */
function schemaTextOf({ sections, environment, name }: Box, context: ParagraphContext): SchemaText {
  const [first, ...rest] = sections.map(({ content }) => content.filter(item => item.kind === 'row'));
  const above = new ParagraphReader(context, first ?? []);
  const below = new ParagraphReader(context, rest.flat());
  const at = name[0]?.at ?? above.at ?? below.at ?? 0;
  const hasNoDeclarations = !environment.declares;
  const declarations = hasNoDeclarations ? [] : above.declarations(environment.name === 'state');
  const predicates = hasNoDeclarations ? above.predicates() : below.predicates();
  return { declarations, predicates, at, end: Math.max(below.end, above.end, at) };
}

/** A box's name, with its parameters should they stand in the same braces. */
function namesIn(tokens: Box['name'], context: ParagraphContext): Name[] {
  const lexemes = lexemesOf([{ kind: 'row', tokens, gap: 0 }], context.dialect);
  const names: Name[] = [];
  let mark = '';
  for (const { kind, text, strokes, at, end } of lexemes) {
    if (kind === 'name') names.push({ text: mark + text, strokes, at, end });
    mark = kind === 'sign' && (text === 'Δ' || text === 'Ξ') ? text : '';
  }
  return names;
}

function classOf(box: Box, context: ParagraphContext): Paragraph {
  const [name, ...own] = namesIn(box.name, context);
  const at = box.name[0]?.at ?? 0;
  const members: Member[] = [];
  for (const group of grouped(box.sections.flatMap(({ content }) => content))) {
    if (Array.isArray(group)) members.push(...new ParagraphReader(context, group).members());
    else members.push(...boxMembers(group, context));
  }
  const generics = [...own, ...namesIn(box.generics, context)];
  return { kind: 'class', name: name ?? { text: '', strokes: '', at, end: at }, generics, members, at, end: at };
}

function* boxMembers(box: Box, context: ParagraphContext): Generator<Member> {
  const { name } = box.environment;
  if (name === 'state') yield { kind: 'state', text: schemaTextOf(box, context) };
  else if (name === 'init') yield { kind: 'initial', text: schemaTextOf(box, context) };
  else if (name === 'op' || name === 'schema') {
    const [first] = namesIn(box.name, context);
    if (first) yield { kind: 'operation', name: first, text: schemaTextOf(box, context) };
  } else yield* boxParagraphs(box, context);
}

/** A second declaration or definition in one line. */
const DEFINES = /^Expected the end of the line, found "(≙|==|::=|:)"/;

/** Reads what stands in rows. A mistake is reported, and the next line is read. */
class ParagraphReader {
  private readonly cursor: Cursor;
  private readonly parser: Parser;
  private readonly problems: Problems;
  private isDeclaring = false;
  readonly at: number | undefined;
  readonly end: number;

  constructor({ dialect, operators, problems }: ParagraphContext, rows: readonly Row[]) {
    const lexemes = lexemesOf(rows, dialect);
    this.at = lexemes[0]?.at;
    this.end = lexemes.at(-1)?.end ?? 0;
    this.cursor = new Cursor(lexemes, rows[0]?.tokens[0]?.at ?? 0);
    this.parser = new Parser(this.cursor, operators);
    this.problems = problems;
  }

  *paragraphs(): Generator<Paragraph> {
    for (const paragraph of this.each(() => this.paragraph())) if (paragraph) yield paragraph;
  }

  *members(): Generator<Member> {
    for (const member of this.each(() => this.member())) if (member) yield member;
  }

  /** @param isState in a state a Δ alone divides what may be changed from what follows from it */
  declarations(isState: boolean): Declaration[] {
    this.isDeclaring = true;
    return [...this.each(() => (isState && this.isDivided() ? undefined : this.parser.declaration()))];
  }

  private isDivided(): boolean {
    const { cursor } = this;
    const { kind, text } = cursor.ahead(1);
    return (kind === 'newline' || text === ';') && cursor.takeIf('Δ');
  }

  predicates(): Term[] {
    return [...this.each(() => this.parser.term())];
  }

  private *each<Item>(read: () => Item | undefined): Generator<Item> {
    const { cursor } = this;
    while (!cursor.isAtEnd) {
      if (cursor.next.kind === 'newline' || cursor.is(';')) cursor.take();
      else {
        const item = this.tried(read);
        if (item !== undefined) yield item;
      }
    }
  }

  private tried<Item>(read: () => Item): Item | undefined {
    const { cursor } = this;
    try {
      const item = read();
      if (!cursor.isAtEnd && cursor.next.kind !== 'newline' && !cursor.is(';'))
        throw cursor.problem('Expected the end of the line');
      return item;
    } catch (error) {
      if (!(error instanceof SyntaxProblem)) throw error;
      const hint = this.hintFor(error.message);
      this.problems.add(() => ({
        ...{ severity: 'warning', rule: 'oz-syntax', text: error.message, at: error.at },
        ...(hint !== undefined && { hint }),
      }));
      cursor.recover();
      return undefined;
    }
  }

  private hintFor(message: string): string | undefined {
    const found = DEFINES.exec(message)?.[1];
    if (found === undefined) return undefined;
    return found === ':' && !this.isDeclaring
      ? 'Declarations stand in a box: axdef, gendef, schema.'
      : 'Does the line before end with "\\\\"?';
  }

  private paragraph(): Paragraph | undefined {
    const { cursor } = this;
    const { at, text } = cursor.next;
    if (cursor.is('[') && !/[:∣]/.test(cursor.marksInBracket())) return this.given();
    if (cursor.next.kind === 'sign' && /^(?:function|relation|generic)$/.test(text)) return this.template();
    if (cursor.takeIf('⊢')) cursor.takeIf('?');
    else {
      const definition = this.definition() ?? this.operatorDefinition();
      if (definition) return definition;
    }
    return { kind: 'predicate', predicates: [this.parser.term()], ...cursor.span(at) };
  }

  private given(): Paragraph {
    const { cursor } = this;
    const { at } = cursor.take();
    const names = [cursor.name()];
    while (cursor.takeIf(',')) {
      if (cursor.next.kind === 'newline') cursor.take();
      names.push(cursor.name());
    }
    cursor.expect(']');
    return { kind: 'given', names, ...cursor.span(at) };
  }

  /** `relation ( _ divides _ )`: how a name is written. */
  private template(): undefined {
    const { cursor, parser } = this;
    const kind = cursor.take().text === 'relation' ? 'relation' : 'function';
    let before = '';
    while (!cursor.isAtEnd && cursor.next.kind !== 'newline') {
      const { kind: what, text } = cursor.take();
      // What has one place alone is known by its declaration.
      if (what === 'name' && before === '_' && cursor.is('_')) parser.operators.declare(text, kind);
      before = text;
    }
    return undefined;
  }

  /** `N == …`, `N[X] ≙ …`, `T ::= a | b⟪…⟫`. */
  private definition(): Paragraph | undefined {
    const { cursor } = this;
    const start = cursor.mark();
    const { at } = cursor.next;
    const name = this.definedName();
    const generics = name && cursor.is('[') && cursor.marksInBracket() === '' ? this.formals() : [];
    if (name && cursor.takeIf('::=')) return { kind: 'free', name, branches: this.branches(), ...cursor.span(at) };
    if (name && generics && (cursor.takeIf('==') || cursor.takeIf('≙')))
      return { kind: 'definition', name, generics, value: this.defined(), ...cursor.span(at) };
    cursor.goTo(start);
    return undefined;
  }

  private definedName(): Name | undefined {
    const { cursor } = this;
    const { at } = cursor.next;
    const mark = cursor.is('Δ') || cursor.is('Ξ') ? cursor.take().text : '';
    if (cursor.next.kind !== 'name') return undefined;
    const name = cursor.name();
    return { ...name, text: mark + name.text, at };
  }

  private formals(): Name[] | undefined {
    const { cursor } = this;
    cursor.take();
    const names: Name[] = [];
    while (cursor.next.kind === 'name') {
      names.push(cursor.name());
      if (!cursor.takeIf(',')) break;
    }
    return cursor.takeIf(']') ? names : undefined;
  }

  /** An operation of Object-Z may go on behind a spot. */
  private defined(): Term {
    const { cursor, parser } = this;
    const first = parser.term();
    if (!cursor.is('•')) return first;
    const items = [first];
    while (cursor.takeIf('•')) items.push(parser.term());
    return { kind: 'logic', sign: '•', items, ...cursor.span(first.at) };
  }

  private branches(): Branch[] {
    const { cursor } = this;
    const found: Branch[] = [];
    do {
      const name = cursor.name();
      if (!cursor.takeIf('⟪')) found.push({ name });
      else {
        found.push({ name, argument: this.parser.term() });
        cursor.expect('⟫');
      }
    } while (cursor.takeIf('∣'));
    return found;
  }

  /** `X ⊙ Y == …`, `pairs X == …`: a generic operator. */
  private operatorDefinition(): Paragraph | undefined {
    const { cursor } = this;
    if (cursor.next.kind === 'name' && cursor.ahead(1).kind === 'name' && cursor.ahead(2).text === '==')
      return this.prefixDefinition();
    const isOperator = cursor.next.kind === 'name' && cursor.ahead(2).kind === 'name' && cursor.ahead(3).text === '==';
    if (!isOperator || cursor.ahead(1).text === '.') return undefined;
    const { at } = cursor.next;
    const left = cursor.name();
    const { text, end } = cursor.take();
    const right = cursor.name();
    cursor.take();
    const name = { text: `_${text}_`, strokes: '', at: left.end, end };
    return { kind: 'definition', name, generics: [left, right], value: this.parser.term(), ...cursor.span(at) };
  }

  private prefixDefinition(): Paragraph {
    const { cursor } = this;
    const { text, at, end } = cursor.take();
    const generics = [cursor.name()];
    cursor.take();
    const name = { text: `${text}_`, strokes: '', at, end };
    return { kind: 'definition', name, generics, value: this.parser.term(), ...cursor.span(at) };
  }

  private member(): Member | undefined {
    const { cursor } = this;
    this.parser.isInClass = true;
    if (cursor.is('↾')) return this.visibility();
    if (cursor.is('[')) return this.paragraphOrState();
    const definition = this.definition();
    if (definition) return definition;
    const parent = this.parser.term();
    while (cursor.takeIf(',')) this.parser.term();
    return { kind: 'inherits', parent };
  }

  private visibility(): Member {
    const { cursor } = this;
    cursor.take();
    cursor.expect('(');
    const names: Name[] = [];
    while (!cursor.is(')') && !cursor.isAtEnd) {
      const { kind } = cursor.next;
      const lexeme = cursor.take();
      if (kind === 'name' && !isInitial(lexeme)) names.push(lexeme);
    }
    cursor.expect(')');
    return { kind: 'visible', names };
  }

  private paragraphOrState(): Member | undefined {
    const { cursor } = this;
    if (!/[:∣]/.test(cursor.marksInBracket())) return this.given();
    cursor.take();
    const text = this.parser.schemaText();
    cursor.expect(']');
    return { kind: 'state', text };
  }
}

function isInitial({ text }: Name): boolean {
  return text === 'INIT' || text === 'EXIT';
}
