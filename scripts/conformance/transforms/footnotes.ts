import { element, type PseudoElement } from '../element.ts';
import { extend, list, type Tree, text } from './tree.ts';

const SYMBOLS = ['*', '†', '‡', '§', '¶', '#', '♠', '♥', '♦', '♣'] as const;

/** Numbers footnotes, gives them symbols, and links notes with the references to them. */
export function footnotes(tree: Tree): void {
  const references = [...tree.all('footnote_reference')];
  const labels = numberFootnotes(tree, references);
  linkReferences(
    tree,
    references.filter(each => each.attributes.auto === '1'),
    { kind: 'autonumbered', labels, notes: labels.map(label => tree.ids.get(tree.nameIds.get(label) ?? '')) },
  );
  const symbolic = tree.all('footnote').filter(each => each.attributes.auto === '*');
  linkReferences(
    tree,
    references.filter(each => each.attributes.auto === '*'),
    { kind: 'symbol', labels: symbolic.map(addSymbol(tree)), notes: symbolic },
  );
  resolveNamed(tree, 'footnote');
  resolveNamed(tree, 'citation');
}

/** Numbers `#` notes, and references to those that have a name. Returns the labels of those that have none. */
function numberFootnotes(tree: Tree, references: readonly PseudoElement[]): string[] {
  const labels: string[] = [];
  let number = 0;
  for (const note of tree.all('footnote').filter(each => each.attributes.auto === '1')) {
    do number += 1;
    while (tree.nameIds.has(String(number)));
    const label = String(number);
    tree.insert(note, 0, [element('label', {}, [label])]);
    const names = list(note, 'names');
    for (const reference of references) {
      if (names.includes(text(reference, 'refname') ?? '')) connect(tree, reference, note, label);
    }
    if (names.length > 0 || list(note, 'dupnames').length > 0) continue;
    extend(note, 'names', [label]);
    tree.nameById(note);
    labels.push(label);
  }
  return labels;
}

function addSymbol(tree: Tree): (note: PseudoElement, index: number) => string {
  return (note, index) => {
    const symbol = SYMBOLS[index % SYMBOLS.length] ?? '*';
    const label = symbol.repeat(Math.floor(index / SYMBOLS.length) + 1);
    tree.insert(note, 0, [element('label', {}, [label])]);
    return label;
  };
}

/** The first nameless reference means the first nameless note, and so on. */
function linkReferences(
  tree: Tree,
  references: readonly PseudoElement[],
  { kind, labels, notes }: { kind: string; labels: readonly string[]; notes: readonly (PseudoElement | undefined)[] },
): void {
  let used = 0;
  for (const reference of references) {
    if (tree.resolved.has(reference) || reference.attributes.refid !== undefined) continue;
    const [note, label] = [notes[used], labels[used]];
    if (!note || label === undefined) {
      // As docutils counts: from the reference whose number is that of the notes that were used.
      tooMany(tree, reference, references.slice(used), { kind, count: labels.length });
      return;
    }
    const name = reference.attributes.refname;
    connect(tree, reference, note, label);
    if (name !== undefined) reference.attributes.refname = name;
    used += 1;
  }
}

function tooMany(
  tree: Tree,
  reference: PseudoElement,
  rest: readonly PseudoElement[],
  { kind, count }: { kind: string; count: number },
): void {
  const notes = kind === 'autonumbered' && count < 2 ? 'footnote' : 'footnotes';
  const problem = `Too many ${kind} footnote references: only ${count} corresponding ${notes} available.`;
  const message = tree.message(3, problem, reference);
  tree.id(message);
  for (const each of rest) {
    if (!tree.resolved.has(each) && each.attributes.refname === undefined) tree.problematic(each, message);
  }
}

function connect(tree: Tree, reference: PseudoElement, note: PseudoElement, label?: string): void {
  if (label !== undefined) tree.append(reference, label);
  delete reference.attributes.refname;
  const id = tree.id(note);
  reference.attributes.refid = id;
  tree.refids.add(id, reference);
  extend(note, 'backrefs', list(reference, 'ids').slice(0, 1));
  tree.resolved.add(reference);
}

/** Notes with labels of their own. */
function resolveNamed(tree: Tree, tag: 'footnote' | 'citation'): void {
  const references = tree.all(`${tag}_reference`);
  for (const note of tree.all(tag).filter(each => each.attributes.auto === undefined)) {
    for (const name of list(note, 'names')) {
      for (const reference of references) {
        if (text(reference, 'refname') === name && !tree.resolved.has(reference)) connect(tree, reference, note);
      }
    }
  }
}
