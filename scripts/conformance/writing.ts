import type { Nodes } from 'mdast';
import type { SystemMessage } from '../../src/reader/rst/index.ts';
import type { PseudoElement, PseudoNode } from './element.ts';

/** State of writing one tree: elements by the node they come from, messages that point back. */
export interface Writing {
  /** The root: some directives put something at its start. */
  readonly document: PseudoElement;
  readonly elements: Map<Nodes, PseudoElement>;
  readonly messages: { readonly message: SystemMessage; readonly element: PseudoElement }[];
  readonly legacyIds: boolean;
  /** Converts nodes one after the other. */
  readonly convert: (nodes: readonly Nodes[]) => PseudoNode[];
}

/** Adds the names and attributes of a node to its element. */
export function named(writing: Writing, node: Nodes, made: PseudoElement): PseudoElement {
  const rst = node.data?.rst;
  const { classes, ...attributes } = rst?.attributes ?? {};
  Object.assign(made.attributes, attributes);
  if (classes) made.attributes.classes = classes.split(' ');
  const names = namesOf(node);
  const doubled = rst?.duplicateNames ?? [];
  if (names) made.attributes.names = names.filter(name => !doubled.includes(name));
  made.attributes.dupnames = doubled;
  if (names && node.type !== 'substitutionDefinition') made.needsId = true;
  writing.elements.set(node, made);
  made.origin = node;
  return made;
}

function namesOf(node: Nodes): readonly string[] | undefined {
  if (node.type === 'target') return node.names;
  return node.type === 'substitutionDefinition' ? [node.name] : node.data?.rst?.names;
}
