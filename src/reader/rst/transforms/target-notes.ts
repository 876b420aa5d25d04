import type { FootnoteDefinition, FootnoteReference, Parents, RootContent } from 'mdast';
import type { CrossReference } from '../../../literate/nodes.ts';
import { refill } from '../append.ts';
import type { DocumentNames } from '../resolve/names.ts';
import { forgetTypes, nodesOfType, walk } from '../resolve/walk.ts';

/** A reference and what it stands in. */
interface Use {
  readonly parent: Parents;
  readonly node: CrossReference;
}

/**
 * Fills `target-notes`: a footnote for each address that references lead to by a name, and a reference to it behind each of them. It
 * goes before notes are named.
 */
export function fillTargetNotes(nodes: readonly RootContent[], names: DocumentNames): void {
  const [directive, ...others] = nodesOfType(nodes, 'containerDirective').filter(node => node.name === 'target-notes');
  if (!directive || others.length > 0) return;
  const className = directive.attributes?.class?.split(' ');
  const notes = new Map<string, FootnoteDefinition>();
  const behind = new Map<RootContent, FootnoteReference>();
  const parents = new Set<Parents>();
  for (const { url, use } of usesOfAddresses(nodes, names)) {
    const note = notes.get(url) ?? noteOf(url, notes.size + 1);
    notes.set(url, note);
    behind.set(use.node, referenceTo(note, use.node, className));
    parents.add(use.parent);
  }
  for (const { children } of parents) insertBehind(children, behind);
  directive.children = [...notes.values()];
  forgetTypes(nodes);
}

function insertBehind(siblings: RootContent[], behind: ReadonlyMap<RootContent, FootnoteReference>): void {
  const filled = siblings.flatMap((node): RootContent[] => {
    const reference = behind.get(node);
    return reference ? [node, { type: 'text', value: ' ' }, reference] : [node];
  });
  refill(siblings, filled);
}

/** Named targets first, in the order of the text, then anonymous references. */
function usesOfAddresses(nodes: readonly RootContent[], names: DocumentNames): { url: string; use: Use }[] {
  const named = new Map<string, Use[]>();
  const anonymous: { url: string; use: Use }[] = [];
  let count = 0;
  for (const use of references(nodes)) {
    const { node } = use;
    if (node.anonymous) {
      const destination = names.anonymous[count++];
      if (destination && 'url' in destination) anonymous.push({ url: destination.url, use });
    } else if (!named.get(node.name)?.push(use)) named.set(node.name, [use]);
  }
  const seen = new Set<string>();
  const uses = nodesOfType(nodes, 'target').flatMap(target =>
    target.names.flatMap(name => {
      const destination = names.destinations.get(name);
      if (!destination || !('url' in destination) || seen.has(name)) return [];
      seen.add(name);
      return (named.get(name) ?? []).map(use => ({ url: destination.url, use }));
    }),
  );
  return [...uses, ...anonymous];
}

function references(nodes: readonly RootContent[]): Use[] {
  const found: Use[] = [];
  walk(
    nodes,
    parent => {
      if (!('children' in parent)) return undefined;
      for (const node of parent.children)
        if (node.type === 'crossReference' && node.namespace === 'label' && node.data?.rst?.element !== 'role')
          found.push({ parent, node });
      return undefined;
    },
    ['crossReference'],
  );
  return found;
}

function noteOf(url: string, number: number): FootnoteDefinition {
  return {
    type: 'footnoteDefinition',
    // No label that an author can write holds these characters.
    identifier: `#target ${number}`,
    label: '#',
    children: [{ type: 'paragraph', children: [{ type: 'link', url, children: [{ type: 'text', value: url }] }] }],
    data: { rst: { element: 'footnote', attributes: { auto: '1', target: url } } },
  };
}

function referenceTo(
  { identifier }: FootnoteDefinition,
  { position }: CrossReference,
  className: string[] | undefined,
): FootnoteReference {
  return {
    type: 'footnoteReference',
    identifier,
    label: '#',
    data: { rst: { attributes: { auto: '1' } }, ...(className && { hProperties: { className } }) },
    ...(position && { position }),
  };
}
