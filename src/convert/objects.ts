import type { ProjectObject } from '../literate/document.ts';
import { objectOf, queryOf } from '../literate/domains/object-query.ts';
import { leadsTo } from '../literate/domains/object-types.ts';
import { nearbyName } from './names.ts';
import { idOfName } from './site.ts';

/** Where a document describes something. */
export interface ObjectPlace {
  readonly path: string;
  readonly id: string;
}

interface Described extends ObjectPlace {
  readonly domain: string;
  readonly kind: string;
}

/** The functions, classes, terms and the like that documents describe. */
export class ObjectPlaces {
  readonly #things = new Map<string, Described[]>();
  readonly #words = new Map<string, ObjectPlace>();

  /** Adds what a document describes. */
  add(path: string, objects: readonly ProjectObject[]): void {
    for (const { namespace, name, anchor } of objects) {
      const place = { path, id: objectId(anchor) };
      if (namespace !== 'object') {
        const key = wordKey(namespace, name);
        if (!this.#words.has(key)) this.#words.set(key, place);
        continue;
      }
      const { domain, kind, name: own } = objectOf(name);
      this.#things.set(own, [...(this.#things.get(own) ?? []), { ...place, domain, kind }]);
    }
  }

  /** What a reference leads to: the nearest by module and class. */
  find(namespace: string, name: string): ObjectPlace | undefined {
    if (namespace !== 'object') return this.#words.get(wordKey(namespace, name));
    const query = queryOf(name);
    if (!query || query.inventory !== undefined) return undefined;
    const { domain, role, target, module, scope } = query;
    const around = [[module, scope], [module], [scope], []].map(parts =>
      [...parts, target].filter(part => part).join('.'),
    );
    for (const candidate of around) {
      const found = this.#things
        .get(candidate)
        ?.find(each => each.domain === domain && leadsTo(domain, role, each.kind));
      if (found) return found;
    }
    return undefined;
  }
}

/** The id of a described thing, as both formats can write it. */
export function objectId(anchor: string): string {
  return idOfName(nearbyName(anchor));
}

function wordKey(namespace: string, name: string): string {
  return `${namespace} ${nearbyName(name)}`;
}
