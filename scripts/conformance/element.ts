import type { Nodes } from 'mdast';
import { type Pending, pendingLines } from './pending.ts';

/** An element of a docutils document tree, or text. */
export type PseudoNode = PseudoElement | string;

/** Attribute values; a list is written with its items' spaces escaped. */
export interface PseudoElement {
  readonly tag: string;
  readonly attributes: Record<string, string | string[]>;
  readonly children: PseudoNode[];
  /** docutils gives it an id while parsing. */
  needsId?: boolean;
  /** Its name is no id of its own (docutils without `legacy_ids`). */
  implicit?: boolean;
  /** A transform's work, for an element `pending`. */
  pending?: Pending;
  /** What it was made of. */
  origin?: Nodes;
}

/** Makes an element. */
export function element(
  tag: string,
  attributes: PseudoElement['attributes'] = {},
  children: PseudoNode[] = [],
): PseudoElement {
  return { tag, attributes, children };
}

/** Writes a tree as docutils' pseudo-XML. */
export function writePseudoXml(node: PseudoNode, level = 0): string {
  const indent = '    '.repeat(level);
  if (typeof node === 'string')
    return splitLines(node)
      .map(line => `${indent}${line}\n`)
      .join('');
  const attributes = Object.entries(node.attributes)
    .filter(([, value]) => !Array.isArray(value) || value.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => ` ${name}="${Array.isArray(value) ? value.map(escapeItem).join(' ') : value}"`);
  const lines = node.pending ? pendingLines(node.pending) : [];
  const children = [...lines, ...node.children].map(child => writePseudoXml(child, level + 1));
  return `${indent}<${node.tag}${attributes.join('')}>\n${children.join('')}`;
}

function escapeItem(item: string): string {
  return item.replaceAll('\\', '\\\\').replaceAll(' ', '\\ ');
}

/** Lines as Python splits them: no empty one after a final line end. */
function splitLines(text: string): string[] {
  if (text === '') return [];
  const lines = text.split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
