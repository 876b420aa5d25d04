import type { Nodes, Root } from 'hast';

/** Parses the raw HTML in a tree as a browser does. The parser is loaded with the first: most pages hold none. */
export async function parseHtml(root: Root): Promise<Nodes> {
  const { raw } = await import('hast-util-raw');
  return raw(root);
}
