import type { Nodes } from 'mdast';

/** A graph in a document. */
export interface GraphSource {
  readonly text: string;
  /** What it shows, for those who cannot see it. */
  readonly title: string;
  /** How many lines of the node stand before the graph's first. */
  readonly firstLine: number;
}

/** Finds the graph of a `dot` or `graphviz` fence, or of a `graphviz` directive. */
export function graphSource(node: Nodes): GraphSource | undefined {
  if (node.type === 'code' && (node.lang === 'dot' || node.lang === 'graphviz'))
    return { text: node.value, title: titleOf(node.value, node.data?.title), firstLine: 1 };
  if (
    node.type !== 'containerDirective' ||
    (node.name !== 'graphviz' && node.name !== 'digraph' && node.name !== 'graph')
  )
    return undefined;
  const body = node.data && 'body' in node.data ? node.data.body : undefined;
  if (typeof body !== 'string') return undefined;
  const wrapped = node.name !== 'graphviz';
  const text = wrapped ? `${node.name} {\n${body}\n}` : body;
  const firstLine = linesAbove(node, body) - (wrapped ? 1 : 0);
  return { text, title: titleOf(text, node.attributes?.alt ?? node.attributes?.caption), firstLine };
}

/** A directive's options and blank lines stand between its name and its body, which reaches to its end. */
function linesAbove({ position }: Nodes, body: string): number {
  if (!position) return 1;
  return Math.max(1, position.end.line - position.start.line - (body.split('\n').length - 1));
}

/** The author's words, else the graph's name, else what its first nodes are. */
function titleOf(text: string, title: string | null | undefined): string {
  if (title) return title;
  const name = /^\s*(?:strict\s+)?(?:di)?graph\s+(?:"([^"]+)"|(\w+))/.exec(text);
  return `Drawing: ${name?.[1] ?? name?.[2] ?? 'a graph'}`;
}
