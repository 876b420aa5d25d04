import GithubSlugger from 'github-slugger';
import type { Heading, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { ChunkPart } from '../../literate/chunk.ts';
import type { Anchor } from '../../literate/document.ts';
import type { Message } from '../../literate/message.ts';
import { walk } from './walk.ts';

/**
 * The places of a document that can be linked to, in document order: headings (GitHub's slugs), aliased blocks, chunk parts,
 * and the ids of raw HTML. Chunk parts give one anchor of kind `chunk` each, in the order of the exported parts.
 */
export function collectAnchors(
  nodes: readonly RootContent[],
  aliases: ReadonlyMap<RootContent, string>,
  chunks: readonly ChunkPart[],
  messages: Message[],
): Anchor[] {
  const slugger = new GithubSlugger();
  const taken = reserveAliases(nodes, aliases, slugger, messages);
  const parts = Map.groupBy(chunks, chunk => chunk.block);
  return nodes.flatMap((node, block) => [
    ...ownAnchors(node, block, taken.get(node), slugger),
    ...nestedHeadings(node, block, slugger),
    ...(parts.get(block) ?? []).map(part => chunkAnchor(part, slugger)),
    ...htmlAnchors(node, block),
  ]);
}

/** Aliases are their authors' words, so they come first: a slug gives way to an alias, never the other way round. */
function reserveAliases(
  nodes: readonly RootContent[],
  aliases: ReadonlyMap<RootContent, string>,
  slugger: GithubSlugger,
  messages: Message[],
): Map<RootContent, string> {
  const first = new Map<string, RootContent>();
  for (const node of nodes) {
    const alias = aliases.get(node);
    if (alias === undefined) continue;
    const other = first.get(alias);
    if (other) messages.push(duplicate(alias, node, other));
    else first.set(alias, node);
    slugger.occurrences[alias] ??= 0;
  }
  return new Map([...first].map(([alias, node]) => [node, alias]));
}

function duplicate(alias: string, node: RootContent, other: RootContent): Message {
  return {
    severity: 'error',
    rule: 'duplicate-alias',
    message: `The name #${alias} is given twice: it stands on line ${other.position?.start.line} already.`,
    hint: 'Give one of them another name.',
    line: node.position?.start.line ?? 1,
    column: 1,
  };
}

function ownAnchors(node: RootContent, block: number, alias: string | undefined, slugger: GithubSlugger): Anchor[] {
  if (node.type === 'heading') return [headingAnchor(node, block, alias, slugger)];
  if (alias === undefined) return [];
  const kind = node.type === 'math' ? 'equation' : 'target';
  return [{ id: alias, names: [alias], kind, block, text: '', explicit: true }];
}

function headingAnchor(node: Heading, block: number, alias: string | undefined, slugger: GithubSlugger): Anchor {
  const text = plainText(node).replace(/\s+/g, ' ').trim();
  const id = alias ?? slugger.slug(text || 'section');
  return { id, names: [id], kind: 'heading', block, text, depth: node.depth, explicit: alias !== undefined };
}

/** A heading in a quote or list is no section of the document, but can be linked to. */
function nestedHeadings(root: RootContent, block: number, slugger: GithubSlugger): Anchor[] {
  const anchors: Anchor[] = [];
  walk(root, node => {
    if (node === root || node.type !== 'heading') return;
    const { depth: _, ...anchor } = headingAnchor(node, block, undefined, slugger);
    anchors.push({ ...anchor, kind: 'target' });
  });
  return anchors;
}

function chunkAnchor(part: ChunkPart, slugger: GithubSlugger): Anchor {
  const id = slugger.slug(`chunk-${part.name}`);
  return { id, names: [id, part.name], kind: 'chunk', block: part.block, text: part.name, explicit: false };
}

function htmlAnchors(root: RootContent, block: number): Anchor[] {
  const anchors: Anchor[] = [];
  walk(root, node => {
    if (node.type !== 'html') return;
    for (const [, id] of node.value.matchAll(/<[a-z][^<>]{0,999}?\s(?:id|name)\s*=\s*["']?([\w:.-]{1,200})/gi))
      if (id) anchors.push({ id, names: [id], kind: 'target', block, text: '', explicit: false });
  });
  return anchors;
}
