import type { Element, ElementContent } from 'hast';
import { attribute, classesOf, findElement } from '../print/elements.ts';
import { paragraph, printInline } from './inline.ts';
import { DEEPEST, labelOf, type Printing } from './printing.ts';

/** Writes a list of items. */
export function printList(node: Element, printing: Printing): string {
  const items = node.children.filter(child => child.type === 'element' && child.tagName === 'li');
  const loose = node.children.filter(child => !(child.type === 'element' && child.tagName === 'li'));
  if (printing.depth >= DEEPEST) return printing.blocks([...loose, ...items.flatMap(childrenOf)], printing);
  const inside = { ...printing, depth: printing.depth + 1 };
  const hole = loose.some(child => child.type === 'text' && child.value.trim() !== '')
    ? printInline(loose, inside)
    : '';
  const written = items.flatMap(item => (item.type === 'element' ? [listItem(item, inside)] : []));
  if (written.length === 0 && hole.trim() === '') return '';
  const name = node.tagName === 'ol' ? 'enumerate' : 'itemize';
  return `\\begin{${name}}${node.tagName === 'ol' ? numbering(node) : ''}\n${hole.trim()}${written.join('\n')}\n\\end{${name}}`;
}

function childrenOf(node: ElementContent): readonly ElementContent[] {
  return node.type === 'element' ? node.children : [];
}

const NUMBERINGS: Readonly<Record<string, string>> = {
  a: '\\alph*',
  A: '\\Alph*',
  i: '\\roman*',
  I: '\\Roman*',
};

function numbering(node: Element): string {
  const start = Number(attribute(node, 'start') || '1');
  const classes: Readonly<Record<string, string>> = {
    loweralpha: 'a',
    upperalpha: 'A',
    lowerroman: 'i',
    upperroman: 'I',
  };
  const className = classesOf(node).find(name => Object.hasOwn(classes, name));
  const type = NUMBERINGS[attribute(node, 'type')] ?? NUMBERINGS[classes[className ?? ''] ?? ''];
  const options = [
    ...(type && start > 0 && start < 27 ? [`label=${type}.`] : []),
    ...(Number.isInteger(start) && start !== 1 && Math.abs(start) < 1_000_000 ? [`start=${start}`] : []),
  ];
  return options.length === 0 ? '' : `[${options.join(',')}]`;
}

function listItem(node: Element, printing: Printing): string {
  const label = labelOf(node);
  const box = findElement(node.children, child => child.tagName === 'input');
  const sign = box ? `[$\\${box.properties.checked ? 'boxtimes' : 'square'}$]` : '';
  return `\\item${sign} ${label}${printing.blocks(node.children, printing)}`;
}

/** Writes a list of terms and what they mean. */
export function printDefinitions(node: Element, printing: Printing): string {
  if (printing.depth >= DEEPEST) return printing.blocks(node.children.flatMap(childrenOf), printing);
  const inside = { ...printing, depth: printing.depth + 1 };
  const items = node.children.flatMap(child => {
    if (child.type !== 'element') return [];
    if (child.tagName === 'dt') return [`\\item[{${paragraph(child.children, inside)}}]${labelOf(child)}`];
    if (child.tagName === 'div') return [printDefinitions(child, printing)];
    return [printing.blocks(child.children, inside)];
  });
  if (node.tagName === 'div') return items.join('\n');
  if (items.length === 0) return '';
  // What comes before the first term has no place in the list.
  const first = items[0]?.startsWith('\\item') ? '' : '\\item[{}]\n';
  return `\\begin{description}\n${first}${items.join('\n')}\n\\end{description}`;
}
