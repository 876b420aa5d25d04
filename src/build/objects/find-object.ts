import { type ObjectQuery, plainName, queryOf } from '../../literate/domains/object-query.ts';
import { kindsOf } from '../../literate/domains/object-types.ts';
import type { FoundObject } from '../../literate/names.ts';
import { nearest } from '../../literate/nearest.ts';
import type { SymbolTable } from '../link.ts';
import { findCpp } from './find-cpp.ts';
import { findJavaScript } from './find-javascript.ts';
import { findOutside } from './find-outside.ts';
import { findPython } from './find-python.ts';
import { domainsOf, type KnownObject, lastPart, objectsOf } from './object-table.ts';

/** What a reference means, by the name of its query: something in the project before anything outside of it. */
export function findDescribed(table: SymbolTable, name: string): FoundObject | undefined {
  const query = queryOf(name);
  if (!query) return undefined;
  const own = query.inventory === undefined ? findOwn(table, query) : undefined;
  if (own) return { kind: own.kind, name: own.domain === 'cpp' ? plainName(own.name) : own.name };
  return findOutside(table.inventories, query);
}

/** The same in the project alone. */
export function findDescribedHere(table: SymbolTable, name: string): KnownObject | undefined {
  const query = queryOf(name);
  return query && query.inventory === undefined ? findOwn(table, query) : undefined;
}

function findOwn(table: SymbolTable, query: ObjectQuery): KnownObject | undefined {
  switch (query.domain) {
    case 'py':
      return findPython(objectsOf(table, 'py'), query);
    case 'c':
      return findC(table, query);
    case 'cpp':
      return findCpp(objectsOf(table, 'cpp'), query);
    case 'js':
      return findJavaScript(objectsOf(table, 'js'), query);
    case 'std':
      return query.role === 'option' ? findOption(table, query) : findByRole(table, query);
    case 'any':
      return findAny(table, query);
    default:
      return findByRole(table, query);
  }
}

/** In the declaration around, then in those around that, and at last everywhere. */
function findC(table: SymbolTable, { target, scope = '' }: ObjectQuery): KnownObject | undefined {
  const { byName } = objectsOf(table, 'c');
  const name = target.replace(/^(?:struct|union|enum)\s+/, '');
  for (let around = scope; around !== ''; around = around.slice(0, Math.max(around.lastIndexOf('.'), 0))) {
    const found = byName.get(`${around}.${name}`);
    if (found) return found;
  }
  return byName.get(name);
}

function findByRole(table: SymbolTable, { domain, role, target }: ObjectQuery): KnownObject | undefined {
  const { byName } = objectsOf(table, domain);
  // A kind that the configuration brought is asked for by its own name.
  for (const kind of [...kindsOf(domain, role), role]) {
    const found = byName.get(`${kind} ${target}`);
    if (found) return found;
  }
  return undefined;
}

/** An option of the program at hand, or of the one whose name is written before it; also with a value. */
function findOption(table: SymbolTable, { target, scope }: ObjectQuery): KnownObject | undefined {
  const { byName } = objectsOf(table, 'std');
  const option = (program: string | undefined, name: string) =>
    byName.get(`cmdoption ${program === undefined ? name : `${program} ${name}`}`);
  for (const name of [target, ...['=', '[=', ' '].map(stop => target.split(stop)[0] ?? '')]) {
    const found = name === '' ? undefined : option(scope, name);
    if (found) return found;
  }
  const words = target.split(' ');
  for (let count = 1; count < words.length; count += 1) {
    const found = option(words.slice(0, count).join('-'), words.slice(count).join(' '));
    if (found) return found;
  }
  return undefined;
}

function findAny(table: SymbolTable, query: ObjectQuery): KnownObject | undefined {
  return (
    findOption(table, query) ??
    named(table, 'std', query.target) ??
    findPython(objectsOf(table, 'py'), { ...query, domain: 'py' }) ??
    findC(table, query) ??
    findCpp(objectsOf(table, 'cpp'), query) ??
    findJavaScript(objectsOf(table, 'js'), query) ??
    named(table, 'rst', query.target)
  );
}

/** Something of a domain with a name, whatever it is. */
function named(table: SymbolTable, domain: string, name: string): KnownObject | undefined {
  return objectsOf(table, domain)
    .ending(lastPart(name))
    .find(one => one.name === name);
}

/** For so many wrong names of a project others are proposed: to look for them takes time, and nobody reads more. */
const MOST_PROPOSALS = 300;
const proposed = new WeakMap<SymbolTable['objects'], Map<string, readonly string[]>>();

/** The names of things that are most like one that does not exist. */
export function nearestObjects(table: SymbolTable, name: string): readonly string[] {
  const query = queryOf(name);
  if (!query) return [];
  const earlier = proposed.get(table.objects) ?? new Map<string, readonly string[]>();
  proposed.set(table.objects, earlier);
  const key = `${query.domain} ${query.role === 'option' ? 'option' : ''} ${query.target}`;
  const found = earlier.get(key) ?? (earlier.size < MOST_PROPOSALS ? propose(table, query) : []);
  earlier.set(key, found);
  return found;
}

function propose(table: SymbolTable, { domain, role, target }: ObjectQuery): string[] {
  const last = lastPart(target);
  const all = (domain === 'any' ? domainsOf(table) : [domain]).flatMap(each => [
    ...objectsOf(table, each).byName.values(),
  ]);
  const kinds = domain === 'std' || domain === 'rst' ? [...kindsOf(domain, role), role] : undefined;
  const wanted = all.filter(one => !kinds || kinds.includes(one.kind));
  const byLast = Map.groupBy(wanted, one => lastPart(one.name));
  const same = byLast.get(last) ?? [];
  const alike = nearest(last, byLast.keys()).flatMap(each => byLast.get(each) ?? []);
  return [...new Set([...same, ...alike].map(one => plainName(one.name)))].slice(0, 3);
}
