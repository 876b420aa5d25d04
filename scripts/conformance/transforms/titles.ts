import { element, type PseudoElement } from '../element.ts';
import { isPreBibliographic } from './kinds.ts';
import { elements, extend, list, plain, type Tree } from './tree.ts';

const BASIC = ['ids', 'names', 'dupnames', 'classes'] as const;

/** A lone section at the start makes the document's title, and one in that its subtitle. */
export function documentTitle(tree: Tree): void {
  if (promoteTitle(tree)) promoteSubtitle(tree, tree.root);
  const [first] = elements(tree.root);
  if (tree.root.attributes.title === undefined && first?.tag === 'title')
    tree.root.attributes.title = plain(first.children);
}

/** The same for each section. */
export function sectionSubtitles(tree: Tree): void {
  for (const section of tree.all('section')) {
    // One that became a subtitle stands nowhere.
    if (tree.parent(section)) promoteSubtitle(tree, section);
  }
}

function promoteTitle(tree: Tree): boolean {
  const { root } = tree;
  const found = candidate(root);
  if (!found) return false;
  const { section, index } = found;
  inherit(root, section);
  const [title = '', ...rest] = section.children;
  tree.refill(root, [title, ...root.children.slice(0, index), ...rest]);
  return true;
}

function promoteSubtitle(tree: Tree, parent: PseudoElement): void {
  const found = candidate(parent);
  const [title] = found ? elements(found.section) : [];
  if (!found || !title) return;
  const { section, index } = found;
  const subtitle = element('subtitle', {}, [...title.children]);
  inherit(subtitle, section);
  const [own = '', ...before] = parent.children.slice(0, index);
  tree.refill(parent, [own, subtitle, ...before, ...section.children.slice(1)]);
}

/** The only child that counts, where it is a section. */
function candidate(parent: PseudoElement): { section: PseudoElement; index: number } | undefined {
  const index = parent.children.findIndex(child => typeof child === 'string' || !isPreBibliographic(child));
  const section = parent.children[index];
  if (section === undefined || typeof section === 'string' || section.tag !== 'section') return undefined;
  return parent.children.length === index + 1 ? { section, index } : undefined;
}

function inherit(to: PseudoElement, from: PseudoElement): void {
  for (const name of BASIC) extend(to, name, list(from, name));
}
