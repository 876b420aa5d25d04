import type { Nodes } from 'mdast';

/** A specification in a document. */
export interface Specification {
  readonly text: string;
  /** How many lines of the node stand before the specification's first. */
  readonly firstLine: number;
  /** How many characters of each line of the document stand before the specification's. */
  readonly indent: number;
}

const LANGUAGES = new Set(['oz', 'zed', 'z', 'object-z']);
const DIRECTIVES = new Set(['oz', 'pylit-oz']);

/** Finds the specification of a fence in `oz`, `zed`, `z` or `object-z`, or of an `oz` or `pylit-oz` directive. */
export function specification(node: Nodes): Specification | undefined {
  const start = node.position?.start;
  if (node.type === 'code' && LANGUAGES.has(node.lang?.toLowerCase() ?? ''))
    return { text: node.value, firstLine: 1, indent: (start?.column ?? 1) - 1 };
  if (node.type !== 'containerDirective' || !DIRECTIVES.has(node.name)) return undefined;
  const body = node.data && 'body' in node.data ? node.data.body : undefined;
  if (typeof body !== 'string') return undefined;
  return { text: body, ...placeOf(node, body) };
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
