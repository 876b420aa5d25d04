import { element } from '../element.ts';
import type { Tree } from './tree.ts';

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
