import type { Nodes } from 'mdast';
import { element, type PseudoElement, type PseudoNode } from './element.ts';
import type { Writing } from './writing.ts';

type Directive = Extract<Nodes, { type: 'textDirective' | 'containerDirective' }>;

/** `meta`: elements at the start of the document, with what is wrong among them. */
export function metaElements(writing: Writing, node: Directive): PseudoNode[] {
  const made: PseudoNode[] = (node.data?.meta ?? []).map(attributes => element('meta', { ...attributes }));
  for (const message of node.children.toReversed()) {
    made.splice(message.data?.rst?.metaBefore ?? made.length, 0, ...writing.convert([message]));
  }
  const at = startOfDocument(writing.document);
  writing.document.children.splice(Math.max(at, 0), 0, ...made);
  return [];
}

/** `header` and `footer`: parts of one element at the start of the document. */
export function decorationElements(writing: Writing, node: Directive): PseudoNode[] {
  const decoration = decorationOf(writing.document);
  const found = decoration.children.find(child => typeof child !== 'string' && child.tag === node.name);
  const part = typeof found === 'object' ? found : element(node.name);
  if (part !== found) {
    if (node.name === 'header') decoration.children.unshift(part);
    else decoration.children.push(part);
  }
  part.children.push(...writing.convert(node.children));
  return [];
}

/** `title`: an attribute of the document. */
export function titleAttribute(writing: Writing, node: Directive): PseudoNode[] {
  writing.document.attributes.title = node.data?.argument ?? '';
  return [];
}

function decorationOf(document: PseudoElement): PseudoElement {
  const found = document.children.find(child => typeof child !== 'string' && child.tag === 'decoration');
  if (typeof found === 'object') return found;
  const made = element('decoration');
  const at = startOfDocument(document);
  document.children.splice(at < 0 ? document.children.length : at, 0, made);
  return made;
}

/** Index of the first child that is no title, rubric or `meta`; -1 where there is none. */
function startOfDocument({ children }: PseudoElement): number {
  return children.findIndex(
    child => typeof child === 'string' || !['title', 'subtitle', 'rubric', 'meta'].includes(child.tag),
  );
}
