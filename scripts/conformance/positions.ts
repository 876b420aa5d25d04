import type { Nodes } from 'mdast';
import { parseRst } from 'pylit/rst';
import type { DocutilsCase, Score } from './docutils.ts';

/** Counts the cases in whose trees every node has a place inside of its parent's. */
export function positionScore(cases: readonly DocutilsCase[]): Score {
  const passed = cases.filter(({ input }) => isPlaced(parseRst(input), 0, input.length));
  return { passed: passed.length, total: cases.length };
}

function isPlaced(node: Nodes, from: number, to: number): boolean {
  const start = node.position?.start.offset ?? -1;
  const end = node.position?.end.offset ?? -1;
  if (start < from || end < start || end > to) return false;
  return !('children' in node) || node.children.every(child => isPlaced(child, start, end));
}
