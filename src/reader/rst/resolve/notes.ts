import type { FootnoteDefinition, FootnoteReference, RootContent } from 'mdast';
import { nodesOfType, walk } from './walk.ts';

/** Symbols of `[*]` footnotes; after the last they are doubled. */
const SYMBOLS = ['*', '†', '‡', '§', '¶', '#', '♠', '♥', '♦', '♣'] as const;

/** Nobody counts more. */
const MAX_TIMES = 40;

/**
 * Names footnotes and says what each is called: its own number, the next free one, or the next symbol. References are called as what
 * they refer to.
 */
export function labelNotes(nodes: readonly RootContent[]): void {
  nameAutomaticNotes(nodes);
  const all = nodesOfType(nodes, 'footnoteDefinition').filter(node => !node.data?.citation);
  // As in docutils, the notes of `target-notes` are counted last.
  const definitions = [...all.filter(node => !isTargetNote(node)), ...all.filter(isTargetNote)];
  const labels = labelsOf(definitions);
  for (const node of [...definitions, ...nodesOfType(nodes, 'footnoteReference')]) {
    const label = node.data?.citation ? undefined : labels.get(node.identifier);
    if (label !== undefined) node.data = { ...node.data, noteLabel: label };
  }
}

function isTargetNote({ data }: FootnoteDefinition): boolean {
  return data?.rst?.attributes?.target !== undefined;
}

/** Labels of footnotes by their names. */
function labelsOf(definitions: readonly FootnoteDefinition[]): Map<string, string> {
  const taken = new Set(definitions.filter(node => autoOf(node) === undefined).map(node => node.identifier));
  const labels = new Map<string, string>();
  let number = 0;
  let symbols = 0;
  for (const node of definitions) {
    const auto = autoOf(node);
    if (auto === '1') {
      do number += 1;
      while (taken.has(String(number)));
    }
    const label = auto === '1' ? String(number) : auto === '*' ? symbol(symbols++) : (node.label ?? node.identifier);
    if (!labels.has(node.identifier)) labels.set(node.identifier, label);
  }
  return labels;
}

function symbol(index: number): string {
  const times = Math.min(Math.floor(index / SYMBOLS.length) + 1, MAX_TIMES);
  return (SYMBOLS[index % SYMBOLS.length] ?? '*').repeat(times);
}

function autoOf(node: FootnoteDefinition | FootnoteReference): string | undefined {
  return node.data?.rst?.attributes?.auto;
}

/** Gives automatic footnotes and the references to them names, as far as both exist: the first `[#]_` means the first `.. [#]`. */
function nameAutomaticNotes(nodes: readonly RootContent[]): void {
  const counts = new Map<string, number>();
  walk(
    nodes,
    node => {
      if (node.type === 'footnoteDefinition' || node.type === 'footnoteReference') nameNote(node, counts);
      return undefined;
    },
    ['footnoteReference', 'footnoteDefinition'],
  );
}

function nameNote(node: FootnoteDefinition | FootnoteReference, counts: Map<string, number>): void {
  if (node.data?.rst?.element?.startsWith('citation')) node.data.citation = true;
  const auto = autoOf(node);
  if (auto === undefined || node.identifier !== '') return;
  const kind = `${node.type} ${auto}`;
  const number = (counts.get(kind) ?? 0) + 1;
  counts.set(kind, number);
  // No label that an author can write holds these characters.
  node.identifier = `${auto === '*' ? '*' : '#'}${number}`;
  node.label ||= auto === '*' ? '*' : '#';
}
