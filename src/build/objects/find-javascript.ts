import type { ObjectQuery } from '../../literate/domains/object-query.ts';
import type { DomainObjects, KnownObject } from './object-table.ts';

/** Finds what a reference of JavaScript's domain means, as Sphinx does: of the names that may be meant the longest, with a dot before it the shortest. */
export function findJavaScript(
  { byName }: DomainObjects,
  { target, module, scope, specific }: ObjectQuery,
): KnownObject | undefined {
  const name = target.replace(/\(\)$/, '');
  if (name === '') return undefined;
  const names = [
    ...(module && scope ? [`${module}.${scope}.${name}`] : []),
    ...(module ? [`${module}.${name}`] : []),
    ...(scope ? [`${scope}.${name}`] : []),
    name,
  ];
  const found = names.flatMap(each => byName.get(each) ?? []);
  return specific ? found.at(-1) : found[0];
}
