import type { RootContent } from 'mdast';
import { conflictMessages, MARK_IDS } from './conflict-marks.ts';
import type { Document } from './document.ts';

/** What a page shows in place of each marker of a conflict. */
const LABELS: ReadonlyMap<string, readonly [label: string, tone: string]> = new Map([
  [MARK_IDS.ours, ['Conflict: both branches changed this. Our version:', 'danger']],
  [MARK_IDS.base, ['Before, it was:', 'note']],
  [MARK_IDS.theirs, ['Their version:', 'warning']],
  [MARK_IDS.end, ['End of the conflict.', 'danger']],
]);

/**
 * A document as it is read when there are conflicts in it: each is reported, words stand in place of the markers (which would be shown as
 * quotes and rules), and only our version of code is tangled.
 */
export function withConflicts(document: Document): Document {
  const conflicts = conflictMessages(document);
  if (conflicts.length === 0) return document;
  const notOurs = otherBlocks(document);
  const chunks = document.exports.chunks.filter(({ block }) => !notOurs.has(block));
  return {
    ...document,
    nodes: labelledNodes(document),
    exports: { ...document.exports, chunks },
    messages: [...document.messages, ...conflicts],
  };
}

/** The blocks of the other versions, by index. */
function otherBlocks({ blocks }: Pick<Document, 'blocks'>): ReadonlySet<number> {
  const found = new Set<number>();
  let isOther = false;
  for (const [index, { id }] of blocks.entries()) {
    if (id === MARK_IDS.base || id === MARK_IDS.theirs) isOther = true;
    if (id === MARK_IDS.ours || id === MARK_IDS.end) isOther = false;
    if (isOther) found.add(index);
  }
  return found;
}

function labelledNodes({ blocks, nodes }: Pick<Document, 'blocks' | 'nodes'>): readonly RootContent[] {
  return nodes.map((node, index) => {
    const found = LABELS.get(blocks[index]?.id ?? '');
    return found ? label(node, ...found) : node;
  });
}

function label(marker: RootContent, text: string, tone: string): RootContent {
  const position = marker.position && { position: marker.position };
  const hProperties = { className: ['admonition', tone, 'conflict'], role: 'note' };
  const children = [{ type: 'strong' as const, children: [{ type: 'text' as const, value: text }] }];
  return { type: 'paragraph', children, data: { hName: 'div', hProperties }, ...position };
}
