import type { Element, ElementContent } from 'hast';
import { math, plainText } from './mathml.ts';

/** Rows with more characters may be broken into lines: no screen is narrower. */
const LONGEST = 36;

/** Lines end behind these. */
const BEHIND = new Set([',', ';', '•', '∣']);

/** Lines begin with other operators than these. */
const NOT_BEFORE = new Set([':', ...BEHIND]);

/**
 * Puts a formula into `math` elements, with links between them: a formula is one thing to a screen reader, and no link can stand in it. A link
 * is text, which looks as a name does; names in scripts lead nowhere.
 */
export function linkedMath(nodes: readonly ElementContent[]): ElementContent[] {
  const pieces: ElementContent[] = [];
  let run: ElementContent[] = [];
  const endRun = () => {
    if (run.length > 0) pieces.push(math('math', isAllOperators(run) ? [math('mi', []), ...run, math('mi', [])] : run));
    run = [];
  };
  const isLong = plainText(nodes).length > LONGEST;
  const mayEnd = () => {
    endRun();
    if (pieces.length > 0) pieces.push(math('wbr', []));
  };
  for (const node of nodes) {
    if (isLong && isBetween(node)) mayEnd();
    const href = node.type === 'element' ? node.properties.href : undefined;
    if (node.type === 'element' && typeof href === 'string') {
      endRun();
      pieces.push(linked(node, href));
    } else run.push(withoutLinks(node));
    if (isLong && isOneOf(node, BEHIND)) mayEnd();
  }
  if (pieces.length === 0) return [math('math', run)];
  endRun();
  return pieces;
}

/** Whether a node is an operator with space on both sides. */
function isBetween(node: ElementContent): boolean {
  if (node.type !== 'element' || node.tagName !== 'mo' || isOneOf(node, NOT_BEFORE)) return false;
  const { lspace, rspace } = node.properties;
  return lspace !== '0' && rspace !== '0';
}

function isOneOf(node: ElementContent, signs: ReadonlySet<string>): boolean {
  return node.type === 'element' && node.tagName === 'mo' && signs.has(plainText([node]).trim());
}

function linked(node: Element, href: string): Element {
  const properties = { href, className: ['oz-link'] };
  return { type: 'element', tagName: 'a', properties, children: node.children };
}

/** Operators by themselves would have no space around them. */
function isAllOperators(nodes: readonly ElementContent[]): boolean {
  return nodes.every(node => node.type === 'element' && (node.tagName === 'mo' || node.tagName === 'mspace'));
}

function withoutLinks(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node;
  const { href: _, ...properties } = node.properties;
  return { ...node, properties, children: node.children.map(withoutLinks) };
}
