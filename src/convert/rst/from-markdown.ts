import type { Heading, Nodes, RootContent } from 'mdast';
import type { Document } from '../../literate/document.ts';
import { ChunkParts } from '../chunk-options.ts';
import { Losses } from '../losses.ts';
import type { ConversionSite, Converted } from '../site.ts';
import { BlockRst } from './block.ts';
import { InlineRst } from './inline.ts';
import { Links } from './links.ts';

/** Writes a Markdown document as reStructuredText. */
export function markdownToRst(document: Document, site: ConversionSite): Converted {
  const losses = new Losses();
  const links = new Links(document, site, losses);
  const wanted = new Set(document.nodes.flatMap(ownTargets));
  const anchorsOf = Map.groupBy(document.exports.anchors, anchor => anchor.block);
  const block = new BlockRst({
    losses,
    links,
    inline: new InlineRst(losses, links),
    parts: new ChunkParts(document.exports.chunks, site.isChunk),
    levels: headingLevels(document.nodes, losses),
    lines: document.text.split('\n'),
    labels: index => {
      const anchors = (anchorsOf.get(index) ?? []).filter(({ kind }) => kind !== 'chunk');
      return anchors.flatMap(({ id, explicit, kind }) => {
        if (!explicit && !wanted.has(id) && !site.isWanted(id)) return [];
        const label = links.labelOf(id);
        // A place in a line has its name there, and one with the id of a heading is named by itself.
        const isInside = kind === 'target' && !explicit && links.isPlaced(id);
        const isTaken = kind === 'heading' && !explicit && label === id;
        return isInside || isTaken ? [] : [label];
      });
    },
  });
  const text = [...block.document(document.nodes), ...links.substitutions()].join('\n\n');
  return { text: text === '' ? '' : `${text}\n`, losses: losses.all() };
}

/** Places of the document itself that its links lead to. */
function ownTargets(node: Nodes): string[] {
  const own =
    (node.type === 'link' || node.type === 'definition') && node.url.startsWith('#')
      ? [decoded(node.url.slice(1))]
      : [];
  return 'children' in node ? [...own, ...node.children.flatMap(ownTargets)] : own;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The level of each heading: none is skipped in reStructuredText. */
function headingLevels(nodes: readonly RootContent[], losses: Losses): ReadonlyMap<Heading, number> {
  const levels = new Map<Heading, number>();
  const open: number[] = [];
  for (const node of nodes) {
    if (node.type !== 'heading') continue;
    while ((open.at(-1) ?? 0) >= node.depth) open.pop();
    open.push(node.depth);
    levels.set(node, open.length);
    if (open.length !== node.depth)
      losses.add(node, `the heading's level ${node.depth} becomes ${open.length}, since none is left out`);
  }
  return levels;
}
