import GithubSlugger from 'github-slugger';
import type { Heading, Nodes, RootContent } from 'mdast';
import type { Document } from '../../literate/document.ts';
import { plain } from '../plain.ts';
import { idOfName } from '../site.ts';

/** A place of a document that is to be Markdown. */
export interface OwnPlace {
  readonly id: string;
  /** The id is the author's own, and stands behind a heading. */
  readonly isAlias: boolean;
  readonly text: string;
}

/** The places of a reStructuredText document, under the ids that they get in Markdown. */
export interface OwnPlaces {
  /** By name. */
  readonly names: ReadonlyMap<string, OwnPlace>;
  /** The author's ids of headings. */
  readonly headings: ReadonlyMap<Heading, string>;
}

/** Finds the names of headings and targets: a target before a heading names it, any other stays an anchor of its own. */
export function findPlaces({ nodes, exports }: Document): OwnPlaces {
  const names = new Map<string, OwnPlace>();
  const headings = new Map<Heading, string>();
  const slugger = new GithubSlugger();
  const texts = new Map(exports.anchors.flatMap(({ names: own, text }) => own.map(name => [name, text] as const)));
  const taken = new Set<string>();
  nodes.forEach((node, index) => {
    if (node.type !== 'target' || isElsewhere(node)) return;
    const heading = headingAfter(nodes, index);
    const [first] = node.names;
    if (!heading || first === undefined || first.startsWith('__ ')) return;
    if (!headings.has(heading) && !taken.has(idOfName(first))) headings.set(heading, idOfName(first));
    const id = headings.get(heading) ?? idOfName(first);
    taken.add(id);
    for (const name of node.names) names.set(name, { id, isAlias: true, text: plain(heading.children) });
  });
  for (const id of headings.values()) slugger.occurrences[id] ??= 0;
  for (const node of nodes) {
    if (node.type === 'heading') nameHeading(node);
    else for (const name of namesIn(node)) if (!names.has(name)) addAnchor(name);
  }
  return { names, headings };

  function nameHeading(node: Heading): void {
    const text = plain(node.children).replace(/\s+/g, ' ').trim();
    const own = headings.get(node);
    const id = own ?? slugger.slug(text || 'section');
    for (const name of [...(node.data?.rst?.names ?? []), ...(node.data?.rst?.duplicateNames ?? [])])
      if (!names.has(name)) names.set(name, { id, isAlias: own !== undefined, text });
  }

  function addAnchor(name: string): void {
    names.set(name, { id: idOfName(name.replace(/^__ /, 'anonymous-')), isAlias: false, text: texts.get(name) ?? '' });
  }
}

type TargetNode = Extract<Nodes, { type: 'target' }>;

/** Whether a target names another place, not where it stands. */
export function isElsewhere(node: TargetNode): boolean {
  return node.url !== undefined || node.refersTo !== undefined;
}

/** The heading that targets in a row name. */
function headingAfter(nodes: readonly RootContent[], index: number): Heading | undefined {
  const next = nodes.slice(index + 1).find(node => node.type !== 'target' && node.type !== 'comment');
  return next?.type === 'heading' ? next : undefined;
}

/** Whether a target stands before a heading, which it names. */
export function namesHeading(nodes: readonly RootContent[], index: number): boolean {
  return headingAfter(nodes, index) !== undefined;
}

function namesIn(node: Nodes): string[] {
  const own = node.type === 'footnoteDefinition' ? [] : (node.data?.rst?.names ?? []);
  if (node.type === 'target') return isElsewhere(node) ? [] : [...own, ...node.names];
  return 'children' in node ? [...own, ...node.children.flatMap(namesIn)] : own;
}
