import { type Field, resolved, type Type } from './type.ts';

/** The fields of the bindings of a schema; undefined where a type is none of a schema. */
export function fieldsOf(type: Type): readonly Field[] | undefined {
  const set = resolved(type);
  const binding = set.t === 'power' ? resolved(set.of) : set;
  return set.t === 'power' && binding.t === 'schema' ? binding.fields : undefined;
}

/** All fields with more strokes. */
export function decorated(fields: readonly Field[], strokes: string): Field[] {
  return fields.map(([name, type]): Field => [name + strokes, type]);
}

/** `[new/old]`: fields under other names. */
export function renamed(fields: readonly Field[], pairs: ReadonlyMap<string, string>): Field[] {
  return fields.map(([name, type]): Field => [pairs.get(name) ?? name, type]);
}

export function without(fields: readonly Field[], names: ReadonlySet<string>): Field[] {
  return fields.filter(([name]) => !names.has(name));
}

/** `pre S`: the state before, and the inputs. */
export function precondition(fields: readonly Field[]): Field[] {
  return fields.filter(([name]) => !/[′!]$/.test(name));
}

/** What two schemas have in common when one follows the other, and what is left of both. */
export interface Joined {
  /** What the one gives and the other takes: its name, and the types of both. */
  readonly met: readonly (readonly [name: string, given: Type, taken: Type])[];
  readonly first: readonly Field[];
  readonly second: readonly Field[];
}

/** `S ⨟ T`: the state after the first is that before the second, and is not seen. */
export function composed(first: readonly Field[], second: readonly Field[]): Joined {
  return joined(first, second, '′', '');
}

/** `S ⨠ T`: the outputs of the first are the inputs of the second, and are not seen. */
export function piped(first: readonly Field[], second: readonly Field[]): Joined {
  return joined(first, second, '!', '?');
}

function joined(first: readonly Field[], second: readonly Field[], given: string, taken: string): Joined {
  const before = new Map(second);
  const met = first.flatMap(([name, type]) => {
    const base = name.endsWith(given) ? name.slice(0, -given.length) : undefined;
    const other = base === undefined ? undefined : before.get(base + taken);
    return base !== undefined && other ? [[base, type, other] as const] : [];
  });
  const names = new Set(met.map(([base]) => base));
  const isMet = (name: string, stroke: string) =>
    name.endsWith(stroke) && names.has(name.slice(0, name.length - stroke.length));
  return {
    met,
    first: first.filter(([name]) => !isMet(name, given)),
    second: second.filter(([name]) => !isMet(name, taken)),
  };
}
