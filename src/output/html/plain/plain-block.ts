import type { Code, Nodes } from 'mdast';
import type { CrossReference } from '../../../literate/nodes.ts';
import type { BlockRendering } from '../convert/block-rendering.ts';
import { classesOf } from '../convert/cross-reference.ts';
import { findTaker, type Taken } from '../convert/plugin-call.ts';

/**
 * Looks whether a block is made only of nodes that `writeBlock` writes exactly as the general way would.
 *
 * @returns the nodes that plugins or chunks make something else of, in their order; undefined where the block is not plain
 */
export function plainBlock(
  { renderer, block }: Pick<BlockRendering, 'renderer' | 'block'>,
  node: Nodes,
): readonly Taken[] | undefined {
  if (block.alias !== undefined && node.type !== 'heading') return undefined;
  const taken: Taken[] = [];
  const { trustHtml } = renderer;
  const search: Search = { taken, trustHtml, taker: candidate => findTaker(renderer.plugins, candidate) };
  return isPlain(search, node, undefined) ? taken : undefined;
}

interface Search {
  readonly trustHtml: boolean;
  readonly taken: Taken[];
  readonly taker: (node: Nodes) => Taken['plugin'];
}

function isPlain(search: Search, node: Nodes, parent: Nodes | undefined): boolean {
  const plugin = search.taker(node);
  if (plugin) {
    search.taken.push({ node, plugin });
    // The headings and targets in it count among the block's anchors.
    return !('children' in node);
  }
  if (node.type === 'code') return isPlainCode(search, node);
  if (node.type === 'crossReference') return isPlainCrossReference(search, node);
  if (node.data !== undefined && CHANGES.some(key => key in (node.data ?? {}))) return false;
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return isClean(node.value);
    case 'paragraph':
    case 'emphasis':
    case 'strong':
    case 'delete':
      return allPlain(search, node);
    case 'heading':
      return node.depth >= 1 && allPlain(search, node);
    case 'link':
      return isClean(node.url) && isClean(node.title) && allPlain(search, node);
    case 'linkReference':
      return isClean(node.identifier) && isClean(node.label) && allPlain(search, node);
    case 'image':
      return isClean(node.url) && isClean(node.title) && isClean(node.alt);
    case 'imageReference':
      return isClean(node.identifier) && isClean(node.label) && isClean(node.alt);
    case 'footnoteReference':
      return isClean(node.identifier) && isClean(node.label);
    case 'break':
    case 'thematicBreak':
      return true;
    case 'blockquote':
      return allPlain(search, node);
    case 'list':
      return node.children.every(child => child.type === 'listItem') && allPlain(search, node);
    case 'listItem':
      return parent?.type === 'list' && allPlain(search, node);
    case 'table':
      return node.children.every(child => child.type === 'tableRow') && allPlain(search, node);
    case 'tableRow':
      return (
        parent?.type === 'table' && node.children.every(child => child.type === 'tableCell') && allPlain(search, node)
      );
    case 'tableCell':
      return parent?.type === 'tableRow' && allPlain(search, node);
    case 'footnoteDefinition':
      return parent === undefined && isClean(node.identifier) && allPlain(search, node);
    case 'html':
      return parent === undefined && !search.trustHtml && isComment(node.value);
    case 'definition':
      return parent?.type === 'blockquote' || parent?.type === 'listItem';
    default:
      return false;
  }
}

function allPlain(search: Search, node: Extract<Nodes, { children: unknown }>): boolean {
  for (const child of node.children) if (!isPlain(search, child, node)) return false;
  return true;
}

/** What readers and plugins note on a node that changes how it is shown. */
const CHANGES = ['hName', 'hProperties', 'hChildren', 'pylitAnchor', 'citation', 'noteLabel'];

function isPlainCode(search: Search, node: Code): boolean {
  if (node.data?.hProperties) return false;
  // The references in a chunk are looked up before those in the text. Numbers of lines are put between tokens.
  if (node.data?.chunk || node.data?.numbered !== undefined || node.data?.emphasized)
    search.taken.push({ node, plugin: undefined });
  return isClean(node.value) && isClean(node.lang) && isClean(node.meta) && isClean(node.data?.title);
}

function isPlainCrossReference(search: Search, node: CrossReference): boolean {
  // The mark of a number is put into its text.
  return (
    node.numbering === undefined &&
    isClean(node.name) &&
    (classesOf(node) ?? []).every(isClean) &&
    allPlain(search, node)
  );
}

/** Whether raw HTML is one comment and nothing else, for every reader of HTML. */
function isComment(html: string): boolean {
  const text = html.trimEnd();
  const isOpen = text.startsWith('<!--') && !text.startsWith('<!-->') && !text.startsWith('<!--->');
  return isOpen && text.endsWith('-->') && text.indexOf('-->', 4) === text.length - 3 && !text.includes('--!>');
}

/** Whether a text is free of what stands for holes; see `HoleMarks`. */
function isClean(text: string | null | undefined): boolean {
  return text === null || text === undefined || !/[\uFDD0\uFDD1]/.test(text);
}
