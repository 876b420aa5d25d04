import type { Blockquote, Image, Nodes, Paragraph, PhrasingContent } from 'mdast';

/** The picture that a paragraph is, perhaps as a link. */
export function onlyPicture({
  children,
}: Paragraph): { image: Extract<Nodes, { type: 'image' }>; target?: string } | undefined {
  const [only, more] = children;
  if (!only || more) return undefined;
  if (only.type === 'image') return { image: only };
  const [inner, other] = only.type === 'link' ? only.children : [];
  return only.type === 'link' && inner?.type === 'image' && !other ? { image: inner, target: only.url } : undefined;
}

/** The lines of a paragraph, where it has breaks. */
export function splitAtBreaks(nodes: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'break' || (node.type === 'html' && /^<br\s*\/?>$/.test(node.value))) lines.push([]);
    else lines.at(-1)?.push(node);
  }
  return lines;
}

/** The ids of a paragraph that is nothing but places with names. */
export function placeIds({ children }: Paragraph): string[] {
  const ids: string[] = [];
  let isOpen = false;
  for (const node of children) {
    if (node.type === 'text' && node.value.trim() === '' && !isOpen) continue;
    const id = node.type === 'html' && !isOpen ? /^<a\s+(?:id|name)="([^"]+)"\s*>$/.exec(node.value)?.[1] : undefined;
    if (id !== undefined) ids.push(id);
    else if (!isOpen || node.type !== 'html' || node.value !== '</a>') return [];
    isOpen = !isOpen;
  }
  return isOpen ? [] : ids;
}

/** The picture that an element of HTML shows, and its other attributes. */
export function pictureOf(html: string): { image: Image; others: string[] } | undefined {
  const inside = /^\s*<img\s+((?:[\w-]+(?:="[^"]*")?\s*)*)\/?>\s*$/.exec(html)?.[1];
  if (inside === undefined) return undefined;
  const attributes = new Map(
    [...inside.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [key, value]),
  );
  const url = attributes.get('src') ?? '';
  if (url === '') return undefined;
  const others = [...attributes.keys()].filter(key => key !== 'src' && key !== 'alt');
  return { image: { type: 'image', url: plainEntities(url), alt: plainEntities(attributes.get('alt') ?? '') }, others };
}

function plainEntities(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

const ALERT = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i;

/** One of GitHub's boxes. */
export function alertOf(node: Blockquote): { kind: string; children: Nodes[] } | undefined {
  const [first, ...rest] = node.children;
  const text = first?.type === 'paragraph' ? first.children[0] : undefined;
  if (first?.type !== 'paragraph' || text?.type !== 'text') return undefined;
  const mark = ALERT.exec(text.value);
  if (!mark?.[1]) return undefined;
  const value = text.value.slice(mark[0].length);
  const children = [...(value === '' ? [] : [{ ...text, value }]), ...first.children.slice(1)];
  return { kind: mark[1].toLowerCase(), children: children.length > 0 ? [{ ...first, children }, ...rest] : rest };
}
