import type { Element, ElementContent } from 'hast';

/** The classes of an element. */
export function classesOf({ properties }: Element): readonly string[] {
  const { className } = properties;
  return Array.isArray(className) ? className.map(String) : [];
}

export function hasClass({ properties }: Element, name: string): boolean {
  return Array.isArray(properties.className) && properties.className.includes(name);
}

/** An attribute's value as text; '' where there is none. */
export function attribute({ properties }: Element, name: string): string {
  const value = properties[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** All text of a tree. */
export function textOf(nodes: readonly ElementContent[]): string {
  return nodes
    .map(node => (node.type === 'text' ? node.value : node.type === 'element' ? textOf(node.children) : ''))
    .join('');
}

/** The first element that a test holds for, at any depth. */
export function findElement(nodes: readonly ElementContent[], test: (node: Element) => boolean): Element | undefined {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const found = test(node) ? node : findElement(node.children, test);
    if (found) return found;
  }
  return undefined;
}

/** Elements that show nothing on paper. */
export const UNSEEN: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'head',
  'title',
  'noscript',
  'colgroup',
]);

/** Elements that stand on lines of their own. */
const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header ' +
    'hr li main menu nav ol p pre section summary table tbody thead tr ul caption'
  ).split(' '),
);

export function isBlockElement(node: ElementContent): node is Element {
  if (node.type !== 'element') return false;
  if (BLOCKS.has(node.tagName)) return true;
  // What a plugin made, or a formula, is a block where it is meant to be one; what is around others is one if they are.
  return node.tagName !== 'pylit-ready' && node.tagName !== 'svg' && node.children.some(isBlockElement);
}

/** A run of inline nodes, or one block. */
export type Flow = { readonly inline: readonly ElementContent[] } | { readonly block: Element };

/** Parts what stands in a block into blocks and the runs of text between them. Blank runs are left out. */
export function flowOf(nodes: readonly ElementContent[]): readonly Flow[] {
  const flow: Flow[] = [];
  let run: ElementContent[] = [];
  const end = () => {
    if (run.some(node => node.type === 'element' || (node.type === 'text' && node.value.trim() !== ''))) {
      flow.push({ inline: run });
    }
    run = [];
  };
  for (const node of nodes) {
    if (isBlockElement(node)) {
      end();
      flow.push({ block: node });
    } else if (node.type !== 'comment') run.push(node);
  }
  end();
  return flow;
}
