import { fullName, type Name, type Term } from '../language/term.ts';
import { TypePrinter, wordFor } from '../types/print.ts';
import { composed, decorated, fieldsOf, type Joined, piped, precondition, renamed, without } from '../types/schemas.ts';
import { ANY, BOOLEAN, type Field, power, resolved, schemaType, type Type } from '../types/type.ts';
import { unify } from '../types/unify.ts';
import type { Entry, Scope } from './entry.ts';
import type { Rules } from './rules.ts';
import type { Typed } from './sides.ts';

const SIGNS = new Set('⨟ ⨠ ⨡ ∥ ∥! []'.split(' '));

/** Whether an operator stands for one of schemas, or of Object-Z's operations. */
export function isSchemaSign(sign: string, left: Type): boolean {
  return SIGNS.has(sign) || (sign === '⨾' && fieldsOf(left) !== undefined);
}

/** The schema that two make together. */
export function composedTypes(sign: string, left: Typed, right: Typed, rules: Rules): Type {
  const [first, second] = [left, right].map(({ term, type }) => schemaFields(term, type, rules));
  if (!first || !second) return ANY;
  if (sign === '⨟' || sign === '⨾') return joinedTypes(composed(first, second), left.term.at, rules);
  if (sign === '⨠') return joinedTypes(piped(first, second), left.term.at, rules);
  if (sign === '⨡') return schemaSet(second);
  return merged([first, second], left.term.at, rules);
}

function joinedTypes({ met, first, second }: Joined, at: number, rules: Rules): Type {
  for (const [name, given, taken] of met) if (!unify(given, taken)) reportTwoTypes(name, given, taken, at, rules);
  return merged([first, second], at, rules);
}

/** Schemas that hold together: a field of both has one type. */
export function merged(all: readonly (readonly Field[])[], at: number, rules: Rules): Type {
  const found = new Map<string, Type>();
  for (const fields of all)
    for (const [name, type] of fields) {
      const known = found.get(name);
      if (known === undefined) found.set(name, type);
      else if (!unify(known, type)) reportTwoTypes(name, known, type, at, rules);
    }
  return schemaSet([...found]);
}

export function reportTwoTypes(name: string, one: Type, other: Type, at: number, rules: Rules): void {
  const printer = new TypePrinter();
  const text = `"${name}" has two types where both are meant together: ${printer.print(one)} and ${printer.print(other)}.`;
  rules.report('oz-type', at, text);
}

/** The fields of a term that must be a schema; undefined where it is none, which is reported, or nothing is known. */
export function schemaFields(term: Term, type: Type, rules: Rules): readonly Field[] | undefined {
  const fields = fieldsOf(type);
  const found = resolved(type);
  if (fields || found.t === 'any' || found.t === 'variable' || isUnknownSet(found)) return fields;
  const what = `${wordFor(found)} of type ${new TypePrinter().print(found)}`;
  rules.report('oz-type', term.at, `"${rules.source(term)}" is no schema: it is ${what}.`);
  return undefined;
}

function isUnknownSet(type: Type): boolean {
  return type.t === 'power' && ['any', 'variable'].includes(resolved(type.of).t);
}

/** `Δ S` and `Ξ S`: the state before and after. */
export function change({ sign, schema, at, end }: Extract<Term, { kind: 'delta' }>, scope: Scope, rules: Rules): Type {
  const own = schema.kind === 'name' ? rules.find(sign + fullName(schema.name), scope) : undefined;
  if (own) return own.type;
  const fields = schemaFields(schema, rules.type(schema, scope), rules);
  return fields
    ? merged([fields, decorated(fields, '′')], at, { ...rules, source: () => rules.source({ at, end }) })
    : ANY;
}

export function decoration({ body, strokes }: Extract<Term, { kind: 'decorated' }>, scope: Scope, rules: Rules): Type {
  const fields = schemaFields(body, rules.type(body, scope), rules);
  return fields ? schemaSet(decorated(fields, strokes)) : ANY;
}

export function renaming({ body, pairs }: Extract<Term, { kind: 'rename' }>, scope: Scope, rules: Rules): Type {
  const type = rules.type(body, scope);
  if (isClass(type)) return type;
  const fields = schemaFields(body, type, rules);
  if (!fields) return ANY;
  for (const { from } of pairs) mustBeField(from, fields, body, rules);
  const others = renamed(fields, new Map(pairs.map(({ to, from }) => [fullName(from), fullName(to)])));
  return merged([others], body.at, rules);
}

export function hiding({ body, names }: Extract<Term, { kind: 'hide' }>, scope: Scope, rules: Rules): Type {
  const fields = schemaFields(body, rules.type(body, scope), rules);
  if (!fields) return ANY;
  for (const name of names) mustBeField(name, fields, body, rules);
  return schemaSet(without(fields, new Set(names.map(fullName))));
}

function mustBeField(name: Name, fields: readonly Field[], body: Term, rules: Rules): void {
  const full = fullName(name);
  if (fields.some(([field]) => field === full)) return;
  rules.report(
    'oz-undeclared',
    name.at,
    `"${full}" is not declared in "${rules.source(body)}".`,
    near(
      full,
      fields.map(([field]) => field),
    ),
  );
}

function near(name: string, names: readonly string[]): string | undefined {
  const found = names.find(other => other.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : `Did you mean "${found}"?`;
}

export function preconditionType(body: Term, scope: Scope, rules: Rules): Type {
  const fields = schemaFields(body, rules.type(body, scope), rules);
  return fields ? schemaSet(precondition(fields)) : ANY;
}

/** `θ S`: the binding of the variables that now have the names of S. */
export function binding({ schema, at }: Extract<Term, { kind: 'theta' }>, scope: Scope, rules: Rules): Type {
  const { body, strokes } = withoutStrokes(schema);
  const fields = schemaFields(body, rules.type(body, scope), rules);
  if (!fields) return ANY;
  for (const [name, type] of fields) {
    const entry = rules.use(name + strokes, { at, end: schema.end }, scope);
    if (entry && !unify(entry.type, type)) reportTwoTypes(name + strokes, entry.type, type, at, rules);
  }
  return schemaType(fields);
}

function withoutStrokes(term: Term): { body: Term; strokes: string } {
  if (term.kind === 'decorated') return { body: term.body, strokes: term.strokes };
  if (term.kind !== 'name') return { body: term, strokes: '' };
  const { strokes } = term.name;
  return { body: { ...term, name: { ...term.name, strokes: '' } }, strokes };
}

/** `S` as a predicate: its variables are there, with its types, and it holds of them. */
export function schemaReference(term: Term, type: Type, scope: Scope, rules: Rules): void {
  const fields = fieldsOf(type);
  const found = resolved(type);
  if (fields) {
    for (const [name, field] of fields) {
      const entry = rules.use(name, term, scope);
      if (entry && !unify(entry.type, field)) reportTwoTypes(name, entry.type, field, term.at, rules);
    }
  } else if (found.t !== 'any' && found.t !== 'variable' && !unify(found, BOOLEAN)) {
    const what = `${wordFor(found)} of type ${new TypePrinter().print(found)}`;
    rules.report('oz-type', term.at, `"${rules.source(term)}" stands where a predicate is expected: it is ${what}.`);
  }
}

/** `b.x`: of a binding, a tuple or an object. */
export function selection({ body, field }: Extract<Term, { kind: 'select' }>, scope: Scope, rules: Rules): Type {
  const type = resolved(rules.type(body, scope));
  const name = fullName(field);
  if (type.t === 'any' || type.t === 'variable') return ANY;
  if (type.t === 'product' && /^\d+$/.test(name)) {
    const item = type.items[Number(name) - 1];
    if (item) return item;
  }
  if (type.t === 'object') return memberOf(type.name, field, scope, rules);
  const fields = type.t === 'schema' ? type.fields : undefined;
  const found = fields?.find(([known]) => known === name);
  if (found) return found[1];
  const text = `"${rules.source(body)}" has no "${name}": it is ${wordFor(type)} of type ${new TypePrinter().print(type)}.`;
  rules.report('oz-type', field.at, text);
  return ANY;
}

function memberOf(name: string, field: Name, scope: Scope, rules: Rules): Type {
  const entry = rules.find(name, scope);
  const wanted = fullName(field);
  if (!entry?.members || wanted === 'INIT' || wanted === 'EXIT') return ANY;
  const member = entry.members.find(([known]) => known === wanted);
  if (member) return member[1].type;
  const hint = near(
    wanted,
    entry.members.map(([known]) => known),
  );
  rules.report('oz-undeclared', field.at, `The class "${name}" has no "${wanted}".`, hint);
  return ANY;
}

function isClass(type: Type): boolean {
  const found = resolved(type);
  return found.t === 'power' && resolved(found.of).t === 'object';
}

export function schemaSet(fields: readonly Field[]): Type {
  return power(schemaType(fields));
}

/** What a name is that is written with strokes and not declared so: a schema with its strokes. */
export function decoratedEntry(entry: Entry, strokes: string): Entry | undefined {
  const fields = fieldsOf(entry.type);
  return fields && { ...entry, type: schemaSet(decorated(fields, strokes)) };
}
