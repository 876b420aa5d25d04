import type { Inventory, InventoryEntry } from '../../literate/domains/inventory.ts';
import type { ObjectQuery } from '../../literate/domains/object-query.ts';
import { kindsOf } from '../../literate/domains/object-types.ts';
import type { FoundObject } from '../../literate/names.ts';
import { withoutArguments } from './find-cpp.ts';

/** An inventory of another project, and where that is. */
export interface NamedInventory extends Inventory {
  readonly name: string;
  /** Ends with a slash. */
  readonly url: string;
}

/** Finds what a reference means in other projects: in the one that is named before a colon, else in the first that has it. */
export function findOutside(inventories: readonly NamedInventory[], query: ObjectQuery): FoundObject | undefined {
  if (inventories.length === 0) return undefined;
  const colon = query.target.indexOf(':');
  const named = colon < 0 ? undefined : inventories.find(({ name }) => name === query.target.slice(0, colon));
  const chosen = query.inventory ? inventories.filter(({ name }) => name === query.inventory) : inventories;
  return (
    findIn(chosen, query) ??
    (named && !query.inventory ? findIn([named], { ...query, target: query.target.slice(colon + 1) }) : undefined)
  );
}

function findIn(inventories: readonly NamedInventory[], query: ObjectQuery): FoundObject | undefined {
  const types = typesOf(query);
  for (const inventory of inventories) {
    for (const type of types(inventory)) {
      for (const name of namesOf(query)) {
        const names = inventory.objects.get(type);
        const entry = names?.get(name) ?? (ANY_CASE.has(type) ? inAnyCase(names, name) : undefined);
        if (entry) return found(inventory, type, name, entry);
      }
    }
  }
  return undefined;
}

function found(
  { project, version, url }: NamedInventory,
  type: string,
  name: string,
  entry: InventoryEntry,
): FoundObject {
  return {
    kind: type.slice(type.indexOf(':') + 1),
    name,
    ...(entry.text !== name && { text: entry.text }),
    url: url + entry.uri,
    project: [project, version].filter(part => part !== '').join(' '),
  };
}

/** Domains whose names say enough. */
const ANY_KIND: ReadonlySet<string> = new Set(['c', 'cpp', 'js']);

/** The types of things that may be meant, in an inventory. */
function typesOf({ domain, role }: ObjectQuery): (inventory: Inventory) => string[] {
  if (domain === 'any') return ({ objects }) => [...objects.keys()];
  if (ANY_KIND.has(domain)) return ({ objects }) => [...objects.keys()].filter(type => type.startsWith(`${domain}:`));
  const roles = domain === 'py' && role === 'attr' ? ['attr', 'meth'] : role === 'meth' ? ['meth', 'attr'] : [role];
  const kinds = [...roles.flatMap(each => kindsOf(domain, each)), ...(domain === 'std' ? [role] : [])];
  const types = kinds.map(kind => `${domain}:${kind}`);
  return () => types;
}

/** The names that may be meant: as written, and in the module and class around. */
function namesOf({ domain, role, target, module, scope }: ObjectQuery): string[] {
  // Inventories know overloaded functions by their names alone.
  if (domain === 'cpp') return [target.replace(/ \(.*$/s, '')].flatMap(name => [name, withoutArguments(name)]);
  if (domain === 'py' || domain === 'js') {
    const around = [module, scope].filter(part => part !== undefined).join('.');
    return around === '' ? [target] : [target, `${around}.${target}`];
  }
  if (role !== 'option') return [target];
  const spaced = target.replace(/^(\S+) (?=[-/+])/, '$1.');
  return [...(scope === undefined ? [] : [`${scope}.${target}`]), spaced, target];
}

const ANY_CASE = new Set(['std:label', 'std:term']);

function inAnyCase(names: ReadonlyMap<string, InventoryEntry> | undefined, wanted: string): InventoryEntry | undefined {
  const lower = wanted.toLowerCase();
  for (const [name, entry] of names ?? []) if (name.toLowerCase() === lower) return entry;
  return undefined;
}
