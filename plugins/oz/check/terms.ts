import { type Declaration, fullName, type SchemaText, type Span, type Term } from '../language/term.ts';
import { wordFor } from '../types/print.ts';
import { fieldsOf, without } from '../types/schemas.ts';
import {
  ANY,
  BOOLEAN,
  type Field,
  INTEGER,
  instantiated,
  power,
  product,
  relation,
  resolved,
  schemaType,
  type Type,
} from '../types/type.ts';
import { unify } from '../types/unify.ts';
import { type Entry, Scope } from './entry.ts';
import { application, exponent, image, infix, postfix, prefix, relations } from './operations.ts';
import type { Declared, Rules } from './rules.ts';
import * as schemas from './schema-terms.ts';
import { described, printerIn } from './sides.ts';

/** What checking terms needs from outside. */
export type TermContext = Pick<Rules, 'find' | 'use' | 'report' | 'source'>;

/** Checks terms: names, and types. */
export class TermRules implements Rules {
  readonly find: Rules['find'];
  readonly use: Rules['use'];
  readonly report: Rules['report'];
  readonly source: (span: Span) => string;

  constructor({ find, use, report, source }: TermContext) {
    this.find = find;
    this.use = use;
    this.report = report;
    this.source = source;
  }

  type(term: Term, scope: Scope): Type {
    switch (term.kind) {
      case 'name':
        return this.name(term, scope);
      case 'number':
        return INTEGER;
      case 'unknown':
        return ANY;
      case 'set':
        return power(this.same(term.items, scope));
      case 'sequence':
        return relation(INTEGER, this.same(term.items, scope));
      case 'bag':
        return relation(this.same(term.items, scope), INTEGER);
      case 'tuple':
        return product(...term.items.map(item => this.type(item, scope)));
      case 'product':
        return power(product(...term.items.map(item => this.members(item, scope))));
      case 'comprehension':
        return this.comprehension(term, scope);
      case 'schema':
        return schemas.schemaSet(this.text(term.text, new Scope(scope)).fields);
      case 'binding':
        return schemaType(term.fields.map(({ name, value }): Field => [fullName(name), this.type(value, scope)]));
      case 'apply':
        return application(term, scope, this);
      case 'infix':
        return infix(term, scope, this);
      case 'prefix':
        return term.operator.text === 'pre'
          ? schemas.preconditionType(term.body, scope, this)
          : prefix(term, scope, this);
      case 'postfix':
        return postfix(term, scope, this);
      case 'image':
        return image(term, scope, this);
      case 'power':
        return exponent(term, scope, this);
      case 'select':
        return schemas.selection(term, scope, this);
      case 'theta':
        return schemas.binding(term, scope, this);
      case 'delta':
        return schemas.change(term, scope, this);
      case 'decorated':
        return schemas.decoration(term, scope, this);
      case 'rename':
        return schemas.renaming(term, scope, this);
      case 'hide':
        return schemas.hiding(term, scope, this);
      default:
        return this.logical(term, scope);
    }
  }

  predicate(term: Term, scope: Scope): void {
    switch (term.kind) {
      case 'relation':
        relations(term, scope, this);
        return;
      case 'logic':
        for (const item of term.items) this.predicate(item, scope);
        return;
      case 'not':
        this.predicate(term.body, scope);
        return;
      case 'truth':
        return;
      case 'let':
        this.predicate(term.body, this.letScope(term.declarations, scope));
        return;
      case 'if':
        for (const part of [term.condition, term.yes, term.no]) this.predicate(part, scope);
        return;
      case 'quantified':
        if (term.sign !== 'λ' && term.sign !== 'μ') this.quantifiedPredicate(term, scope);
        else schemas.schemaReference(term, this.type(term, scope), scope, this);
        return;
    }
    schemas.schemaReference(term, this.type(term, scope), scope, this);
  }

  members(term: Term, scope: Scope): Type {
    const type = this.type(term, scope);
    const member: Type = { t: 'variable' };
    if (unify(type, power(member))) return resolved(member);
    const text = `"${this.source(term)}" stands where a set is expected: it is ${described({ term, type }, scope, this)}.`;
    this.report('oz-type', term.at, text);
    return ANY;
  }

  text(text: SchemaText, scope: Scope): Declared {
    const declared = this.declare(text.declarations, scope, scope);
    for (const predicate of text.predicates) this.predicate(predicate, scope);
    return declared;
  }

  /** @param outer the scope in which types are read, should it not be that which gets the names */
  declare(declarations: readonly Declaration[], outer: Scope, inner: Scope): Declared {
    const fields: Field[] = [];
    const tuple: Type[] = [];
    const own = new Scope();
    const named = new Set<string>();
    for (const declaration of declarations) {
      const found = this.declaration(declaration, outer);
      if (found.isOpen) inner.open();
      if (found.tuple) tuple.push(found.tuple);
      for (const entry of found.entries) {
        if (!found.tuple) tuple.push(entry.entry.type);
        this.addField(entry, fields, own, named);
      }
    }
    for (const [name] of fields) inner.declare(name, own.own(name) ?? { kind: 'variable', type: ANY });
    return { fields, tuple };
  }

  private addField({ name, entry, at, isNamed }: NewEntry, fields: Field[], own: Scope, named: Set<string>): void {
    const known = own.own(name);
    if (!known) {
      own.declare(name, entry);
      fields.push([name, entry.type]);
    } else if (!unify(known.type, entry.type)) schemas.reportTwoTypes(name, known.type, entry.type, at, this);
    else if (isNamed && named.has(name)) this.report('oz-duplicate', at, `"${name}" is declared twice here.`);
    if (isNamed) named.add(name);
  }

  private declaration(declaration: Declaration, scope: Scope): NewEntries {
    if (declaration.kind === 'inclusion') return this.inclusion(declaration.schema, scope);
    if (declaration.kind === 'delta') {
      for (const name of declaration.names) this.use(fullName(name), name, scope);
      return { entries: [] };
    }
    const isEqual = declaration.kind === 'equal';
    const names = isEqual ? [declaration.name] : declaration.names;
    const type = isEqual ? this.type(declaration.value, scope) : this.members(declaration.type, scope);
    const word = isEqual ? wordFor(type) : (wordOf(declaration.type) ?? wordFor(type));
    const entries = names.map(name => ({
      name: fullName(name),
      entry: { kind: 'variable', type, word } as const,
      at: name.at,
      isNamed: true,
    }));
    return { entries };
  }

  private inclusion(schema: Term, scope: Scope): NewEntries {
    const type = this.type(schema, scope);
    const fields = schemas.schemaFields(schema, type, this) ?? [];
    const entries = fields.map(([name, field]) => ({
      name,
      entry: { kind: 'variable', type: field } as const,
      at: schema.at,
      isNamed: false,
    }));
    const isKnown = fieldsOf(type) !== undefined;
    return { entries, tuple: isKnown ? schemaType(fields) : ANY, isOpen: !isKnown };
  }

  private name({ name, generics }: Extract<Term, { kind: 'name' }>, scope: Scope): Type {
    const entry = this.named(name, scope);
    const given = generics.map(generic => this.members(generic, scope));
    const formals = entry?.generics ?? [];
    if (entry && given.length > 0 && given.length !== formals.length && resolved(entry.type).t !== 'any') {
      const taken =
        formals.length === 0 ? 'no parameters' : `${formals.length} parameter${formals.length > 1 ? 's' : ''}`;
      this.report('oz-type', name.at, `"${fullName(name)}" takes ${taken}, and here it has ${given.length}.`);
    }
    if (!entry) return ANY;
    const type = instantiated(entry.type, formals, given);
    return ARROW.test(name.text) ? resultOf(type) : type;
  }

  private named(name: Extract<Term, { kind: 'name' }>['name'], scope: Scope): Entry | undefined {
    const full = fullName(name);
    if (name.strokes === '' || this.find(full, scope)) return this.use(full, name, scope);
    const base = this.find(name.text, scope);
    const schema = base && schemas.decoratedEntry(base, name.strokes);
    if (!schema && base && resolved(base.type).t === 'any') return base;
    if (!schema) return this.use(full, name, scope);
    this.use(name.text, name, scope);
    return schema;
  }

  /** The type that all of some terms have. */
  private same(items: readonly Term[], scope: Scope): Type {
    const type: Type = { t: 'variable' };
    for (const item of items) {
      const own = this.type(item, scope);
      if (unify(type, own)) continue;
      const printer = printerIn(scope, this);
      const text = `"${this.source(item)}" stands among others of another type: it is ${wordFor(own)} of type ${printer.print(own)}, and they have type ${printer.print(type)}.`;
      this.report('oz-type', item.at, text);
    }
    return type;
  }

  private comprehension({ text, body }: Extract<Term, { kind: 'comprehension' }>, scope: Scope): Type {
    const inner = new Scope(scope);
    const { tuple } = this.text(text, inner);
    return power(body ? this.type(body, inner) : tupleOf(tuple));
  }

  /** Of schemas another schema, of predicates a truth value. */
  private logical(term: Term, scope: Scope): Type {
    if (term.kind === 'logic') return this.logic(term, scope);
    if (term.kind === 'not') return this.negation(this.type(term.body, scope), term.body, scope);
    if (term.kind === 'quantified') return this.quantified(term, scope);
    if (term.kind === 'let') return this.type(term.body, this.letScope(term.declarations, scope));
    if (term.kind === 'if') return this.conditional(term, scope);
    this.predicate(term, scope);
    return BOOLEAN;
  }

  private negation(type: Type, body: Term, scope: Scope): Type {
    if (fieldsOf(type)) return type;
    schemas.schemaReference(body, type, scope, this);
    return BOOLEAN;
  }

  private logic({ sign, items, at }: Extract<Term, { kind: 'logic' }>, scope: Scope): Type {
    const types = sign === '•' ? this.enriched(items, scope) : items.map(item => this.type(item, scope));
    const fields = types.flatMap(type => {
      const found = fieldsOf(type);
      return found ? [found] : [];
    });
    if (fields.length > 0) return schemas.merged(fields, at, this);
    if (types.some(type => resolved(type).t === 'any')) return ANY;
    for (const [index, type] of types.entries()) {
      const item = items[index];
      if (item) schemas.schemaReference(item, type, scope, this);
    }
    return BOOLEAN;
  }

  /** `[x : X] • Op`: what stands behind the spot sees what the schema declares. */
  private enriched(items: readonly Term[], scope: Scope): Type[] {
    let inner = scope;
    return items.map(item => {
      const type = this.type(item, inner);
      inner = new Scope(inner);
      for (const [name, field] of fieldsOf(type) ?? []) inner.declare(name, { kind: 'variable', type: field });
      return type;
    });
  }

  private quantified({ sign, text, body }: Extract<Term, { kind: 'quantified' }>, scope: Scope): Type {
    const inner = new Scope(scope);
    const { tuple, fields } = this.text(text, inner);
    if (!body) return tupleOf(tuple);
    const type = this.type(body, inner);
    if (sign === 'λ') return relation(tupleOf(tuple), type);
    if (sign === 'μ') return type;
    const own = fieldsOf(type);
    if (own) return this.withoutQuantified(own, fields, text.at);
    if (resolved(type).t === 'any') return ANY;
    schemas.schemaReference(body, type, inner, this);
    return BOOLEAN;
  }

  /** `∀ x : X • S`: the fields of S without x, which means the same in both. */
  private withoutQuantified(own: readonly Field[], quantified: readonly Field[], at: number): Type {
    const types = new Map(quantified);
    for (const [name, type] of own) {
      const other = types.get(name);
      if (other && !unify(other, type)) schemas.reportTwoTypes(name, other, type, at, this);
    }
    return schemas.schemaSet(without(own, new Set(types.keys())));
  }

  private quantifiedPredicate({ text, body }: Extract<Term, { kind: 'quantified' }>, scope: Scope): void {
    const inner = new Scope(scope);
    this.text(text, inner);
    if (body) this.predicate(body, inner);
  }

  private letScope(declarations: readonly Declaration[], scope: Scope): Scope {
    const inner = new Scope(scope);
    this.declare(declarations, scope, inner);
    return inner;
  }

  private conditional({ condition, yes, no, at }: Extract<Term, { kind: 'if' }>, scope: Scope): Type {
    this.predicate(condition, scope);
    const [one, other] = [this.type(yes, scope), this.type(no, scope)];
    if (unify(one, other)) return one;
    const printer = printerIn(scope, this);
    const text = `The branches of "if" have different types: ${printer.print(one)} and ${printer.print(other)}.`;
    this.report('oz-type', at, text);
    return ANY;
  }
}

interface NewEntry {
  readonly name: string;
  readonly entry: Entry;
  readonly at: number;
  /** It is declared by name, and not by including a schema. */
  readonly isNamed: boolean;
}

/** What a declaration declares; what a schema that is included stands for, should it be one, is a binding. */
interface NewEntries {
  readonly entries: readonly NewEntry[];
  readonly tuple?: Type;
  readonly isOpen?: boolean;
}

/** `( _ ↔ _ )`: all relations. */
const ARROW = /^_[↔→⇸↣⤔↠⤀⤖⇻⤕⟶]_$/u;

function resultOf(type: Type): Type {
  const pair = type.t === 'power' ? resolved(type.of) : type;
  return pair.t === 'product' ? (pair.items[1] ?? ANY) : ANY;
}

function tupleOf(types: readonly Type[]): Type {
  const [only] = types;
  return types.length === 1 && only ? only : product(...types);
}

const FUNCTIONS = new Set('→ ⇸ ↣ ⤔ ↠ ⤀ ⤖ ⇻ ⤕ ⟶'.split(' '));

/** What a declaration says of a name besides its type. */
function wordOf(type: Term): string | undefined {
  if (type.kind === 'infix') {
    const sign = type.rest[0]?.operator.text ?? '';
    return FUNCTIONS.has(sign) ? 'a function' : undefined;
  }
  if (type.kind !== 'apply' || type.function.kind !== 'name') return undefined;
  const { text } = type.function.name;
  return /^i?seq/.test(text) ? 'a sequence' : text === 'bag' ? 'a bag' : undefined;
}
