import { element } from '../element.ts';
import { elements, list, plain, type Tree, text } from './tree.ts';

/** Puts the problems for which there was no place at the end. */
export function testMessages(tree: Tree): void {
  for (const message of tree.messages) if (!tree.parent(message)) tree.append(tree.root, message);
}

/** Puts them into a section of their own. */
export function messagesSection(tree: Tree): void {
  const open = tree.messages.filter(message => !tree.parent(message));
  if (open.length === 0) return;
  const title = element('title', {}, ['Docutils System Messages']);
  tree.append(tree.root, element('section', { classes: ['system-messages'] }, [title, ...open]));
  tree.messages.length = 0;
}

/** Removes problems that are too small to be reported; what pointed to them is text again. */
export function filterMessages(tree: Tree): void {
  const least = Number(tree.settings.report_level ?? 1);
  for (const message of tree.all('system_message')) {
    if (Number(message.attributes.level) >= least) continue;
    tree.remove(message);
    for (const id of list(message, 'ids')) tree.ids.delete(id);
  }
  for (const problematic of tree.all('problematic')) {
    const place = tree.place(problematic);
    if (tree.ids.has(text(problematic, 'refid') ?? '') || !place) continue;
    place.parent.children.splice(place.index, 1, plain(problematic.children));
  }
  for (const section of tree.all('section')) {
    if (list(section, 'classes').includes('system-messages') && elements(section).length === 1) tree.remove(section);
  }
}
