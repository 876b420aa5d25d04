import type { NavigationNode } from '../literate/format.ts';

/** Up to so many entries, every page shows the whole menu; beyond, a page shows the folders on its way and their entries. */
const WHOLE_MENU = 400;

/** Of the entries of one folder in a large site, a page shows so many around its own. */
const STEP = 100;

/** The menus of a site's pages. Pages that show the same get the same value, so that a format can render it once. */
export interface Menus {
  /** Output path of the page that the site's title leads to: its index, else its first page. */
  readonly home: string | undefined;
  menu(path: string): readonly NavigationNode[];
  /** The folders that a page stands in, outermost first. */
  trail(path: string): readonly NavigationNode[];
}

/** Makes the menus from the whole tree of pages, so that the size of a page does not grow with the size of a site. */
export function makeMenus(tree: readonly NavigationNode[]): Menus {
  const places = new Map<string, Place>();
  const count = placeAll(tree, undefined, places);
  const shared = new Map<string, readonly NavigationNode[]>();
  return {
    home: places.has('index.html') ? 'index.html' : places.keys().next().value,
    menu(path) {
      const place = places.get(path);
      if (count <= WHOLE_MENU || !place) return count <= WHOLE_MENU ? tree : [];
      const opened = place.node.children.length > 0 ? { parent: place, index: 0 } : place;
      const key = keyOf(opened);
      const known = shared.get(key) ?? prunedMenu(tree, opened);
      shared.set(key, known);
      return known;
    },
    trail(path) {
      const folders: NavigationNode[] = [];
      for (let above = places.get(path)?.parent; above; above = above.parent) folders.unshift(above.node);
      return folders;
    },
  };
}

/** Where a node stands: among the children of its parent, or at the top. */
interface Place {
  readonly node: NavigationNode;
  readonly parent: Place | undefined;
  readonly index: number;
}

function placeAll(nodes: readonly NavigationNode[], parent: Place | undefined, places: Map<string, Place>): number {
  let count = 0;
  for (const [index, node] of nodes.entries()) {
    const place = { node, parent, index };
    if (node.path !== undefined && !places.has(node.path)) places.set(node.path, place);
    count += 1 + placeAll(node.children, place, places);
  }
  return count;
}

/** A level of the tree that is open, and the entry in it. */
type Opened = Pick<Place, 'parent' | 'index'>;

function keyOf({ parent, index }: Opened): string {
  return `${parent ? `${keyOf(parent)}/${parent.index}` : ''}:${Math.floor(index / STEP)}`;
}

/** The levels above an entry and its own, each cut to what is near; all other folders are closed and empty. */
function prunedMenu(tree: readonly NavigationNode[], opened: Opened): readonly NavigationNode[] {
  const level = nearby(opened.parent ? opened.parent.node.children : tree, opened.index);
  let closed = level.map(withoutChildren);
  for (let above = opened.parent; above; above = above.parent) {
    const { node } = above;
    const siblings = nearby(above.parent ? above.parent.node.children : tree, above.index);
    const inner = closed;
    closed = siblings.map(sibling => (sibling === node ? { ...node, children: inner } : withoutChildren(sibling)));
  }
  return closed;
}

function withoutChildren(node: NavigationNode): NavigationNode {
  if (node.children.length === 0) return node;
  // A folder without a page of its own is entered by its first page.
  const path = node.path ?? firstPath(node.children);
  const mark = node.marked && { marked: node.marked };
  return { title: node.title, ...(path !== undefined && { path }), children: [], ...mark };
}

function firstPath(nodes: readonly NavigationNode[]): string | undefined {
  for (const node of nodes) {
    const path = node.path ?? firstPath(node.children);
    if (path !== undefined) return path;
  }
  return undefined;
}

/** What stands near an entry; before and after it an entry `…` that leads on. */
function nearby(nodes: readonly NavigationNode[], index: number): readonly NavigationNode[] {
  if (nodes.length <= 2 * STEP) return nodes;
  const start = Math.max(0, Math.floor(index / STEP) * STEP - STEP / 2);
  const end = Math.min(nodes.length, Math.floor(index / STEP) * STEP + STEP + STEP / 2);
  return [...more(nodes[start - 1]), ...nodes.slice(start, end), ...more(nodes[end])];
}

function more(node: NavigationNode | undefined): NavigationNode[] {
  const path = node && (node.path ?? firstPath(node.children));
  return path === undefined ? [] : [{ title: '…', path, children: [] }];
}
