import type { Nodes, RootContent } from 'mdast';
import type { Document } from '../../literate/document.ts';
import { ChunkParts } from '../chunk-options.ts';
import { Losses } from '../losses.ts';
import type { ConversionSite, Converted } from '../site.ts';
import { blockMarkdown } from './block.ts';
import { FlowTranslation } from './flow.ts';
import { findPlaces } from './places.ts';

/** Writes a reStructuredText document as Markdown. */
export function rstToMarkdown(document: Document, site: ConversionSite): Converted {
  const losses = new Losses();
  const definitions = new Set(document.nodes.flatMap(urlNames));
  const flow = new FlowTranslation({
    site,
    losses,
    definitions,
    places: findPlaces(document),
    parts: new ChunkParts(document.exports.chunks, site.isChunk),
    substitutions: new Map(document.exports.substitutions.map(({ name, children }) => [name, children])),
    urls: new Map(document.exports.definitions.map(({ name, url }) => [name, url])),
    description: document.exports.frontmatter?.description,
  });
  const text = blockMarkdown(flow.document(document.nodes));
  return { text: text === '' ? '' : `${text}\n`, losses: losses.all() };
}

function urlNames(node: RootContent): string[] {
  return isDefinition(node) ? node.names : [];
}

/** A target that becomes a definition of a link. */
function isDefinition(node: Nodes): node is Extract<Nodes, { type: 'target' }> {
  return node.type === 'target' && node.url !== undefined && !node.anonymous;
}
