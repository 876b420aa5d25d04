import { element, type PseudoElement } from '../element.ts';
import { extend, list, plain, type Tree, text } from './tree.ts';

interface Notes {
  readonly tree: Tree;
  readonly classes: readonly string[];
  readonly byAddress: Map<string, PseudoElement>;
}

/** Puts a footnote for each address that is linked to, and a reference to it behind each link. */
export function targetNotes(tree: Tree, pending: PseudoElement): void {
  const classes = [pending.pending?.details.class ?? []].flat().map(String);
  const notes: Notes = { tree, classes, byAddress: new Map() };
  for (const target of tree.all('target')) {
    const address = text(target, 'refuri');
    const references = list(target, 'names').flatMap(name => tree.refnames.of(name));
    if (address !== undefined && references.length > 0) annotate(notes, address, references);
  }
  for (const reference of tree.all('reference')) {
    const address = text(reference, 'refuri');
    if (reference.attributes.anonymous !== undefined && address !== undefined) annotate(notes, address, [reference]);
  }
  tree.replace(pending, [...notes.byAddress.values()]);
}

function annotate(notes: Notes, address: string, references: readonly PseudoElement[]): void {
  const { tree, classes } = notes;
  const note = notes.byAddress.get(address) ?? makeNote(notes, address);
  const [refname = ''] = list(note, 'names');
  for (const reference of references) {
    const place = tree.place(reference);
    if (reference.tag === 'target' || !place) continue;
    const made = element('footnote_reference', { auto: '1', refname });
    extend(made, 'classes', classes);
    tree.id(made);
    tree.refnames.add(refname, made);
    const space = classes.length > 0 ? element('inline', { classes: [...classes] }, [' ']) : ' ';
    tree.insert(place.parent, place.index + 1, [space, made]);
  }
}

function makeNote({ tree, byAddress }: Notes, address: string): PseudoElement {
  const note = element('footnote', { auto: '1' }, [
    element('paragraph', {}, [element('reference', { refuri: address }, [address])]),
  ]);
  // No name that an author can write holds capitals.
  extend(note, 'names', [`TARGET_NOTE: ${tree.id(note)}`]);
  tree.nameById(note);
  byAddress.set(address, note);
  return note;
}

/** A PEP has its notes in a section "References", before the copyright. */
export function pepTargetNotes(tree: Tree): void {
  const { children } = tree.root;
  const found = { references: -1, copyright: -1 };
  for (let index = children.length - 1; index >= 0 && found.references < 0; index -= 1) {
    const section = children[index];
    if (section === undefined || typeof section === 'string' || section.tag !== 'section') break;
    const words = plain(section.children.slice(0, 1)).toLowerCase().split(/\s+/);
    if (words.includes('references')) found.references = index;
    else if (words.includes('copyright')) found.copyright = index;
  }
  const present = children[found.references];
  const isPresent = present !== undefined && typeof present !== 'string';
  const section = isPresent ? present : element('section', {}, [element('title', {}, ['References'])]);
  if (!isPresent) {
    tree.id(section);
    tree.insert(tree.root, found.copyright > 0 ? found.copyright : children.length, [section]);
  }
  const pending = element('pending');
  tree.append(section, pending);
  targetNotes(tree, pending);
  if (section.children.length === 1) tree.remove(section);
}
