import type { Paragraph } from '../language/paragraph.ts';
import { fullName, type Name, type Term } from '../language/term.ts';
import { fieldsOf } from '../types/schemas.ts';
import { power, relation, type Type } from '../types/type.ts';
import { classEntry } from './classes.ts';
import { type Entry, Scope } from './entry.ts';
import type { Rules } from './rules.ts';
import { schemaReference, schemaSet } from './schema-terms.ts';

/** What a paragraph declares for all that follow. */
export type Declare = (name: Name, entry: Entry) => void;

/** Checks a paragraph, and declares its names. */
export function checkParagraph(paragraph: Paragraph, scope: Scope, rules: Rules, declare: Declare): void {
  switch (paragraph.kind) {
    case 'given':
      for (const name of paragraph.names) declare(name, { kind: 'given', type: givenSet(fullName(name)) });
      return;
    case 'definition':
      definition(paragraph, scope, rules, declare);
      return;
    case 'free':
      freeType(paragraph, scope, rules, declare);
      return;
    case 'schema': {
      const { generics, text, name } = paragraph;
      const { fields } = rules.text(text, new Scope(genericScope(generics, scope, rules)));
      declare(name, { kind: 'schema', type: schemaSet(fields), ...genericsOf(generics) });
      return;
    }
    case 'axiomatic':
      axiomatic(paragraph, scope, rules, declare);
      return;
    case 'predicate':
      for (const predicate of paragraph.predicates) stated(predicate, scope, rules);
      return;
    case 'class': {
      const entry = classEntry(paragraph, genericScope(paragraph.generics, scope, rules), rules, checkParagraph);
      declare(paragraph.name, { ...entry, ...genericsOf(paragraph.generics) });
    }
  }
}

/** A line by itself may be a predicate or, where somebody only shows it, an expression. */
function stated(term: Term, scope: Scope, rules: Rules): void {
  if (PREDICATES.has(term.kind)) rules.predicate(term, scope);
  else {
    const type = rules.type(term, scope);
    if (fieldsOf(type)) schemaReference(term, type, scope, rules);
  }
}

const PREDICATES = new Set<Term['kind']>(['relation', 'logic', 'not', 'quantified', 'let', 'if', 'truth']);

function givenSet(name: string): Type {
  return power({ t: 'given', name });
}

function genericScope(generics: readonly Name[], scope: Scope, rules: Rules): Scope {
  const inner = new Scope(scope);
  for (const name of generics) {
    if (inner.own(fullName(name))) rules.report('oz-duplicate', name.at, `"${fullName(name)}" is declared twice here.`);
    inner.declare(fullName(name), { kind: 'given', type: power({ t: 'param', name: fullName(name) }) });
  }
  return inner;
}

function genericsOf(generics: readonly Name[]): { generics?: readonly string[] } {
  return generics.length > 0 ? { generics: generics.map(fullName) } : {};
}

function definition(
  { name, generics, value }: Extract<Paragraph, { kind: 'definition' }>,
  scope: Scope,
  rules: Rules,
  declare: Declare,
): void {
  const type = rules.type(value, genericScope(generics, scope, rules));
  const isOperator = /^_.+_$/.test(name.text);
  const isPrefix = /^[^_].*_$/.test(name.text) && generics.length === 1;
  const operation = isOperator || isPrefix ? operatorType(generics, type) : type;
  declare(name, {
    kind: 'variable',
    type: operation,
    ...genericsOf(generics),
    ...(isOperator && { operator: 'function' }),
    ...(isPrefix && { word: 'a function' }),
  });
}

/** `X ⊙ Y == …` makes a set of two, `pairs X == …` of one. */
function operatorType(generics: readonly Name[], type: Type): Type {
  const sets = generics.map((name): Type => power({ t: 'param', name: fullName(name) }));
  const [first, second] = sets;
  return relation(first && !second ? first : { t: 'product', items: sets }, type);
}

function freeType(
  { name, branches }: Extract<Paragraph, { kind: 'free' }>,
  scope: Scope,
  rules: Rules,
  declare: Declare,
): void {
  const own: Type = { t: 'given', name: fullName(name) };
  declare(name, { kind: 'given', type: power(own) });
  for (const { name: branch, argument } of branches) {
    if (!argument) declare(branch, { kind: 'variable', type: own });
    else declare(branch, { kind: 'variable', type: relation(rules.members(argument, scope), own), word: 'a function' });
  }
}

/** Where it is generic, the names are so for others, and not in its own predicates. */
function axiomatic(
  { generics, text }: Extract<Paragraph, { kind: 'axiomatic' }>,
  scope: Scope,
  rules: Rules,
  declare: Declare,
): void {
  const outer = genericScope(generics, scope, rules);
  const inner = new Scope(outer);
  rules.declare(text.declarations, outer, inner);
  for (const declaration of text.declarations) {
    const names =
      declaration.kind === 'variables' ? declaration.names : declaration.kind === 'equal' ? [declaration.name] : [];
    for (const name of names) {
      const entry = inner.own(fullName(name));
      if (entry) declare(name, { ...entry, ...genericsOf(generics), ...operatorOf(name, entry) });
    }
  }
  for (const predicate of text.predicates) rules.predicate(predicate, inner);
}

function operatorOf({ text }: Name, { word }: Entry): Pick<Entry, 'operator'> {
  if (!/^_.+_$/.test(text)) return {};
  return { operator: word === 'a function' ? 'function' : 'relation' };
}
