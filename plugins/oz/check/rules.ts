import type { Declaration, SchemaText, Span, Term } from '../language/term.ts';
import type { Problem } from '../problems.ts';
import type { Field, Type } from '../types/type.ts';
import type { Entry, Scope } from './entry.ts';

/** What the rules for one kind of term ask of those for all others. */
export interface Rules {
  /** The type of an expression. */
  type(term: Term, scope: Scope): Type;
  /** Checks a predicate. */
  predicate(term: Term, scope: Scope): void;
  /** The type of the members of a set. */
  members(term: Term, scope: Scope): Type;
  /** Declares what a text declares, and checks what it says. */
  text(text: SchemaText, scope: Scope): Declared;
  declare(declarations: readonly Declaration[], scope: Scope, inner: Scope): Declared;
  find(name: string, scope: Scope): Entry | undefined;
  /** The same, where a name that nobody declares is reported. */
  use(name: string, span: Span, scope: Scope): Entry | undefined;
  report(rule: Problem['rule'], at: number, text: string, hint?: string): void;
  /** What is written somewhere, shortened. */
  source(span: Span): string;
}

/** What a schema text declares. */
export interface Declared {
  readonly fields: readonly Field[];
  /** The types of what `{ text }` and `λ text` stand for, one for each name or schema. */
  readonly tuple: readonly Type[];
}
