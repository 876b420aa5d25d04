import type { Code, FootnoteDefinition, Html, List, ListItem, Nodes, Parents } from 'mdast';
import type { Surroundings } from './agreement.ts';
import { isLong } from './agreement-of-inlines.ts';

/** Says of a block of satteri's whether remark's is the same, children apart. */
export function blockAgrees(node: Nodes, around: Surroundings, start: number, end: number): boolean {
  const { isNested, text } = around;
  switch (node.type) {
    case 'yaml':
      return start === 0;
    case 'code':
    case 'math':
      // Indented code on the line of its item's mark ends in different places.
      if (around.parent.type === 'listItem' && around.index === 0 && !FENCE.test(text.slice(start, start + 3)))
        return false;
      return codeAgrees(node, isNested, text.slice(start, end));
    case 'html':
      return verbatimAgrees(node) && (!isNested || (endsByItself(node) && !isRightBehind(node, around)));
    case 'paragraph':
      return !(/^\d/.test(text.slice(start, start + 1)) && isRightBehind(node, around, 'html'));
    case 'list':
      return listAgrees(node, around, end);
    case 'listItem':
      return (
        (endsWithContent(node, end) || hasMarkBehind(node, text, end)) &&
        (typeof node.checked !== 'boolean' || isPlainTask(node))
      );
    case 'blockquote':
      return endsWithContent(node, end) && (!isNested || BLANK_BEHIND.test(text.slice(end, end + 100)));
    case 'table':
      return endsBeforeBlank(text, end) && !/\n[ \t>]*</.test(text.slice(start, end));
    case 'definition':
      return !isLong(node) && (!isNested || (isOnOneLine(node) && endsBeforeBlank(text, end)));
    case 'footnoteDefinition':
      return !isNested && !isLong(node) && isPlainFootnote(node, text, start, end);
  }
  return true;
}

const FENCE = /^(?:`{3}|~{3}|\$\$)/;

type Formula = Extract<Nodes, { type: 'math' }>;

/** Where the container of an open fence ends, the fence does; parsers disagree on which line that is. */
function codeAgrees(node: Code | Formula, isNested: boolean, source: string): boolean {
  const fence = /^(?:`{3,}|~{3,}|\${2,})/.exec(source)?.[0];
  if (fence === undefined) return true;
  return !ODD_INFO.test(firstLine(source)) && (!isNested || (!isOnOneLine(node) && source.endsWith(fence)));
}

function isOnOneLine(node: Nodes): boolean {
  return node.position?.start.line === node.position?.end.line;
}

/** Blanks that are no blanks to one parser or the other, and characters written as references. */
const ODD_INFO = /&|[^\S \t]/;

function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return end < 0 ? text : text.slice(0, end);
}

/** HTML of these ends at the end tag of any of them, or never. */
function verbatimAgrees({ value }: Html): boolean {
  const name = /^ {0,3}<(script|pre|style|textarea)/i.exec(value)?.[1];
  return name === undefined || value.search(/<\/(?:script|pre|style|textarea)/i) === value.length - `</${name}>`.length;
}

/** The kinds of HTML that a blank line does not end go to the end of their container. */
function endsByItself({ value }: Html): boolean {
  if (/^<!--(?!-?>)/.test(value)) return value.endsWith('-->') && value.indexOf('-->') === value.length - 3;
  return !/^<[!?]/.test(value);
}

/** On the line behind another block (of a type), which for one parser it may continue. */
function isRightBehind(node: Nodes, { parent, index }: Surroundings, type?: string): boolean {
  const before: Nodes | undefined = parent.children[index - 1];
  if (type !== undefined && before?.type !== type) return false;
  return before?.position?.end.line === (node.position?.start.line ?? 0) - 1;
}

function isBesideList({ parent, index }: Surroundings): boolean {
  return parent.children[index + 1]?.type === 'list';
}

/** A quote or list that ends behind its last block has marks on lines of their own there, which parsers give to one or the other. */
function endsWithContent(node: Parents, end: number): boolean {
  const last: Nodes | undefined = node.children.at(-1);
  return last?.position?.end.offset === end;
}

function listAgrees(node: List, around: Surroundings, end: number): boolean {
  const { isNested, text } = around;
  if (isNested && isBesideList(around)) return false;
  // remark does not see a list on the line behind indented code, nor satteri always one behind HTML.
  if (isRightBehind(node, around, 'code') || isRightBehind(node, around, 'html')) return false;
  return endsWithContent(node, end) || hasMarkBehind(node, text, end);
}

/** A plain list in a quote has the mark behind it for both. */
function hasMarkBehind(node: List | ListItem, text: string, end: number): boolean {
  const items = node.type === 'list' ? node.children : [node];
  const content = items.at(-1)?.children[0]?.position?.end.offset ?? end;
  return (
    node.position?.start.column === 3 &&
    items.every(({ children }) => children.length === 1 && children[0]?.type === 'paragraph') &&
    /^[A-Za-z\d.)]\n>$/.test(text.slice(content - 1, end)) &&
    /^\n> [A-Za-z]/.test(text.slice(end, end + 4))
  );
}

function isPlainTask(item: ListItem): boolean {
  const paragraph = item.children[0];
  const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  const isBeside = text?.position?.start.line === item.position?.start.line;
  return text?.type === 'text' && isBeside && /^[A-Za-z\d]/.test(text.value);
}

/** Whether nothing continues a block lazily, or ends it in the middle for one parser only. */
function endsBeforeBlank(text: string, end: number): boolean {
  return /^\n*$|^\n\n/.test(text.slice(end, end + 2));
}

const BLANK_BEHIND = /^$|^\n[ \t>]*(?:\n|$)/;

/** A note of paragraphs that begins with text behind a blank, and ends before a blank line or another note. */
function isPlainFootnote(node: FootnoteDefinition, text: string, start: number, end: number): boolean {
  return (
    node.children.every(child => child.type === 'paragraph') &&
    /^\[\^[^\]\s]+\]: [^\s>]/.test(text.slice(start, start + 1002)) &&
    (endsBeforeBlank(text, end) || text.startsWith('\n[^', end))
  );
}
