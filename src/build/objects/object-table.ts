import { type ObjectName, objectOf, plainName } from '../../literate/domains/object-query.ts';
import type { PlacedObject, SymbolTable } from '../link.ts';

/** Something described in the project. */
export interface KnownObject extends ObjectName {
  readonly placed: PlacedObject;
}

/** The things of one domain. */
export interface DomainObjects {
  /** By name; in `std` and `rst`, where things of several kinds may have one name, by kind and name. */
  readonly byName: ReadonlyMap<string, KnownObject>;
  /** Those whose names end alike, by the part after the last dot. */
  ending(last: string): readonly KnownObject[];
}

/** Domains in which a name alone says not enough. */
const BY_KIND: ReadonlySet<string> = new Set(['std', 'rst']);

const NONE: DomainObjects = { byName: new Map(), ending: () => [] };
const known = new WeakMap<SymbolTable['objects'], ReadonlyMap<string, DomainObjects>>();

/** All that the documents describe in a domain. Made when it is first asked for. */
export function objectsOf(table: SymbolTable, domain: string): DomainObjects {
  const domains = known.get(table.objects) ?? collect(table);
  known.set(table.objects, domains);
  return domains.get(domain) ?? NONE;
}

/** The domains of which something is described. */
export function domainsOf(table: SymbolTable): string[] {
  objectsOf(table, '');
  return [...(known.get(table.objects)?.keys() ?? [])];
}

/** The part of a name after its last dot, or after the last `::` of C++, without what tells overloaded functions apart. */
export function lastPart(name: string): string {
  const plain = plainName(name);
  return plain.slice(Math.max(plain.lastIndexOf('.') + 1, plain.includes('::') ? plain.lastIndexOf('::') + 2 : 0));
}

function collect({ objects }: SymbolTable): Map<string, DomainObjects> {
  const domains = new Map<string, Map<string, KnownObject>>();
  const aliases: KnownObject[] = [];
  const add = (one: KnownObject) => {
    const names = domains.get(one.domain) ?? new Map<string, KnownObject>();
    domains.set(one.domain, names);
    const key = BY_KIND.has(one.domain) ? `${one.kind} ${one.name}` : one.name;
    if (!names.has(key)) names.set(key, one);
  };
  for (const placed of objects.values()) {
    if (placed.object.namespace !== 'object') continue;
    const one = { ...objectOf(placed.object.name), placed };
    if (placed.object.alias) aliases.push(one);
    else add(one);
  }
  for (const alias of aliases) add(alias);
  return new Map([...domains].map(([domain, byName]) => [domain, { byName, ending: endings(byName) }]));
}

function endings(byName: ReadonlyMap<string, KnownObject>): DomainObjects['ending'] {
  let groups: Map<string, KnownObject[]> | undefined;
  return last => {
    groups ??= Map.groupBy(byName.values(), one => lastPart(one.name));
    return groups.get(last) ?? [];
  };
}
