import type { Element, ElementContent } from 'hast';

/** The elements among some nodes. */
export function elementsIn(nodes: readonly ElementContent[]): Element[] {
  return nodes.filter((node): node is Element => node.type === 'element');
}

export function classesOf({ properties }: Element): readonly string[] {
  return Array.isArray(properties.className) ? properties.className.map(String) : [];
}

export function hasClass(node: Element, name: string): boolean {
  return classesOf(node).includes(name);
}

/** Whether an element holds paragraphs; the box around them has the class, too. */
export function isProse(node: Element): boolean {
  return hasClass(node, 'oz-prose') && !hasClass(node, 'oz-box');
}

/** The text of some nodes. */
export function textIn(nodes: readonly ElementContent[]): string {
  return nodes
    .map(node => (node.type === 'text' ? node.value : node.type === 'element' ? textIn(node.children) : ''))
    .join('');
}

/** What the ids of declarations begin with. */
const DECLARED = /^z-(?=.)/;

/** The names that are declared in some nodes, in their order. */
export function declaredIn(nodes: readonly ElementContent[]): string[] {
  return elementsIn(nodes).flatMap(({ properties: { id }, children }) => [
    ...(typeof id === 'string' && DECLARED.test(id) ? [id.replace(DECLARED, '')] : []),
    ...declaredIn(children),
  ]);
}

/** The pieces of a cell between which its line may end. */
export function piecesOf(cell: Element): Element[] {
  const pieces: ElementContent[][] = [[]];
  for (const child of cell.children) {
    if (child.type === 'element' && child.tagName === 'wbr') pieces.push([]);
    else pieces.at(-1)?.push(child);
  }
  return pieces.filter(children => children.length > 0).map(children => ({ ...cell, children }));
}

/** A length in ems, such as those of MathML's operators. */
export function ems(node: Element, attribute: string): number {
  return Number.parseFloat(String(node.properties[attribute] ?? '0')) || 0;
}

/** The space above a row, in steps. */
export function gapOf(row: Element): number {
  return Number(/oz-gap-(\d)/.exec(classesOf(row).join(' '))?.[1] ?? 0);
}
