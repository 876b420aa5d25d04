import type { PseudoElement, PseudoNode } from '../element.ts';
import { elements, plain } from './tree.ts';

/** The authors in a field's body: separated in one paragraph, one in each, or one in each item of a list. Empty where it is neither. */
export function authorsOf(body: PseudoElement, source: string, separators?: readonly string[]): PseudoNode[][] {
  const children = elements(body);
  const [first] = children;
  const found = children.length > 1 ? inParagraphs(children) : inOne(first, source, separators);
  return found.filter(author => author.length > 0);
}

function inOne(only: PseudoElement | undefined, source: string, separators?: readonly string[]): PseudoNode[][] {
  if (only?.tag === 'paragraph') return inText(textOf(only, source), separators);
  return only?.tag === 'bullet_list' ? inItems(elements(only)) : [];
}

/** The text of a paragraph, where what is escaped does not part authors. */
function textOf(paragraph: PseudoElement, source: string): string {
  const isPlain = paragraph.children.every(child => typeof child === 'string');
  return isPlain && source.includes('\\') ? source.replace(/\\(.)/gs, '\0$1') : plain([paragraph]);
}

/** Semicolons part authors before commas do. */
function inText(text: string, separators: readonly string[] = [';', ',']): PseudoNode[][] {
  const parts = separators.map(separator => text.split(new RegExp(`(?<!\0)${separator}`)));
  const found = parts.find(({ length }) => length > 1) ?? [text];
  return found
    .map(name => name.replaceAll('\0', '').trim())
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
