import type { Term } from '../language/term.ts';
import { fullName } from '../language/term.ts';
import { TypePrinter, wordFor } from '../types/print.ts';
import type { Type } from '../types/type.ts';
import type { Scope } from './entry.ts';
import type { Rules } from './rules.ts';

/** A term and its type. */
export interface Typed {
  readonly term: Term;
  readonly type: Type;
}

/** Says of both sides of an operator what they are: `a function, ℙ (NAME × DATE)`. */
export function sidesText(left: Typed, right: Typed, scope: Scope, rules: Rules): string {
  const printer = printerIn(scope, rules);
  const [one, other] = [described(left, scope, rules, printer), described(right, scope, rules, printer)];
  return `the left side is ${one}, and the right side is ${other}`;
}

/** Prints types with letters for unknown ones that are no names where it prints. */
export function printerIn(scope: Scope, rules: Rules): TypePrinter {
  return new TypePrinter(letter => rules.find(letter, scope) !== undefined);
}

/** What a term is, with its type. */
export function described(
  { term, type }: Typed,
  scope: Scope,
  rules: Rules,
  printer = printerIn(scope, rules),
): string {
  const entry = term.kind === 'name' ? rules.find(fullName(term.name), scope) : undefined;
  return `${entry?.word ?? wordFor(type)} of type ${printer.print(type)}`;
}
