import type { RootContent } from 'mdast';
import { MARK_IDS } from './conflict-marks.ts';
import type { Document } from './document.ts';

/** What a page shows in place of each marker of a conflict. */
const LABELS: ReadonlyMap<string, readonly [label: string, tone: string]> = new Map([
  [MARK_IDS.ours, ['Conflict: both branches changed this. Our version:', 'danger']],
  [MARK_IDS.base, ['Before, it was:', 'note']],
  [MARK_IDS.theirs, ['Their version:', 'warning']],
  [MARK_IDS.end, ['End of the conflict.', 'danger']],
]);

/** The nodes of a document, with words in place of the markers, which would be shown as quotes and rules. */
export function labelledNodes({ blocks, nodes }: Pick<Document, 'blocks' | 'nodes'>): readonly RootContent[] {
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
