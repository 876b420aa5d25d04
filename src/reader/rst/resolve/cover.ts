import type { RootContent } from 'mdast';
import { append } from '../append.ts';

/**
 * Makes sure that every line that is not blank belongs to exactly one node: lines that no node covers become literal text, and a node
 * that shares lines with the one before it is joined to it. The parser should leave none of either; a source is never lost to a
 * mistake in it.
 */
export function coverLines(nodes: readonly RootContent[], lines: readonly string[]): RootContent[] {
  const covered: RootContent[] = [];
  let next = 1;
  for (const node of nodes) {
    const start = node.position?.start.line ?? next;
    const end = node.position?.end.line ?? start;
    if (node.position === undefined || start < next) {
      join(covered, node);
      next = Math.max(next, end + 1);
      continue;
    }
    if (next < start) append(covered, literalLines(lines, next, start - 1));
    covered.push(node);
    next = end + 1;
  }
  return [...covered, ...literalLines(lines, next, lines.length)];
}

function join(covered: RootContent[], node: RootContent): void {
  const before = covered.pop();
  if (before === undefined) return;
  const start = before.position?.start ?? node.position?.start;
  const end = later(before, node);
  covered.push({
    type: 'containerDirective',
    name: 'joined',
    attributes: {},
    children: [before, node].flatMap(each => (isBlockNode(each) ? [each] : [])),
    ...(start && end && { position: { start, end } }),
  });
}

function later(one: RootContent, other: RootContent) {
  const [a, b] = [one.position?.end, other.position?.end];
  return a && b ? (a.line >= b.line ? a : b) : (a ?? b);
}

type Blocks = Extract<RootContent, { type: 'containerDirective' }>['children'][number];

function isBlockNode(node: RootContent): node is Blocks {
  return node.type !== 'text';
}

/** The lines that are not blank, as one literal node for each run. */
function literalLines(lines: readonly string[], from: number, to: number): RootContent[] {
  let start = from;
  let end = to;
  while (start <= end && isBlank(lines[start - 1])) start += 1;
  while (end >= start && isBlank(lines[end - 1])) end -= 1;
  if (start > end) return [];
  const position = { start: { line: start, column: 1 }, end: { line: end, column: (lines[end - 1]?.length ?? 0) + 1 } };
  return [
    {
      type: 'code',
      value: lines.slice(start - 1, end).join('\n'),
      data: { rst: { element: 'literal_block' } },
      position,
    },
  ];
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}
