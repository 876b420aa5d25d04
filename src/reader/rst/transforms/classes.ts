import type { Nodes, RootContent } from 'mdast';
import { addClasses } from '../directives/add-classes.ts';
import { CLASS_NAMES } from '../directives/class.ts';
import { holder } from '../resolve/walk.ts';
import { isInvisible } from './invisible.ts';

/** A `class` directive that nothing stands in: its classes are for what follows. */
type Waiting = Extract<RootContent, { type: 'containerDirective' }>;

/** Classes that blocks got from directives in other blocks, and directives that nothing follows. */
export interface FollowingClasses {
  readonly taken: ReadonlyMap<RootContent, readonly string[]>;
  readonly useless: readonly Waiting[];
}

/** Gives the classes of each `class` directive to the next element: its sibling, else the sibling of what it stands in. */
export function classFollowing(nodes: readonly RootContent[]): FollowingClasses {
  const taken = new Map<RootContent, readonly string[]>();
  const useless = passOn(nodes, [], (node, names) => taken.set(node, names));
  return { taken, useless };
}

/** Walks siblings with the directives that wait for the next element; returns those that still wait. */
function passOn(
  siblings: readonly RootContent[],
  before: readonly Waiting[],
  onTaken?: (node: RootContent, names: readonly string[]) => void,
): Waiting[] {
  let waiting = [...before];
  for (const node of siblings) {
    if (waiting.length === 0 && !mayWait(node)) continue;
    if (isWaiting(node)) waiting.push(node);
    if (isInvisible(node)) continue;
    const names = waiting.flatMap(each => each.attributes?.class?.split(' ') ?? []);
    if (names.length > 0) {
      addClasses(node, names);
      onTaken?.(node, names);
    }
    waiting = HOLDS_BLOCKS.has(node.type) && 'children' in node && mayWait(node) ? passOn(node.children, []) : [];
  }
  return waiting;
}

const mayWait = holder(['containerDirective'], false);

function isWaiting(node: Nodes): node is Waiting {
  return node.type === 'containerDirective' && CLASS_NAMES.has(node.name) && node.children.length === 0;
}

/** Elements in which blocks stand, at any depth. */
const HOLDS_BLOCKS: ReadonlySet<string> = new Set([
  'blockquote',
  'containerDirective',
  'definitionDescription',
  'definitionList',
  'fieldBody',
  'fieldList',
  'footnoteDefinition',
  'list',
  'listItem',
  'optionDescription',
  'optionList',
]);
