import { element, type PseudoElement, type PseudoNode } from '../element.ts';
import { elements, type Tree } from './tree.ts';

interface Listing {
  readonly tree: Tree;
  readonly depth: number;
  /** Where titles lead back to: their entry, the top of the list, or nowhere. */
  readonly backlinks: string | null;
  readonly top: string;
}

/** Lists the sections of the document, or (local) of the section. */
export function contents(tree: Tree, pending: PseudoElement): void {
  const { details = {} } = pending.pending ?? {};
  const topic = tree.parent(pending);
  if (!topic) return;
  const backlinks = details.backlinks === undefined ? 'entry' : details.backlinks;
  const made = listOf(
    {
      tree,
      depth: typeof details.depth === 'number' ? details.depth : Number.POSITIVE_INFINITY,
      backlinks: typeof backlinks === 'string' ? backlinks : null,
      top: tree.id(topic),
    },
    'local' in details ? sectionAround(tree, topic) : tree.root,
    1,
  );
  if (made) tree.replace(pending, [made]);
  else tree.remove(topic);
}

function sectionAround(tree: Tree, topic: PseudoElement): PseudoElement {
  let around = tree.parent(topic);
  while (around && around.tag !== 'section') around = tree.parent(around);
  return around ?? tree.root;
}

function listOf(listing: Listing, parent: PseudoElement, level: number): PseudoElement | undefined {
  const made = element('bullet_list');
  for (const section of elements(parent)) {
    const [title] = elements(section);
    if (section.tag !== 'section' || !title) continue;
    const item = element('list_item', {}, [element('paragraph', {}, [entry(listing, section, title)])]);
    const below = level < listing.depth ? listOf(listing, section, level + 1) : undefined;
    if (below) item.children.push(below);
    made.children.push(item);
    made.attributes.classes = title.attributes.auto === undefined ? [] : ['auto-toc'];
  }
  return made.children.length > 0 ? made : undefined;
}

function entry({ tree, backlinks, top }: Listing, section: PseudoElement, title: PseudoElement): PseudoElement {
  const made = element('reference', { refid: tree.id(section) }, withoutLinks(title.children));
  const id = tree.id(made, 'toc-entry');
  if (tree.all('reference', title).length === 0) {
    if (backlinks === 'entry') title.attributes.refid = id;
    if (backlinks === 'top') title.attributes.refid = top;
  }
  return made;
}

/** The text of a title for another place: without notes, links and pictures. */
function withoutLinks(nodes: readonly PseudoNode[]): PseudoNode[] {
  return nodes.flatMap((node): PseudoNode[] => {
    if (typeof node === 'string') return [node];
    if (node.tag === 'footnote_reference' || node.tag === 'citation_reference') return [];
    if (node.tag === 'image') return [node.attributes.alt ?? []].flat();
    const children = withoutLinks(node.children);
    if (['problematic', 'reference', 'target'].includes(node.tag)) return children;
    return [{ ...node, attributes: { ...node.attributes }, children }];
  });
}
