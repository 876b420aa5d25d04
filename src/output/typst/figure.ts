import type { Element, ElementContent } from 'hast';
import { attribute, findElement, flowOf, textOf } from '../print/elements.ts';
import { block, type Emission, type Nodes, namesOf } from './emission.ts';

/** What is longer may be higher than a page, and so stays where it is. */
const LONG = 700;

/** Writes a figure. With a caption it has a number, and may go to the top or foot of a page. */
export function figure(node: Element, emission: Emission): string {
  const captions = node.children.filter(isCaption);
  const rest = node.children.filter(child => !isCaption(child));
  if (captions.length === 0) return `unnumbered(${block(emission.statements(rest))})`;
  const { shown, legend } = parted(rest);
  const written = (nodes: Nodes) => (nodes.length === 0 ? 'none' : block(emission.statements(nodes)));
  const caption = block(captions.flatMap(({ children }) => emission.statements(children)));
  const floats = emission.depth === 1 && isSmall(shown, textOf(node.children));
  const names = namesOf(emission, attribute(node, 'id'));
  return `figure-of(${names}, ${floats}, ${caption}, ${written(shown)}, ${written(legend)})`;
}

function isCaption(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'figcaption';
}

/** The legend is what comes after the picture: the caption stands between them. */
function parted(nodes: Nodes): { readonly shown: Nodes; readonly legend: Nodes } {
  const [picture] = flowOf(nodes);
  const rest = flowOf(nodes).slice(1);
  if (!picture || !isPicture(nodesOf(picture)) || rest.length === 0) return { shown: nodes, legend: [] };
  return { shown: nodesOf(picture), legend: rest.flatMap(nodesOf) };
}

function nodesOf(flow: ReturnType<typeof flowOf>[number]): Nodes {
  return 'inline' in flow ? flow.inline : [flow.block];
}

function isPicture(nodes: Nodes): boolean {
  return (
    textOf(nodes).trim() === '' &&
    findElement(nodes, ({ tagName }) => tagName === 'img' || tagName === 'svg') !== undefined
  );
}

function isSmall(shown: Nodes, text: string): boolean {
  return text.length < LONG && isPicture(shown);
}
