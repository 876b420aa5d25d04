import GithubSlugger from 'github-slugger';
import type { Heading, Nodes, RootContent } from 'mdast';
import type { ChunkPart } from '../../../literate/chunk.ts';
import type { Anchor } from '../../../literate/document.ts';
import type { Target } from '../../../literate/nodes.ts';
import { plainText } from '../inline/plain-text.ts';
import { nodesOfType } from './walk.ts';

/**
 * The places of a document that can be linked to: for each block its heading or name first, then the targets in it, then its chunk
 * parts.
 */
export function collectAnchors(nodes: readonly RootContent[], chunks: readonly ChunkPart[]): Anchor[] {
  const slugger = new GithubSlugger();
  const implicit = new Set<string>();
  const parts = Map.groupBy(chunks, chunk => chunk.block);
  return nodes.flatMap((node, block): Anchor[] => [
    ...ownAnchors(node, block, slugger, implicit),
    ...targetAnchors(nodes, block, slugger),
    ...(parts.get(block) ?? []).map(part => chunkAnchor(part, slugger)),
  ]);
}

/** The author's own name for a block: the `:name:` of a directive. */
export function aliasOf(node: RootContent): string | undefined {
  const isImplicit =
    node.type === 'footnoteDefinition' ||
    node.type === 'heading' ||
    (node.type === 'containerDirective' && node.name === 'contents');
  return isImplicit ? undefined : node.data?.rst?.names?.[0];
}

function ownAnchors(node: RootContent, block: number, slugger: GithubSlugger, implicit: Set<string>): Anchor[] {
  if (node.type === 'heading') return [headingAnchor(node, block, slugger, implicit)];
  const alias = aliasOf(node);
  if (alias === undefined) return [];
  const kind = node.type === 'math' ? 'equation' : isFigure(node) ? 'figure' : 'target';
  return [{ id: idOf(alias, slugger), names: [alias], kind, block, text: captionOf(node), explicit: true }];
}

function headingAnchor(node: Heading, block: number, slugger: GithubSlugger, implicit: Set<string>): Anchor {
  const text = plainText(node.children).replace(/\s+/g, ' ').trim();
  const id = idOf(text || 'section', slugger);
  // Of several sections with one title the first has the name.
  const names = (node.data?.rst?.names ?? []).filter(name => !implicit.has(name));
  for (const name of names) implicit.add(name);
  return { id, names: [...new Set([...names, id])], kind: 'heading', block, text, depth: node.depth, explicit: false };
}

function targetAnchors(nodes: readonly RootContent[], block: number, slugger: GithubSlugger): Anchor[] {
  const root = nodes[block];
  const anchors: Anchor[] = [];
  if (!root) return anchors;
  for (const node of nodesOfType([root], 'target')) {
    if (node.url !== undefined || node.refersTo !== undefined || node.names.length === 0) continue;
    const [name = ''] = node.names;
    const text = node.children.length > 0 ? plainText(node.children) : followingTitle(nodes, node, block);
    anchors.push({
      id: idOf(name, slugger),
      names: [...node.names],
      kind: 'target',
      block,
      text,
      explicit: !name.startsWith('__ '),
    });
  }
  return anchors;
}

/** The title of what a target names: the next heading, figure or table. */
function followingTitle(nodes: readonly RootContent[], target: Target, block: number): string {
  if (nodes[block] !== target) return '';
  const next = nodes
    .slice(block + 1, block + 20)
    .find(node => !['target', 'comment', 'substitutionDefinition'].includes(node.type));
  if (next?.type === 'heading') return plainText(next.children);
  return next === undefined ? '' : captionOf(next);
}

function isFigure(node: Nodes): boolean {
  return node.type === 'containerDirective' && node.name === 'figure';
}

function captionOf(node: RootContent): string {
  if (node.type === 'code') return node.data?.title ?? '';
  if (!('children' in node)) return '';
  const caption = node.children.find(child => child.type === 'caption' || child.data?.directiveLabel);
  return caption ? plainText([caption]).replace(/\s+/g, ' ').trim() : '';
}

function chunkAnchor(part: ChunkPart, slugger: GithubSlugger): Anchor {
  const id = slugger.slug(`chunk-${part.name}`);
  return { id, names: [id, part.name], kind: 'chunk', block: part.block, text: part.name, explicit: false };
}

function idOf(name: string, slugger: GithubSlugger): string {
  return slugger.slug(name.trim() === '' ? 'section' : name);
}
