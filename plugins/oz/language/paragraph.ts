import type { Name, SchemaText, Span, Term } from './term.ts';

/** A branch of a free type: a constant, or a constructor of what it takes. */
export interface Branch {
  readonly name: Name;
  readonly argument?: Term;
}

/** What a specification is made of. */
export type Paragraph = Span &
  (
    | { readonly kind: 'given'; readonly names: readonly Name[] }
    | { readonly kind: 'definition'; readonly name: Name; readonly generics: readonly Name[]; readonly value: Term }
    | { readonly kind: 'free'; readonly name: Name; readonly branches: readonly Branch[] }
    | { readonly kind: 'schema'; readonly name: Name; readonly generics: readonly Name[]; readonly text: SchemaText }
    | { readonly kind: 'axiomatic'; readonly generics: readonly Name[]; readonly text: SchemaText }
    | { readonly kind: 'predicate'; readonly predicates: readonly Term[] }
    | {
        readonly kind: 'class';
        readonly name: Name;
        readonly generics: readonly Name[];
        readonly members: readonly Member[];
      }
  );

/** What stands in a class of Object-Z. */
export type Member =
  | Paragraph
  | { readonly kind: 'visible'; readonly names: readonly Name[] }
  | { readonly kind: 'inherits'; readonly parent: Term }
  | { readonly kind: 'state'; readonly text: SchemaText }
  | { readonly kind: 'initial'; readonly text: SchemaText }
  | { readonly kind: 'operation'; readonly name: Name; readonly text: SchemaText };
