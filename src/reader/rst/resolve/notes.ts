import type { FootnoteDefinition, FootnoteReference, RootContent } from 'mdast';
import { walk } from './walk.ts';

/** Gives automatic footnotes and the references to them names, as far as both exist: the first `[#]_` means the first `.. [#]`. */
export function nameAutomaticNotes(nodes: readonly RootContent[]): void {
  const counts = new Map<string, number>();
  walk(nodes, node => {
    if (node.type === 'footnoteDefinition' || node.type === 'footnoteReference') nameNote(node, counts);
    return undefined;
  });
}

function nameNote(node: FootnoteDefinition | FootnoteReference, counts: Map<string, number>): void {
  if (node.data?.rst?.element?.startsWith('citation')) node.data.citation = true;
  const auto = node.data?.rst?.attributes?.auto;
  if (auto === undefined || node.identifier !== '') return;
  const kind = `${node.type} ${auto}`;
  const number = (counts.get(kind) ?? 0) + 1;
  counts.set(kind, number);
  // No label that an author can write holds these characters.
  node.identifier = `${auto === '*' ? '*' : '#'}${number}`;
}
