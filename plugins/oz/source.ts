import type { Nodes } from 'mdast';
import { notationText } from 'pylit/plugin';

/** A specification in a document. */
export interface Specification {
  readonly text: string;
  /** How many lines of the node stand before the specification's first. */
  readonly firstLine: number;
  /** How many characters of each line of the document stand before the specification's. */
  readonly indent: number;
}

/** Finds the specification of a fence in `oz`, `zed`, `z` or `object-z`, or of an `oz` or `pylit-oz` directive. */
export function specification(node: Nodes): Specification | undefined {
  const text = notationText(node);
  if (text === undefined) return undefined;
  if (node.type === 'code') return { text, firstLine: 1, indent: (node.position?.start.column ?? 1) - 1 };
  return { text, ...placeOf(node, text) };
}

/** A directive's options and blank lines stand between its name and its body, which reaches to its end. */
function placeOf({ position }: Nodes, body: string): { firstLine: number; indent: number } {
  if (!position) return { firstLine: 1, indent: 0 };
  const lines = body.split('\n');
  return {
    firstLine: Math.max(1, position.end.line - position.start.line - (lines.length - 1)),
    indent: Math.max(0, position.end.column - 1 - (lines.at(-1) ?? '').length),
  };
}
