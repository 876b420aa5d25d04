import type { ElementContent, Root as HastRoot } from 'hast';
import type { Nodes, Root } from 'mdast';
import { type Handlers, toHast } from 'mdast-util-to-hast';
import { cleanCopy, splitPlaceholders } from '../holes.ts';
import { parseHtml } from '../raw/parse-html.ts';
import { sanitizeDocument } from '../sanitize/document.ts';
import type { BlockRendering } from './block-rendering.ts';
import { directiveHandlers } from './directives.ts';
import { elementHandlers } from './elements.ts';
import { focusable, focusableCode } from './focusable.ts';
import { footnoteHandlers } from './footnotes.ts';
import { isContent } from './hast.ts';
import { linkHandlers } from './links.ts';
import { objectHandlers } from './objects.ts';
import { type Ready, replaceByResults } from './plugin-results.ts';
import { preformattedHandlers } from './preformatted.ts';
import { rawHtmlHandlers } from './raw-html.ts';
import { resolveRawLinks } from './raw-links.ts';
import { roleHandlers } from './roles.ts';
import { substitute } from './substitutions.ts';

/**
 * Renders nodes: substitutions, then plugins, then every other node by its handler, then the raw HTML among them; the result is
 * sanitised, and only then gets the plugins' results, which have been sanitised by their own rules.
 */
export async function convert(rendering: BlockRendering, root: Root): Promise<HastRoot> {
  const ready: Ready = { results: [] };
  const isInline = root.children.some(node => INLINE.has(node.type));
  substitute(rendering, root);
  await replaceByResults(rendering, root, ready, nodes => convertNodes(rendering, nodes));
  const hast = await parsed(rendering, toHastRoot(rendering, root, isInline));
  const safe = rendering.renderer.trustHtml ? hast : sanitizeDocument(hast);
  return {
    type: 'root',
    children: safe.children.filter(isContent).flatMap(child => spliced(child, ready)),
  };
}

/** Renders nodes for a plugin that renders what stands inside its own node. */
export async function convertNodes(rendering: BlockRendering, nodes: readonly Nodes[]): Promise<ElementContent[]> {
  const root: Root = { type: 'root', children: [] };
  for (const node of cleanCopy(nodes)) if (node.type !== 'root') root.children.push(node);
  const inner = await convert(rendering, root);
  return inner.children.filter(isContent);
}

/** Nodes of running text: nothing may be put between two of them, while blocks stand on lines of their own. */
const INLINE: ReadonlySet<string> = new Set([
  ...[
    'text',
    'emphasis',
    'strong',
    'delete',
    'inlineCode',
    'break',
    'link',
    'linkReference',
    'image',
    'imageReference',
  ],
  ...[
    'footnoteReference',
    'inlineMath',
    'textDirective',
    'crossReference',
    'substitutionReference',
    'problematic',
    'signaturePart',
  ],
]);

function toHastRoot(rendering: BlockRendering, root: Root, isInline: boolean): HastRoot {
  // A root's children are put on lines of their own; those of a description are not.
  const parent: Nodes = isInline ? { type: 'definitionDescription', children: root.children } : root;
  const hast = toHast(parent, { handlers: handlers(rendering), allowDangerousHtml: true });
  if (isInline && hast.type === 'element') return { type: 'root', children: hast.children };
  return hast.type === 'root' ? hast : { type: 'root', children: [hast] };
}

function handlers(rendering: BlockRendering): Handlers {
  return {
    ...linkHandlers(rendering),
    ...footnoteHandlers(rendering),
    ...elementHandlers(rendering),
    ...preformattedHandlers(),
    ...directiveHandlers(rendering),
    ...rawHtmlHandlers(rendering),
    ...objectHandlers(rendering),
    ...roleHandlers,
  };
}

/** Parses the raw HTML in a tree, where there is any, and resolves its links as those of the markup have been. */
async function parsed(rendering: BlockRendering, root: HastRoot): Promise<HastRoot> {
  if (!holdsRaw(root.children)) return root;
  const result = await parseHtml(root);
  resolveRawLinks(rendering, result);
  if (result.type === 'root') return result;
  return { type: 'root', children: [result] };
}

function holdsRaw(nodes: HastRoot['children']): boolean {
  return nodes.some(node => node.type === 'raw' || (node.type === 'element' && holdsRaw(node.children)));
}

/** Puts what is ready in place of its placeholders. */
function spliced(node: ElementContent, ready: Ready): ElementContent[] {
  if (node.type === 'element')
    return [focusable({ ...node, children: node.children.flatMap(child => spliced(child, ready)) })];
  if (node.type !== 'text') return [node];
  return splitPlaceholders(node.value).flatMap((piece, index): readonly ElementContent[] => {
    if (index % 2 === 1) return ready.results[Number(piece)]?.map(focusableCode) ?? [];
    return piece === '' ? [] : [{ type: 'text', value: piece }];
  });
}
