import { element, type PseudoElement } from '../element.ts';
import { list, plain, type Tree, text } from './tree.ts';

const MAX_LENGTH = 10_000;

interface Substituting {
  readonly tree: Tree;
  readonly definitions: ReadonlyMap<string, PseudoElement>;
  /** Names by their lower case. */
  readonly names: ReadonlyMap<string, string>;
  readonly nested: Map<string, string[]>;
  /** References, those in definitions too; it grows. */
  readonly references: PseudoElement[];
  /** The reference in the text through which a nested one came. */
  readonly origins: Map<PseudoElement, PseudoElement>;
}

/** Replaces references to substitutions by what these are. */
export function substitutions(tree: Tree): void {
  const definitions = new Map<string, PseudoElement>();
  for (const each of tree.all('substitution_definition')) {
    for (const name of list(each, 'names')) definitions.set(name, each);
  }
  const names = new Map([...definitions.keys()].map(name => [name.toLowerCase(), name]));
  const references = tree.all('substitution_reference');
  const state: Substituting = { tree, definitions, names, nested: new Map(), references, origins: new Map() };
  for (const reference of references) substitute(state, reference);
}

function substitute(state: Substituting, reference: PseudoElement): void {
  const { tree, definitions, names } = state;
  const name = text(reference, 'refname') ?? '';
  const key = definitions.has(name) ? name : names.get(name.toLowerCase());
  const definition = key === undefined ? undefined : definitions.get(key);
  if (key === undefined || definition === undefined) {
    tree.problematic(reference, tree.message(3, `Undefined substitution referenced: "${name}".`, reference));
    return;
  }
  if (plain(definition.children).length > Number(tree.settings.line_length_limit ?? MAX_LENGTH)) {
    const problem = `Substitution definition "${key}" exceeds the line-length-limit.`;
    tree.problematic(reference, tree.message(3, problem));
    return;
  }
  trimAround(tree, reference, definition);
  const copy = structuredCopy(definition);
  if (!noteNested(state, reference, copy, key)) {
    circular(state, reference, name);
    return;
  }
  tree.replace(reference, copy.children);
  for (const child of copy.children) {
    if (typeof child === 'string') continue;
    tree.copies.add(child);
    if (child.attributes.refname === undefined) continue;
    if (child.tag !== 'substitution_reference') tree.refnames.add(text(child, 'refname') ?? '', child);
  }
}

/** White space around a reference goes where its definition says so. */
function trimAround(tree: Tree, reference: PseudoElement, { attributes }: PseudoElement): void {
  const place = tree.place(reference);
  if (!place) return;
  const { children } = place.parent;
  const [before, after] = [children[place.index - 1], children[place.index + 1]];
  if ((attributes.ltrim || attributes.trim) && typeof before === 'string') children[place.index - 1] = before.trimEnd();
  if ((attributes.rtrim || attributes.trim) && typeof after === 'string') children[place.index + 1] = after.trimStart();
}

/** Adds the references in a copy of a definition to those to be replaced; false where that would never end. */
function noteNested(state: Substituting, reference: PseudoElement, copy: PseudoElement, key: string): boolean {
  for (const inner of state.tree.all('substitution_reference', copy)) {
    const name = state.names.get((text(inner, 'refname') ?? '').toLowerCase());
    if (name !== undefined) {
      const seen = state.nested.get(name) ?? [];
      if (seen.includes(name)) return false;
      state.nested.set(name, [...seen, key]);
    }
    state.origins.set(inner, reference);
    state.references.push(inner);
  }
  return true;
}

function circular({ tree, origins }: Substituting, reference: PseudoElement, name: string): void {
  const parent = tree.parent(reference);
  if (parent?.tag === 'substitution_definition') {
    const literal = element('literal_block', { 'xml:space': 'preserve' }, [tree.written(parent)]);
    const problem = 'Circular substitution definition detected:';
    tree.replace(parent, [tree.message(3, problem, parent, literal)]);
    return;
  }
  let origin = reference;
  for (let outer = origins.get(origin); outer; outer = origins.get(origin)) origin = outer;
  const problem = `Circular substitution definition referenced: "${name}".`;
  tree.problematic(reference, tree.message(3, problem, origin));
}

/** A copy of an element and all below it. */
function structuredCopy(each: PseudoElement): PseudoElement {
  return {
    ...each,
    attributes: { ...each.attributes },
    children: each.children.map(child => (typeof child === 'string' ? child : structuredCopy(child))),
  };
}
