import type { Nodes, Root } from 'hast';

let parser: typeof import('hast-util-raw') | undefined;

/** Parses the raw HTML in a tree as a browser does. The parser is loaded with the first: most pages hold none. */
export async function parseHtml(root: Root): Promise<Nodes> {
  parser ??= await import('hast-util-raw');
  return parser.raw(root);
}
