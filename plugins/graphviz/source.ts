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
  const text = node.name === 'graphviz' ? body : `${node.name} {\n${body}\n}`;
  return { text, title: titleOf(text, node.attributes?.alt ?? node.attributes?.caption), firstLine: 1 };
}

/** The author's words, else the graph's name, else what its first nodes are. */
function titleOf(text: string, title: string | null | undefined): string {
  if (title) return title;
  const name = /^\s*(?:strict\s+)?(?:di)?graph\s+(?:"([^"]+)"|(\w+))/.exec(text);
  return `Drawing: ${name?.[1] ?? name?.[2] ?? 'a graph'}`;
}
