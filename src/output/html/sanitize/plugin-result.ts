import type { Element, ElementContent, Properties, Root } from 'hast';
import { type Schema, sanitize } from 'hast-util-sanitize';
import { isContent } from '../convert/hast.ts';
import { parseHtml } from '../raw/parse-html.ts';
import { documentSchema } from './document-schema.ts';
import { GRAPHIC_ATTRIBUTES, GRAPHIC_ELEMENTS } from './graphics.ts';
import { safeStyle } from './style.ts';

/** What plugins may make: all that documents may hold, and formulas, drawings and harmless styles. */
const schema: Schema = {
  ...documentSchema,
  tagNames: [...(documentSchema.tagNames ?? []), ...GRAPHIC_ELEMENTS, 'button'],
  attributes: {
    ...documentSchema.attributes,
    '*': [
      ...(documentSchema.attributes?.['*'] ?? []),
      ...GRAPHIC_ATTRIBUTES,
      'ariaRoleDescription',
      'ariaExpanded',
      'ariaControls',
    ],
  },
  protocols: { ...documentSchema.protocols, xLinkHref: ['http', 'https', 'mailto'] },
  strip: ['script', 'style', 'foreignObject', 'iframe', 'object', 'embed', 'template'],
};

/** Makes what a plugin returned safe. The plugin is trusted; what it renders with may pass on what a document says. */
export async function sanitizePluginResult(result: readonly ElementContent[]): Promise<ElementContent[]> {
  const root: Root = { type: 'root', children: [...result] };
  const parsed = result.some(holdsRaw) ? await parseHtml(root) : root;
  const safe = sanitize(parsed, schema);
  const children = safe.type === 'root' ? safe.children : [safe];
  return children.filter(isContent).map(child => tame(child));
}

function holdsRaw(node: ElementContent): boolean {
  return node.type === 'raw' || (node.type === 'element' && node.children.some(holdsRaw));
}

function tame(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node;
  return { ...node, properties: tameProperties(node), children: node.children.map(tame) };
}

function tameProperties(node: Element): Properties {
  const entries = Object.entries(node.properties).flatMap(([name, value]): [string, Properties[string]][] => {
    if (name === 'style') {
      const style = typeof value === 'string' ? safeStyle(value) : '';
      return style === '' ? [] : [[name, style]];
    }
    return isSafeValue(node.tagName, name, value) ? [[name, value]] : [];
  });
  return Object.fromEntries(entries);
}

/** Drawings point only into themselves, but for the links in them. */
function isSafeValue(tagName: string, name: string, value: Properties[string]): boolean {
  if (typeof value !== 'string') return true;
  const isReference = name === 'href' || name === 'xLinkHref';
  if (isReference && tagName !== 'a') return value.startsWith('#');
  if (name === 'src' && /^\s*data:/i.test(value)) return tagName === 'img' && /^\s*data:image\//i.test(value);
  return !/url\s*\(\s*(?!["']?#)/i.test(value) || name === 'title' || name === 'alt' || name.startsWith('aria');
}
