import { fullName, type Name, type Term } from '../language/term.ts';
import {
  ANY,
  BOOLEAN,
  copied,
  INTEGER,
  instantiated,
  mapLeaves,
  power,
  product,
  relation,
  resolved,
  type Type,
} from '../types/type.ts';
import { unify } from '../types/unify.ts';
import type { Entry, Scope } from './entry.ts';
import type { Rules } from './rules.ts';
import { composedTypes, isSchemaSign } from './schema-terms.ts';
import { described, printerIn, sidesText, type Typed } from './sides.ts';

/** `f x`: what f gives for x. */
export function application(term: Extract<Term, { kind: 'apply' }>, scope: Scope, rules: Rules): Type {
  const called = { term: term.function, type: rules.type(term.function, scope) };
  const argument = { term: term.argument, type: rules.type(term.argument, scope) };
  return applied(called, argument, term, scope, rules);
}

function applied(called: Typed, argument: Typed, term: Term, scope: Scope, rules: Rules): Type {
  const [from, to] = [variable(), variable()];
  if (!unify(called.type, relation(from, to))) {
    const text = `"${rules.source(called.term)}" is applied to something, and is no function: it is ${described(called, scope, rules)}.`;
    rules.report('oz-type', called.term.at, text);
    return ANY;
  }
  const before = copied(from);
  const result = resultOf(to);
  if (unify(from, argument.type)) return to;
  const printer = printerIn(scope, rules);
  const taken = printer.print(before);
  const found = described(argument, scope, rules, printer);
  const name = rules.source(called.term);
  rules.report(
    'oz-type',
    argument.term.at,
    `"${rules.source(term)}": "${name}" takes ${taken}, and "${rules.source(argument.term)}" is ${found}.`,
  );
  return ofWrongArgument(to, result);
}

/** Operators in a row, each applied to what is left, or right, of it. */
export function infix(term: Extract<Term, { kind: 'infix' }>, scope: Scope, rules: Rules): Type {
  const terms = [term.first, ...term.rest.map(({ right }) => right)];
  const typed = terms.map((one): Typed => ({ term: one, type: rules.type(one, scope) }));
  const operators = term.rest.map(({ operator }) => operator);
  const [first, ...rest] = term.isRight ? typed.toReversed() : typed;
  if (!first) return ANY;
  const found = rest.reduce<Typed>((so, next, index) => {
    const operator = operators[term.isRight ? operators.length - 1 - index : index];
    const [left, right] = term.isRight ? [next, so] : [so, next];
    const span = { at: left.term.at, end: right.term.end };
    return { term: { kind: 'unknown', ...span }, type: operator ? combined(operator, left, right, scope, rules) : ANY };
  }, first);
  return found.type;
}

function combined(operator: Name, left: Typed, right: Typed, scope: Scope, rules: Rules): Type {
  if (isSchemaSign(operator.text, left.type)) return composedTypes(operator.text, left, right, rules);
  const entry = operatorEntry(operator, scope, rules);
  if (!entry) return ANY;
  const to = variable();
  const from = variable();
  if (!unify(instantiated(entry.type, entry.generics ?? []), relation(from, to))) return ANY;
  const result = resultOf(to);
  return fits(operator, from, left, right, scope, rules) ? to : ofWrongArgument(to, result);
}

/** An operator by its places, or a name that is written as one: `\\inrel{R}`. */
function operatorEntry(operator: Name, scope: Scope, rules: Rules): Entry | undefined {
  const name = fullName(operator);
  const isName = !rules.find(`_${name}_`, scope) && rules.find(name, scope) !== undefined;
  return rules.use(isName ? name : `_${name}_`, operator, scope);
}

/** Whether an operator takes what stands on its sides. */
function fits(operator: Name, from: Type, left: Typed, right: Typed, scope: Scope, rules: Rules): boolean {
  const before = copied(from);
  if (unify(from, product(left.type, right.type))) return true;
  const taken = printerIn(scope, rules).print(before);
  const source = rules.source({ at: left.term.at, end: right.term.end });
  const text = `"${source}": "${operator.text}" takes ${taken}; ${sidesText(left, right, scope, rules)}.`;
  rules.report('oz-type', operator.at, text);
  return false;
}

/** Predicates between neighbours: `a < b < c`. */
export function relations(term: Extract<Term, { kind: 'relation' }>, scope: Scope, rules: Rules): void {
  let left: Typed = { term: term.first, type: rules.type(term.first, scope) };
  for (const { operator, right: other } of term.rest) {
    const right = { term: other, type: rules.type(other, scope) };
    related(operator, left, right, scope, rules);
    left = right;
  }
}

function related(operator: Name, left: Typed, right: Typed, scope: Scope, rules: Rules): void {
  const { text } = operator;
  if (text === '=' || text === '≠') {
    if (!unify(left.type, right.type)) report(`${sidesText(left, right, scope, rules)}`);
  } else if (text === '∈' || text === '∉') {
    if (!unify(right.type, power(left.type))) report(`${sidesText(left, right, scope, rules)}`);
  } else {
    const entry = operatorEntry(operator, scope, rules);
    const from = variable();
    const type = entry && instantiated(entry.type, entry.generics ?? []);
    if (type && unify(type, power(from))) fits(operator, from, left, right, scope, rules);
    else if (type) {
      const what = described({ term: { kind: 'unknown', at: operator.at, end: operator.end }, type }, scope, rules);
      rules.report('oz-type', operator.at, `"${text}" stands between two terms, and is no relation: it is ${what}.`);
    }
  }
  function report(sides: string): void {
    const source = rules.source({ at: left.term.at, end: right.term.end });
    rules.report('oz-type', operator.at, `"${source}": ${sides}.`);
  }
}

/** A sign before its argument. */
export function prefix(
  { operator, body, at, end }: Extract<Term, { kind: 'prefix' }>,
  scope: Scope,
  rules: Rules,
): Type {
  const typed = { term: body, type: rules.type(body, scope) };
  if (operator.text === '↓') return typed.type;
  const name = rules.find(`${operator.text}_`, scope) ? `${operator.text}_` : operator.text;
  const entry = rules.use(name, operator, scope);
  if (!entry) return ANY;
  const type = instantiated(entry.type, entry.generics ?? []);
  if (operator.text === 'disjoint') {
    if (!unify(type, power(typed.type)))
      rules.report(
        'oz-type',
        body.at,
        `"disjoint" takes a family of sets, and "${rules.source(body)}" is ${described(typed, scope, rules)}.`,
      );
    return BOOLEAN;
  }
  const called: Typed = { term: { kind: 'unknown', at: operator.at, end: operator.end }, type };
  if (name !== operator.text && /^\p{L}/u.test(name) && entry.word !== 'a function')
    return ofOne(operator, type, typed, scope, rules);
  return applied(called, typed, { kind: 'unknown', at, end }, scope, rules);
}

/** `even n`: a predicate, which says that something is in a set. */
function ofOne({ text, at }: Name, type: Type, argument: Typed, scope: Scope, rules: Rules): Type {
  const printer = printerIn(scope, rules);
  const taken = printer.print(type);
  if (!unify(type, power(argument.type))) {
    const source = rules.source(argument.term);
    const found = described(argument, scope, rules, printer);
    rules.report('oz-type', at, `"${text}" is of type ${taken}, and "${source}" is ${found}.`);
  }
  return BOOLEAN;
}

/** A sign behind its argument. */
export function postfix(
  { operator, body, at, end }: Extract<Term, { kind: 'postfix' }>,
  scope: Scope,
  rules: Rules,
): Type {
  const typed = { term: body, type: rules.type(body, scope) };
  const entry = rules.use(`_${operator.text}`, operator, scope);
  if (!entry) return ANY;
  const called: Typed = {
    term: { kind: 'unknown', at: operator.at, end: operator.end },
    type: instantiated(entry.type, entry.generics ?? []),
  };
  return applied(called, typed, { kind: 'unknown', at, end }, scope, rules);
}

/** `R ⦇ S ⦈`. */
export function image({ body, argument, at, end }: Extract<Term, { kind: 'image' }>, scope: Scope, rules: Rules): Type {
  const [from, to] = [variable(), variable()];
  const type = relation(relation(from, to), relation(power(from), power(to)));
  const called = { term: body, type: rules.type(body, scope) };
  const set = { term: argument, type: rules.type(argument, scope) };
  const whole: Term = { kind: 'unknown', at, end };
  const taken = applied(
    { term: { kind: 'unknown', at: argument.at - 1, end: argument.at }, type },
    called,
    whole,
    scope,
    rules,
  );
  return applied({ term: body, type: taken }, set, whole, scope, rules);
}

/** `R ↑ n`: a relation again and again, or a number to a power. */
export function exponent(
  { body, exponent: times, at }: Extract<Term, { kind: 'power' }>,
  scope: Scope,
  rules: Rules,
): Type {
  const type = rules.type(body, scope);
  rules.type(times, scope);
  const found = resolved(type);
  if (found.t === 'given' && unify(found, INTEGER)) return INTEGER;
  const member = variable();
  if (unify(type, relation(member, member))) return type;
  rules.report(
    'oz-type',
    at,
    `"${rules.source(body)}" is raised to a power, and is no relation of a set with itself: it is ${described({ term: body, type }, scope, rules)}.`,
  );
  return ANY;
}

/** What a function gives, before its argument is known: a set of what is not known, something else that depends on it, or always the same. */
type Result = 'set' | 'unknown' | 'same';

function resultOf(type: Type): Result {
  const found = resolved(type);
  if (found.t === 'power' && resolved(found.of).t === 'variable') return 'set';
  return hasVariable(found) ? 'unknown' : 'same';
}

/** What comes of an argument of a wrong type: if a set, then one of elements, so that what is made of it is still looked at. */
function ofWrongArgument(type: Type, result: Result): Type {
  const found = resolved(type);
  if (result === 'unknown') return ANY;
  const member = result === 'set' && found.t === 'power' ? resolved(found.of) : undefined;
  if (member?.t === 'variable') member.isElement = true;
  return found;
}

function hasVariable(type: Type): boolean {
  let isThere = false;
  mapLeaves(type, leaf => {
    if (leaf.t === 'variable') isThere = true;
    return leaf;
  });
  return isThere;
}

function variable(): Type {
  return { t: 'variable' };
}
