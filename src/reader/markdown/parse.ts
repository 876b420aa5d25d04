import type { Nodes, Paragraph, PhrasingContent, Root, Text } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { type PluggableList, unified } from 'unified';
import { carefulDollars } from './dollars.ts';

const parseFully = parsing([]);

/** Parses with all syntax, and the user's plugins. */
function parsing(plugins: PluggableList): ParseMarkdown {
  const plain = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkMath)
    .use(carefulDollars)
    .use(remarkDirective)
    .use(plugins)
    .freeze();
  const fronted = plain().use(remarkFrontmatter).freeze();
  // Where a document begins with a thematic break, looking for the end of front matter in vain makes micromark miss later lists.
  return text => (FRONTMATTER.test(text) ? fronted : plain).parse(text);
}

const FRONTMATTER = /^---[ \t]*\n(?:[\s\S]*?\n)?---[ \t]*(?:\n|$)/;

/** Parses normalised text to mdast. */
export type ParseMarkdown = (text: string) => Root;

/** Parses normalised text to mdast with remark, with the literal text kept of what only looks like a directive. */
export function parseMarkdown(text: string): Root {
  const root = parseFully(text);
  keepProse(root, text);
  return root;
}

/** Whether plugins of the user's extend the syntax: most only change trees, which is done block by block later. */
export function extendsSyntax(plugins: PluggableList): boolean {
  return unified().use(plugins).freeze().data('micromarkExtensions') !== undefined;
}

/** Parses as `parseMarkdown` does, with syntax that plugins of the user's add. */
export function parserWith(plugins: PluggableList): ParseMarkdown {
  const extended = parsing(plugins);
  return text => {
    const root = extended(text);
    keepProse(root, text);
    return root;
  };
}

/**
 * remark-directive takes the `:b` of `a:b` for a directive. A directive without label and attributes is text again.
 */
function keepProse(parent: Nodes, text: string): void {
  if (!('children' in parent)) return;
  let changed = false;
  const children = (parent.children as Nodes[]).flatMap(child => {
    const prose = proseOf(child, text);
    if (prose !== undefined) changed = true;
    else keepProse(child, text);
    return prose ?? [child];
  });
  if (changed) parent.children = mergeTexts(children) as never;
}

function proseOf(node: Nodes, text: string): Nodes[] | undefined {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? 0;
  if (node.type === 'textDirective' && node.children.length === 0 && Object.keys(node.attributes ?? {}).length === 0)
    return [textNode(text.slice(start, end), node)];
  if (node.type === 'leafDirective' && node.children.length === 0 && Object.keys(node.attributes ?? {}).length === 0)
    return isKnownLeaf(node.name) ? undefined : [paragraph(node, [textNode(text.slice(start, end), node)])];
  return undefined;
}

/** Leaf directives that mean something without label and attributes. */
function isKnownLeaf(name: string): boolean {
  return name === 'contents' || name === 'chunk-graph';
}

function textNode(value: string, origin: Nodes): Text {
  return { type: 'text', value, ...(origin.position && { position: origin.position }) };
}

function paragraph(origin: Nodes, children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children, ...(origin.position && { position: origin.position }) };
}

function mergeTexts(nodes: readonly Nodes[]): Nodes[] {
  const merged: Nodes[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.type !== 'text' || last?.type !== 'text') merged.push(node);
    else merged[merged.length - 1] = joinTexts(last, node);
  }
  return merged;
}

function joinTexts(first: Text, second: Text): Text {
  const start = first.position?.start;
  const end = second.position?.end;
  return { type: 'text', value: first.value + second.value, ...(start && end && { position: { start, end } }) };
}
