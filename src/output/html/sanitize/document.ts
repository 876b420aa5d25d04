import type { Element, ElementContent, Properties, Root } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { documentSchema, startTagSchema } from './document-schema.ts';
import { isSafeSource } from './protocols.ts';

/** Makes the HTML of a document safe: what the schema does not name is dropped, with its text kept. */
export function sanitizeDocument(root: Root): Root {
  const safe = sanitize(root, documentSchema);
  const result: Root = safe.type === 'root' ? safe : { type: 'root', children: safe.type === 'doctype' ? [] : [safe] };
  for (const child of result.children) visitElements(child, narrow);
  return result;
}

/** Makes one start tag safe; undefined where the element is not allowed at all. */
export function sanitizeStartTag(start: Element): Element | undefined {
  const safe = sanitize({ ...start, children: [] }, startTagSchema);
  if (safe.type !== 'element') return undefined;
  narrow(safe);
  return safe;
}

function visitElements(node: ElementContent | Root['children'][number], change: (element: Element) => void): void {
  if (node.type !== 'element') return;
  change(node);
  for (const child of node.children) visitElements(child, change);
}

/** What a schema cannot say. */
function narrow(node: Element): void {
  const { properties } = node;
  for (const name of ['src', 'poster'] satisfies (keyof Properties)[]) {
    if (!isSafeSource(properties[name], node.tagName)) delete properties[name];
  }
  if (typeof properties.srcSet === 'string' && /(?:^|[\s,])(?!https?:)[a-z][a-z0-9+.-]*:/i.test(properties.srcSet)) {
    delete properties.srcSet;
  }
  const size = typeof properties.style === 'string' ? sizeOnly(properties.style) : '';
  if (size === '') delete properties.style;
  else properties.style = size;
  if (isReserved(properties.id)) delete properties.id;
  if (isReserved(properties.name)) delete properties.name;
}

/** Images, figures and tables may have a size in units that their attributes cannot say. */
function sizeOnly(style: string): string {
  return style
    .split(';')
    .map(declaration => declaration.trim())
    .filter(declaration =>
      /^(?:width|height)\s*:\s*[\d.]{1,10}(?:px|em|rem|ex|ch|cm|mm|in|pt|pc|%)$/i.test(declaration),
    )
    .join('; ');
}

/** The page's own ids begin like this. */
function isReserved(id: Properties[string]): boolean {
  return typeof id === 'string' && id.toLowerCase().startsWith('pylit-');
}
