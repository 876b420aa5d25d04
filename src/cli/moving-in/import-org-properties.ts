import { type HeaderArgs, headerArgs, mergedArgs } from './import-org-headers.ts';

/** The properties of a heading, or of the whole file, by their names in small letters. */
export class OrgProperties {
  readonly #values = new Map<string, string>();

  /** Of a drawer: the first value counts, and those of `name+` are added. */
  add(name: string, value: string): void {
    const key = name.toLowerCase();
    const before = this.#values.get(key);
    if (before === undefined) this.#values.set(key, value);
    else if (key.endsWith('+')) this.#values.set(key, `${before} ${value}`);
  }

  /** Of `#+property:`: the last value counts, and `name+` adds to it. */
  set(name: string, value: string): void {
    const key = name.toLowerCase().replace(/\+$/, '');
    const before = this.#values.get(key);
    this.#values.set(key, name.endsWith('+') && before !== undefined ? `${before} ${value}` : value);
  }

  /** Whether there are any. */
  get isEmpty(): boolean {
    return this.#values.size === 0;
  }

  /** Its own value, and what is added to that of the places around it. */
  get(name: string): { readonly own?: string; readonly more?: string } {
    const own = this.#values.get(name);
    const more = this.#values.get(`${name}+`);
    return { ...(own !== undefined && own !== 'nil' && { own }), ...(more !== undefined && { more }) };
  }
}

/**
 * The header arguments that properties give to a block of a language: those for all languages, then those for its own. Of each, the
 * nearest place counts alone, unless it is `header-args+`.
 *
 * @param places from the nearest heading to the whole file
 */
export function inheritedArgs(places: readonly OrgProperties[], language: string): HeaderArgs {
  return mergedArgs(
    headerArgs(inherited(places, 'header-args')),
    headerArgs(inherited(places, `header-args:${language.toLowerCase()}`)),
  );
}

function inherited(places: readonly OrgProperties[], name: string): string {
  const values: string[] = [];
  for (const place of places) {
    const { own, more } = place.get(name);
    if (more !== undefined) values.unshift(more);
    if (own === undefined) continue;
    values.unshift(own);
    break;
  }
  const value = values.join(' ');
  return value === 'nil' ? '' : value;
}
