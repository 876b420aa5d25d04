import { Cursor } from '../language/cursor.ts';
import { lexemesOf } from '../language/lexer.ts';
import { Parser } from '../language/parser.ts';
import type { Declaration, Term } from '../language/term.ts';
import { tokenize } from '../tokens.ts';
import { TOOLKIT } from '../types/toolkit-text.ts';
import { ANY, BOOLEAN, INTEGER, power, product, relation, type Type } from '../types/type.ts';
import type { Entry } from './entry.ts';

/** What finds the type of a term with the names of the toolkit that are known so far. */
export type MembersOf = (term: Term, toolkit: ReadonlyMap<string, Entry>, generics: readonly string[]) => Type;

let made: ReadonlyMap<string, Entry> | undefined;

/** The names that every specification knows. */
export function toolkit(membersOf: MembersOf): ReadonlyMap<string, Entry> {
  made ??= makeToolkit(membersOf);
  return made;
}

function makeToolkit(membersOf: MembersOf): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>(PRIMITIVE);
  for (const line of TOOLKIT.trim().split('\n')) {
    const { generics, declaration } = readLine(line);
    if (declaration.kind !== 'variables') throw new RangeError(`the toolkit's line ${line} declares nothing`);
    const type = membersOf(declaration.type, entries, generics);
    for (const { text } of declaration.names) entries.set(text, { kind: 'variable', type, generics });
  }
  for (const [sign, name] of SIGNS) entries.set(sign, entries.get(name) ?? { kind: 'variable', type: ANY });
  return entries;
}

/** Signs of several characters, and what they are like. */
const SIGNS = [
  ['_↾-_', '_↾_'],
  ['_↿-_', '_↿_'],
  ['⁀/', 'flatten'],
  ['⊕/', 'override'],
  ['⨾/', 'override'],
] as const;

function readLine(line: string): { generics: string[]; declaration: Declaration } {
  const [, formals, rest] = /^(?:\[([^\]]*)\] )?(.*)$/.exec(line) ?? [];
  const tokens = tokenize(rest ?? '');
  const cursor = new Cursor(lexemesOf([{ kind: 'row', tokens, gap: 0 }], 'iso'), 0);
  const parser = new Parser(cursor, { of: () => undefined, isPrefix: () => false, declare: () => {} });
  return { generics: formals?.split(', ') ?? [], declaration: parser.declaration() };
}

const X: Type = { t: 'param', name: 'X' };
const Y: Type = { t: 'param', name: 'Y' };

/** A set of sets of some things, made from the set of these things: ℙ, seq. */
function setsOf(set: Type): Entry {
  return { kind: 'variable', generics: ['X'], type: relation(power(X), power(set)) };
}

function names(text: string, entry: Entry): [string, Entry][] {
  return text.split(' ').map(name => [name, entry]);
}

const ARROW: Entry = {
  kind: 'variable',
  generics: ['X', 'Y'],
  type: relation(product(power(X), power(Y)), power(relation(X, Y))),
};

const PRIMITIVE: readonly [string, Entry][] = [
  ...names('_↔_ _→_ _⇸_ _↣_ _⤔_ _↠_ _⤀_ _⤖_ _⇻_ _⤕_ _⟶_', ARROW),
  ...names('ℙ ℙ₁ 𝔽 𝔽₁ 𝕊', setsOf(power(X))),
  ...names('seq seq₁ iseq seq∞', setsOf(relation(INTEGER, X))),
  ...names('bag', setsOf(relation(X, INTEGER))),
  ['id', { kind: 'variable', generics: ['X'], type: relation(power(X), relation(X, X)) }],
  ['⟨⟩', { kind: 'variable', generics: ['X'], type: relation(INTEGER, X) }],
  ['⟦⟧', { kind: 'variable', generics: ['X'], type: relation(X, INTEGER) }],
  ['_↦_', { kind: 'variable', generics: ['X', 'Y'], type: relation(product(X, Y), product(X, Y)) }],
  ...names('ℕ ℕ₁ ℤ ℝ ℚ 𝔸', { kind: 'given', type: power(INTEGER) }),
  ['𝔹', { kind: 'given', type: power(BOOLEAN) }],
  ...names('∞ … ⊥ ⊤ 𝕆 _in_ _⇝_ _⊢_ _⊨_ _≡_ _≈_ _∋_ _⊒_ _⊐_ _≻_ _≺_ _±_ _·_ _⊔_ _⊓_ INIT EXIT self post next ⋀ +_', {
    kind: 'variable',
    type: ANY,
  }),
];
