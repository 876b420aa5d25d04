/** Offsets in the specification: of the first character, and behind the last. */
export interface Span {
  readonly at: number;
  readonly end: number;
}

/** A name with its strokes. */
export interface Name extends Span {
  readonly text: string;
  readonly strokes: string;
}

/** What a quantifier, a set, a schema or a box declares. */
export type Declaration =
  | { readonly kind: 'variables'; readonly names: readonly Name[]; readonly type: Term }
  | { readonly kind: 'equal'; readonly name: Name; readonly value: Term }
  | { readonly kind: 'inclusion'; readonly schema: Term }
  /** Object-Z: the variables that an operation may change. */
  | { readonly kind: 'delta'; readonly names: readonly Name[] };

export interface SchemaText extends Span {
  readonly declarations: readonly Declaration[];
  readonly predicates: readonly Term[];
}

/** How an operator stands: between its arguments and making a term or a predicate, or behind one. */
export interface Operation {
  readonly operator: Name;
  readonly right: Term;
}

/** A predicate or an expression: Z tells them apart by where they stand. */
export type Term = Span &
  (
    | { readonly kind: 'name'; readonly name: Name; readonly generics: readonly Term[] }
    | { readonly kind: 'number' }
    /** Something that could not be read, or words: nothing is said about it. */
    | { readonly kind: 'unknown' }
    | { readonly kind: 'truth' }
    | { readonly kind: 'set' | 'sequence' | 'bag' | 'tuple' | 'product'; readonly items: readonly Term[] }
    | { readonly kind: 'comprehension'; readonly text: SchemaText; readonly body?: Term }
    | { readonly kind: 'schema'; readonly text: SchemaText }
    | { readonly kind: 'binding'; readonly fields: readonly { readonly name: Name; readonly value: Term }[] }
    | { readonly kind: 'apply'; readonly function: Term; readonly argument: Term }
    /** Operators of one level and direction, applied from the left or from the right. */
    | {
        readonly kind: 'infix';
        readonly first: Term;
        readonly rest: readonly Operation[];
        readonly isRight: boolean;
      }
    /** a < b < c: each with its neighbour. */
    | { readonly kind: 'relation'; readonly first: Term; readonly rest: readonly Operation[] }
    | { readonly kind: 'prefix'; readonly operator: Name; readonly body: Term }
    | { readonly kind: 'postfix'; readonly operator: Name; readonly body: Term }
    | { readonly kind: 'image'; readonly body: Term; readonly argument: Term }
    | { readonly kind: 'power'; readonly body: Term; readonly exponent: Term }
    | { readonly kind: 'logic'; readonly sign: string; readonly items: readonly Term[] }
    | { readonly kind: 'not'; readonly body: Term }
    | { readonly kind: 'quantified'; readonly sign: string; readonly text: SchemaText; readonly body?: Term }
    | { readonly kind: 'let'; readonly declarations: readonly Declaration[]; readonly body: Term }
    | { readonly kind: 'if'; readonly condition: Term; readonly yes: Term; readonly no: Term }
    | { readonly kind: 'select'; readonly body: Term; readonly field: Name }
    | { readonly kind: 'theta'; readonly schema: Term }
    | { readonly kind: 'delta'; readonly sign: string; readonly schema: Term }
    | { readonly kind: 'decorated'; readonly body: Term; readonly strokes: string }
    | {
        readonly kind: 'rename';
        readonly body: Term;
        readonly pairs: readonly { readonly to: Name; readonly from: Name }[];
      }
    | { readonly kind: 'hide'; readonly body: Term; readonly names: readonly Name[] }
  );

/** A name as it is written, with its strokes. */
export function fullName({ text, strokes }: Pick<Name, 'text' | 'strokes'>): string {
  return text + strokes;
}
