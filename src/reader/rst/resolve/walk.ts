import type { Nodes } from 'mdast';

type Type = Nodes['type'];
type Visit = (node: Nodes, next: Nodes | undefined) => boolean | undefined;

/**
 * Visits nodes and all below them in the order of the text. `visit` also gets the next sibling; where it returns `false`, what is
 * below the node is left out.
 *
 * @param types what the visit is about: a node may be left out that is of none of these types, nor holds any
 */
export function walk(nodes: readonly Nodes[], visit: Visit, types?: readonly Type[]): void {
  const wanted = types === undefined ? 0 : bitsOf(types);
  walkWanted(nodes, visit, wanted, wanted === 0 ? undefined : blocks.get(nodes));
}

function walkWanted(nodes: readonly Nodes[], visit: Visit, wanted: number, known?: readonly number[]): void {
  for (let index = 0; index < nodes.length; index += 1) {
    if (known !== undefined && ((known[index] ?? 0) & wanted) === 0) continue;
    const node = nodes[index];
    if (node !== undefined) walkOne(node, nodes[index + 1], visit, wanted);
  }
}

function walkOne(node: Nodes, next: Nodes | undefined, visit: Visit, wanted: number): void {
  if (visit(node, next) === false || !('children' in node)) return;
  if (wanted === 0 || (typesBelow(node) & wanted) !== 0) walkWanted(node.children, visit, wanted);
}

/** All nodes of a type at or below some nodes, in the order of the text. */
export function nodesOfType<T extends Type>(nodes: readonly Nodes[], type: T): Extract<Nodes, { type: T }>[] {
  const found: Extract<Nodes, { type: T }>[] = [];
  const isWanted = (node: Nodes): node is Extract<Nodes, { type: T }> => node.type === type;
  const visit = (node: Nodes) => {
    if (isWanted(node)) found.push(node);
    return undefined;
  };
  walk(nodes, visit, BITS.has(type) ? [type] : undefined);
  return found;
}

/** Walks each of the blocks of a document that is or holds a node of some types, and tells its index too. */
export function walkBlocks(
  nodes: readonly Nodes[],
  visit: (node: Nodes, block: number) => boolean | undefined,
  types: readonly Type[],
): void {
  const wanted = bitsOf(types);
  const known = blocks.get(nodes) ?? nodes.map(typesOf);
  let block = 0;
  const visitInBlock = (node: Nodes) => visit(node, block);
  for (; block < nodes.length; block += 1) {
    const root = nodes[block];
    if (root !== undefined && ((known[block] ?? 0) & wanted) !== 0) walkOne(root, undefined, visitInBlock, wanted);
  }
}

/** Notes what the blocks of a document are and hold, for a list that stays as it is: it is walked once for each question. */
export function noteBlocks(nodes: readonly Nodes[]): void {
  blocks.set(nodes, nodes.map(typesOf));
}

/** Forgets what was seen of nodes, because others were put below them. */
export function forgetTypes(nodes: readonly Nodes[]): void {
  blocks.delete(nodes);
  walk(nodes, node => {
    below.delete(node);
    return undefined;
  });
}

/** The types that are looked for one after the other in every document. */
const BITS: ReadonlyMap<string, number> = new Map(
  [
    'containerDirective',
    'target',
    'footnoteDefinition',
    'footnoteReference',
    'substitutionDefinition',
    'substitutionReference',
    'code',
    'heading',
    'crossReference',
    'blockTable',
    'systemMessage',
  ].map((type, bit) => [type, 1 << bit]),
);

/** Of nodes of any type that have a name. */
const NAMED = 1 << BITS.size;

function bitsOf(types: readonly Type[]): number {
  return types.reduce((bits, type) => bits | (BITS.get(type) ?? 0), 0);
}

/** Makes a test whether a node, or one below it, is of some types (all must be among those that are looked for), or has a name. */
export function holder(types: readonly Type[], named: boolean): (node: Nodes) => boolean {
  const wanted = bitsOf(types) | (named ? NAMED : 0);
  return node => (ownBits(node) & wanted) !== 0 || (typesBelow(node) & wanted) !== 0;
}

function typesOf(node: Nodes): number {
  return ownBits(node) | typesBelow(node);
}

function ownBits(node: Nodes): number {
  const bits = BITS.get(node.type) ?? 0;
  return node.data?.rst?.names === undefined ? bits : bits | NAMED;
}

/** Which of these types are below a node, as bits. Most blocks hold none, and are walked only once. */
function typesBelow(node: Nodes): number {
  if (!('children' in node)) return 0;
  const few = typesOfFew(node.children, 3);
  if (few !== undefined) return few;
  const known = below.get(node);
  if (known !== undefined) return known;
  let bits = 0;
  for (const child of node.children) bits |= ownBits(child) | typesBelow(child);
  below.set(node, bits);
  return bits;
}

/** Looking at some nodes is faster than remembering what was seen; undefined where there are more, or deeper ones. */
function typesOfFew(children: readonly Nodes[], depth: number): number | undefined {
  if (children.length > 2) return undefined;
  let bits = 0;
  for (const child of children) {
    bits |= ownBits(child);
    if (!('children' in child) || child.children.length === 0) continue;
    const inner = depth === 0 ? undefined : typesOfFew(child.children, depth - 1);
    if (inner === undefined) return undefined;
    bits |= inner;
  }
  return bits;
}

const below = new WeakMap<Nodes, number>();
/** What the nodes of a list are and hold. */
const blocks = new WeakMap<readonly Nodes[], readonly number[]>();
