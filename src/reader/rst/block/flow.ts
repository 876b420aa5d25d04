import type { BlockContent, DefinitionContent, RootContent } from 'mdast';

/**
 * Narrows the content type of body elements: everything the body parser makes may stand in a list item, quote or note.
 */
export function flow(nodes: RootContent[]): (BlockContent | DefinitionContent)[] {
  return nodes.filter(isFlow);
}

function isFlow(node: RootContent): node is BlockContent | DefinitionContent {
  return !PHRASING_ONLY.has(node.type);
}

const PHRASING_ONLY: ReadonlySet<string> = new Set(['text', 'emphasis', 'strong', 'inlineCode', 'yaml', 'listItem']);
