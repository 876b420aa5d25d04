import type { ObjectQuery } from '../../literate/domains/object-query.ts';
import { leadsTo } from '../../literate/domains/object-types.ts';
import { type DomainObjects, type KnownObject, lastPart } from './object-table.ts';

/** Finds what a reference of Python's domain means, as Sphinx does: by its whole name, in the class, in the module. */
export function findPython(objects: DomainObjects, query: ObjectQuery): KnownObject | undefined {
  const target = query.target.replace(/\(\)$/, '');
  if (target === '') return undefined;
  const asked = { ...query, target };
  return query.specific || query.role === 'any' ? specific(objects, asked) : exact(objects, asked);
}

/** Of the first name that there is, whatever it is. */
function exact({ byName }: DomainObjects, { role, target, module, scope }: ObjectQuery): KnownObject | undefined {
  const found = byName.get(target);
  if (found || role === 'mod') return found;
  return (
    (scope && byName.get(`${scope}.${target}`)) ||
    (module && byName.get(`${module}.${target}`)) ||
    (module && scope && byName.get(`${module}.${scope}.${target}`)) ||
    undefined
  );
}

/** Of the innermost name that there is of the role; else of the only one that ends like it. */
function specific(objects: DomainObjects, { role, target, module, scope }: ObjectQuery): KnownObject | undefined {
  const isWanted = (one: KnownObject | undefined) => one && ROLES[role]?.some(each => leadsTo('py', each, one.kind));
  const names = [
    ...(module && scope ? [`${module}.${scope}.${target}`] : []),
    ...(module ? [`${module}.${target}`] : []),
    target,
  ];
  for (const name of names) {
    const found = objects.byName.get(name);
    if (isWanted(found)) return found;
  }
  const alike = objects.ending(lastPart(target)).filter(one => one.name.endsWith(`.${target}`) && isWanted(one));
  const own = alike.filter(({ placed }) => !placed.object.alias);
  return own[0] ?? alike[0];
}

/** What roles lead to; methods and attributes are taken for one another. */
const ROLES: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    ['func', 'class', 'exc', 'data', 'const', 'mod', 'obj', 'deco', 'type', 'any'].map(role => [role, [role]]),
  ),
  meth: ['meth', 'attr'],
  attr: ['attr', 'meth'],
};
