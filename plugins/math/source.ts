import type { Nodes } from 'mdast';

/** A formula in a document. */
export interface Formula {
  readonly tex: string;
  readonly display: boolean;
  /** Its lines are to be aligned at `&`. */
  readonly aligned?: boolean;
  /** How many lines of the node stand before the formula's first. */
  readonly firstLine: number;
}

/** Finds the formulas of a node: one, or several where blank lines in a reStructuredText directive part them; none in other nodes. */
export function formulasOf(node: Nodes): readonly Formula[] {
  if (node.type === 'inlineMath') return [{ tex: node.value, display: isDouble(node), firstLine: 0 }];
  if (node.type === 'code' && node.lang === 'math') return [{ tex: node.value, display: true, firstLine: 1 }];
  if (node.type !== 'math') return [];
  if (node.data && 'rst' in node.data) return directiveFormulas(node.value, linesAbove(node, node.value));
  return [{ tex: node.value, display: true, firstLine: 1 }];
}

/** `$$x$$` within a line is set as a display, as on GitHub. */
function isDouble(node: Nodes): boolean {
  const { start, end } = node.position ?? {};
  const length = (end?.offset ?? 0) - (start?.offset ?? 0);
  return node.type === 'inlineMath' && length === node.value.length + 4;
}

/** A directive's options and blank lines stand between its name and its body, which reaches to its end. */
function linesAbove({ position }: Nodes, body: string): number {
  if (!position) return 1;
  return Math.max(0, position.end.line - position.start.line - (body.split('\n').length - 1));
}

function directiveFormulas(body: string, above: number): Formula[] {
  const formulas: Formula[] = [];
  let lines: string[] = [];
  for (const [index, line] of [...body.split('\n'), ''].entries()) {
    if (line.trim() !== '') lines.push(line);
    else if (lines.length > 0) {
      const tex = lines.join('\n');
      formulas.push({ tex, display: true, aligned: hasRows(tex), firstLine: above + index - lines.length });
      lines = [];
    }
  }
  return formulas;
}

/** Rows outside any environment are aligned, as docutils and Sphinx have it. */
function hasRows(tex: string): boolean {
  const parts = tex.split('\\begin{').map(part => part.slice(part.lastIndexOf('\\end{') + 1));
  return parts.join('').includes('\\\\');
}
