import type { FootnoteDefinition, FootnoteReference, RootContent } from 'mdast';
import { walk } from '../resolve/walk.ts';

type Note = FootnoteDefinition | FootnoteReference;

/**
 * Names the notes of blocks as those of the blocks in their place were named, where the same are counted.
 *
 * @param all blocks of the document as it was, where references look for what notes are called
 * @returns false where others are counted
 */
export function nameNotesAs(
  old: readonly RootContent[],
  now: readonly RootContent[],
  all: readonly RootContent[],
): boolean {
  const [before, after] = [notesIn(old), notesIn(now)];
  const [countedBefore, counted] = [before.filter(isCounted), after.filter(isCounted)];
  if (counted.map(keyOf).join('\n') !== countedBefore.map(keyOf).join('\n')) return false;
  counted.forEach((note, index) => {
    const { identifier, label, data } = countedBefore[index] ?? note;
    note.identifier = identifier;
    if (label != null) note.label = label;
    if (data?.citation) note.data = { ...note.data, citation: true };
    if (data?.noteLabel !== undefined) note.data = { ...note.data, noteLabel: data.noteLabel };
  });
  const references = after.filter(note => !isCounted(note));
  if (references.length > 0) labelReferences(references, labelsIn(all));
  return true;
}

/** Notes, and references to the next of those without a name: what is called depends on how many there are. */
function isCounted(note: Note): boolean {
  return note.type === 'footnoteDefinition' || note.data?.rst?.attributes?.auto !== undefined;
}

function keyOf(note: Note): string {
  const auto = note.data?.rst?.attributes?.auto ?? '';
  const name = /^[#*]\d*$/.test(note.identifier) ? '' : note.identifier;
  return JSON.stringify([note.type, auto, name, isCitation(note)]);
}

function isCitation({ data }: Note): boolean {
  return data?.rst?.element?.startsWith('citation') ?? false;
}

function notesIn(nodes: readonly RootContent[]): Note[] {
  const notes: Note[] = [];
  walk(
    nodes,
    node => {
      if (node.type === 'footnoteDefinition' || node.type === 'footnoteReference') notes.push(node);
      return undefined;
    },
    ['footnoteDefinition', 'footnoteReference'],
  );
  return notes;
}

/** What notes are called, by their names; the first of a name counts. */
function labelsIn(nodes: readonly RootContent[]): Map<string, string> {
  const labels = new Map<string, string>();
  for (const note of notesIn(nodes)) {
    const label = note.data?.noteLabel;
    if (note.type === 'footnoteDefinition' && label !== undefined && !labels.has(note.identifier))
      labels.set(note.identifier, label);
  }
  return labels;
}

function labelReferences(references: readonly Note[], labels: ReadonlyMap<string, string>): void {
  for (const note of references) {
    const label = labels.get(note.identifier);
    if (isCitation(note)) note.data = { ...note.data, citation: true };
    else if (label !== undefined) note.data = { ...note.data, noteLabel: label };
  }
}
