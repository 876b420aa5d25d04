import type { PseudoElement, PseudoNode } from '../element.ts';
import { elements, plain } from './tree.ts';

/** The authors in a field's body: separated in one paragraph, one in each, or one in each item of a list. Empty where it is neither. */
export function authorsOf(body: PseudoElement): PseudoNode[][] {
  const children = elements(body);
  const [first] = children;
  const found = children.length > 1 ? inParagraphs(children) : inOne(first);
  return found.filter(author => author.length > 0);
}

function inOne(only: PseudoElement | undefined): PseudoNode[][] {
  if (only?.tag === 'paragraph') return inText(plain([only]));
  return only?.tag === 'bullet_list' ? inItems(elements(only)) : [];
}

/** Semicolons part authors before commas do. */
function inText(text: string): PseudoNode[][] {
  const separator = text.includes(';') ? ';' : ',';
  return text
    .split(separator)
    .map(name => name.trim())
    .filter(name => name !== '')
    .map(name => [name]);
}

function inItems(items: readonly PseudoElement[]): PseudoNode[][] {
  const paragraphs = items.filter(item => item.tag !== 'comment').map(elements);
  const isPlain = paragraphs.every(([only, ...more]) => only?.tag === 'paragraph' && more.length === 0);
  return isPlain ? paragraphs.map(([only]) => only?.children ?? []) : [];
}

function inParagraphs(children: readonly PseudoElement[]): PseudoNode[][] {
  if (children.some(child => child.tag !== 'paragraph' && child.tag !== 'comment')) return [];
  return children.filter(child => child.tag === 'paragraph').map(child => child.children);
}
