import type { Heading, Nodes, RootContent } from 'mdast';
import type { AnchorNumber, CaptionCounts } from '../../../literate/document.ts';
import { addClasses } from '../directives/add-classes.ts';
import { RUNNING_TEXT } from './running-text.ts';
import { holder } from './walk.ts';

/** The numbers of a document's sections, and of its figures, tables, listings and formulas that have a caption or label. */
export function numbersOf(nodes: readonly RootContent[]): ReadonlyMap<Nodes, AnchorNumber> {
  const numbers = new Map<Nodes, AnchorNumber>();
  const counts: Record<string, number> = {};
  const count = (node: Nodes, kind: AnchorNumber['kind']) => {
    counts[kind] = (counts[kind] ?? 0) + 1;
    numbers.set(node, { kind, number: String(counts[kind]) });
  };
  const visit = (node: Nodes): void => {
    if (!mayHoldNumbered(node)) return;
    if (isFigure(node) && hasCaption(node)) count(node, 'figure');
    else if (node.type === 'blockTable' && hasCaption(node)) count(node, 'table');
    else if (node.type === 'code' && node.data?.title !== undefined) count(node, 'code');
    else if (isEquation(node)) count(node, 'equation');
    if ('children' in node && !RUNNING_TEXT.has(node.type)) for (const child of node.children) visit(child);
  };
  for (const node of nodes) visit(node);
  numberSections(nodes, numbers);
  return numbers;
}

const mayHoldNumbered = holder(['containerDirective', 'blockTable', 'code'], false);

/** How many of each kind there are; nothing where there is none. */
export function captionCounts(numbers: ReadonlyMap<Nodes, AnchorNumber>): CaptionCounts | undefined {
  const counts: Partial<Record<AnchorNumber['kind'], number>> = {};
  for (const { kind } of numbers.values()) if (kind !== 'section') counts[kind] = (counts[kind] ?? 0) + 1;
  return Object.keys(counts).length === 0 ? undefined : counts;
}

/** The only section of the first level is the document itself. */
function numberSections(nodes: readonly RootContent[], numbers: Map<Nodes, AnchorNumber>): void {
  const headings = nodes.filter(node => node.type === 'heading');
  const first = headings[0] && levelOf(headings[0]);
  const isTitled = first === 1 && headings.findIndex((node, index) => index > 0 && levelOf(node) === 1) < 0;
  const counts: number[] = [];
  for (const heading of headings) {
    const level = levelOf(heading) - (isTitled ? 1 : 0);
    if (level < 1) continue;
    counts.length = Math.min(counts.length, level);
    while (counts.length < level) counts.push(0);
    counts[level - 1] = (counts[level - 1] ?? 0) + 1;
    numbers.set(heading, { kind: 'section', number: level === 1 ? String(counts[0]) : counts.join('.') });
  }
}

function levelOf(heading: Heading): number {
  return heading.data?.rst?.level ?? heading.depth;
}

/** Marks what is numbered, so that pages show the numbers. */
export function showNumbers(nodes: readonly RootContent[]): void {
  const numbers = numbersOf(nodes);
  const visit = (node: RootContent): void => {
    const kind = numbers.get(node)?.kind;
    if (kind !== undefined && kind !== 'section' && kind !== 'equation') addClasses(node, ['numbered']);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  for (const node of nodes) visit(node);
}

function isFigure(node: Nodes): boolean {
  return node.type === 'containerDirective' && node.name === 'figure';
}

/** A formula with a label. */
export function isEquation(node: Nodes): boolean {
  return node.type === 'containerDirective' && node.name === 'equation';
}

function hasCaption(node: Nodes): boolean {
  return 'children' in node && node.children.some(child => child.type === 'caption');
}
