import type { PhrasingContent, RootContent } from 'mdast';
import type { SubstitutionDefinition, SubstitutionReference } from '../../../literate/nodes.ts';
import { nodesOfType } from './walk.ts';

/** What a document may put in place of `|name|`. */
export interface DocumentSubstitutions {
  /** Definitions by name. */
  readonly definitions: ReadonlyMap<string, SubstitutionDefinition>;
  /** Names by their lower case. */
  readonly names: ReadonlyMap<string, string>;
}

/** Collects the substitutions of a document. Of several of one name the last counts, and its own before shared ones. */
export function documentSubstitutions(
  own: readonly RootContent[],
  shared: readonly RootContent[],
): DocumentSubstitutions {
  const definitions = new Map<string, SubstitutionDefinition>();
  const names = new Map<string, string>();
  for (const nodes of [shared, own]) {
    for (const node of nodesOfType(nodes, 'substitutionDefinition')) {
      definitions.set(node.name, node);
      names.set(node.name.toLowerCase(), node.name);
    }
  }
  return { definitions, names };
}

/**
 * Gives a reference the name of its definition, which may be written in another case, and takes white space beside it away where the
 * definition says so. Returns what that took from the document, undefined where nothing.
 */
export function applySubstitution(
  { definitions, names }: DocumentSubstitutions,
  node: SubstitutionReference,
  place: { readonly siblings: readonly (PhrasingContent | RootContent)[]; readonly index: number },
): string | undefined {
  const name = definitions.has(node.name) ? node.name : names.get(node.name.toLowerCase());
  const definition = name === undefined ? undefined : definitions.get(name);
  if (name === undefined || !definition) return undefined;
  const { ltrim, rtrim } = definition.data?.rst?.attributes ?? {};
  const [before, after] = [place.siblings[place.index - 1], place.siblings[place.index + 1]];
  if (ltrim && before?.type === 'text') before.value = before.value.trimEnd();
  if (rtrim && after?.type === 'text') after.value = after.value.trimStart();
  if (name === node.name && !ltrim && !rtrim) return undefined;
  const used = ['substitution', node.name, name, ltrim && 'ltrim', rtrim && 'rtrim'].filter(Boolean).join(' ');
  node.name = name;
  return used;
}
