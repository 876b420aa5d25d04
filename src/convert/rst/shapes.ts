import type { Blockquote, Nodes, Paragraph, PhrasingContent } from 'mdast';

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

/** The id of a paragraph that is nothing but a place with a name. */
export function placeId({ children }: Paragraph): string | undefined {
  const [open, close, more] = children;
  const id = open?.type === 'html' ? /^<a\s+id="([^"]+)"\s*>$/.exec(open.value)?.[1] : undefined;
  if (id === undefined || close?.type !== 'html' || close.value !== '</a>' || more) return undefined;
  return id;
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
