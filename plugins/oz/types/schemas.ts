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

/** `S ⨟ T`: the state after the first is that before the second, and is not seen. */
export function composed(first: readonly Field[], second: readonly Field[]): Field[] {
  const meeting = new Set(first.flatMap(([name]) => (name.endsWith('′') ? [name.slice(0, -1)] : [])));
  const shared = new Set(second.flatMap(([name]) => (meeting.has(name) ? [name] : [])));
  const kept = first.filter(([name]) => !(name.endsWith('′') && shared.has(name.slice(0, -1))));
  return [...kept, ...second.filter(([name]) => !shared.has(name))];
}

/** `S ⨠ T`: the outputs of the first are the inputs of the second, and are not seen. */
export function piped(first: readonly Field[], second: readonly Field[]): Field[] {
  const outputs = new Set(first.flatMap(([name]) => (name.endsWith('!') ? [name.slice(0, -1)] : [])));
  const inputs = new Set(second.flatMap(([name]) => (name.endsWith('?') ? [name.slice(0, -1)] : [])));
  const isMet = (name: string, stroke: string, other: ReadonlySet<string>) =>
    name.endsWith(stroke) && other.has(name.slice(0, -1));
  return [
    ...first.filter(([name]) => !isMet(name, '!', inputs)),
    ...second.filter(([name]) => !isMet(name, '?', outputs)),
  ];
}
