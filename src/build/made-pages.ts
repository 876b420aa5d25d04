import type { PageLink } from '../literate/format.ts';

/** Pages that are no document's, and that references and lists may name. */
export interface MadePages {
  readonly index?: PageLink;
  readonly modules?: PageLink;
}

/** What Sphinx calls them. */
const NAMES: Readonly<Record<string, keyof MadePages>> = {
  genindex: 'index',
  modindex: 'modules',
  'py-modindex': 'modules',
};

/** What references to them show. */
export const MADE_TITLES: Readonly<Record<keyof MadePages, string>> = {
  index: 'Index',
  modules: 'Python Module Index',
};

/** Which page a name is that of. */
export function madeKind(name: string): keyof MadePages | undefined {
  return Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
}

/** The page of a name, where it is made. */
export function madePage(made: MadePages, name: string): PageLink | undefined {
  const kind = madeKind(name);
  return kind && made[kind];
}
