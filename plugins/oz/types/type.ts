/** A type of Z. All but variables is plain data. */
export type Type =
  | { readonly t: 'given'; readonly name: string }
  | { readonly t: 'power'; readonly of: Type }
  | { readonly t: 'product'; readonly items: readonly Type[] }
  | { readonly t: 'schema'; readonly fields: readonly Field[] }
  /** A formal generic parameter. */
  | { readonly t: 'param'; readonly name: string }
  /** The objects of a class of Object-Z, with those that it inherits from. */
  | { readonly t: 'object'; readonly name: string; readonly ancestors: readonly string[] }
  /** Nothing is known, so that everything is right. */
  | { readonly t: 'any' }
  | TypeVariable;

/** In the order of their names. */
export type Field = readonly [name: string, type: Type];

/** A type that is found out from its uses. */
export interface TypeVariable {
  readonly t: 'variable';
  bound?: Type;
  /** It cannot be a set, a tuple or a binding: it is what an argument of a wrong type would have given. */
  isElement?: true;
}

export const ANY: Type = { t: 'any' };
export const INTEGER: Type = { t: 'given', name: 'ℤ' };
export const BOOLEAN: Type = { t: 'given', name: '𝔹' };

/** Types that are larger are not followed: a specification of ten lines can have one of any size. */
const LARGEST = 1000;

const DEEPEST = 100;

/** How many types a type is made of, and how deep. */
interface Size {
  readonly count: number;
  readonly depth: number;
}

const sizes = new WeakMap<Type, Size>();
const SMALLEST: Size = { count: 1, depth: 1 };

function sized(type: Type, parts: readonly Type[]): Type {
  let [count, depth] = [1, 1];
  for (const part of parts) {
    const size = sizes.get(resolved(part)) ?? SMALLEST;
    count += size.count;
    depth = Math.max(depth, size.depth + 1);
  }
  if (count > LARGEST || depth > DEEPEST) return ANY;
  sizes.set(type, { count, depth });
  return type;
}

/** The set of all sets of something. */
export function power(of: Type): Type {
  return sized({ t: 'power', of }, [of]);
}

export function product(...items: readonly Type[]): Type {
  return sized({ t: 'product', items }, items);
}

/** Bindings; of several fields with one name the first counts. */
export function schemaType(fields: readonly Field[]): Type {
  const sorted = [...new Map(fields.toReversed())].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return sized(
    { t: 'schema', fields: sorted },
    sorted.map(([, type]) => type),
  );
}

/** Relations, of which functions are some. */
export function relation(from: Type, to: Type): Type {
  return power(product(from, to));
}

/** What a variable was found to be. */
export function resolved(type: Type): Type {
  let found = type;
  while (found.t === 'variable' && found.bound) found = found.bound;
  return found;
}

/** Makes a type with other leaves, or gives the very type where they are the same; what variables have made too deep may be anything. */
export function mapLeaves(type: Type, change: (leaf: Type) => Type, depth = 0): Type {
  const found = resolved(type);
  if (depth > 2 * DEEPEST) return ANY;
  const part = (inner: Type) => mapLeaves(inner, change, depth + 1);
  switch (found.t) {
    case 'power': {
      const of = part(found.of);
      return of === found.of ? found : power(of);
    }
    case 'product': {
      const items = found.items.map(part);
      return items.every((item, index) => item === found.items[index]) ? found : product(...items);
    }
    case 'schema': {
      const types = found.fields.map(([, field]) => part(field));
      if (types.every((field, index) => field === found.fields[index]?.[1])) return found;
      return schemaType(found.fields.map(([name], index): Field => [name, types[index] ?? ANY]));
    }
    default:
      return change(found);
  }
}

/** A type as plain data: what was not found out may be anything. */
export function settled(type: Type): Type {
  return mapLeaves(type, leaf => (leaf.t === 'variable' ? ANY : leaf));
}

/** The same with variables of its own: it stays as it is when those of the first are found out. */
export function copied(type: Type): Type {
  const own = new Map<Type, Type>();
  return mapLeaves(type, leaf => {
    if (leaf.t !== 'variable') return leaf;
    const copy = own.get(leaf) ?? { t: 'variable' };
    own.set(leaf, copy);
    return copy;
  });
}

/** A generic type for certain arguments, or for any. */
export function instantiated(type: Type, generics: readonly string[], given: readonly Type[] = []): Type {
  if (generics.length === 0) return type;
  const chosen = new Map(generics.map((name, index): [string, Type] => [name, given[index] ?? { t: 'variable' }]));
  return mapLeaves(type, leaf => (leaf.t === 'param' ? (chosen.get(leaf.name) ?? leaf) : leaf));
}
