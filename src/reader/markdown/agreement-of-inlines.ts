import type { Link, Nodes, Parents, Text } from 'mdast';
import type { Surroundings } from './agreement.ts';

/** Says of an inline node of satteri's whether remark's is the same, children apart. */
export function inlineAgrees(node: Nodes, around: Surroundings, start: number, end: number): boolean {
  switch (node.type) {
    case 'text':
      if (ADDRESS.test(node.value) && !(isWholeLink(around) && PLAIN_ADDRESS.test(node.value))) return false;
      if (/[*_]/.test(node.value) && hasMixedRun(around)) return false;
      return !around.isNested || !mayGoOn(around.parent) || !ODD_LINE.test(node.value);
    case 'break':
      return !around.isNested || !ODD_END.test(around.text.slice(start - 1, start));
    case 'html':
      return (
        !around.isNested || !(isOnLines(node) || FIRST_ON_LINE.test(around.text.slice(Math.max(0, start - 100), start)))
      );
    case 'image':
      return !DIRECTIVE_IN_ALT.test(node.alt ?? '');
    case 'imageReference':
      return !DIRECTIVE_IN_ALT.test(node.alt ?? '') && !isLong(node);
    case 'link':
      return isBracketed(around.text, start) || isPlainAddress(node, around, start, end);
    case 'linkReference':
    case 'footnoteReference':
      return !isLong(node);
  }
  return true;
}

/** Labels of 1,000 characters and more are labels for satteri. */
export function isLong(node: { readonly label?: string | null | undefined }): boolean {
  return (node.label?.length ?? 0) > 900;
}

/** remark-directive takes `:b` out of the words for an image. */
const DIRECTIVE_IN_ALT = /:\S/;

/** Of runs of different marks side by side, what is left over differs. */
const MIXED_RUN = /\*_|_\*/;

function hasMixedRun(around: Surroundings): boolean {
  around.mixed ??= MIXED_RUN.test(sourceOf(around.parent, around.text));
  return around.mixed;
}

function sourceOf(node: Nodes, text: string): string {
  return text.slice(node.position?.start.offset, node.position?.end.offset);
}

/** remark looks for addresses in text once more, with other rules. */
const ADDRESS = /@|:\/\/|www\./i;

const PLAIN_ADDRESS = /^https?:\/\/[a-z\d-]+(?:\.[a-z\d-]+)+(?::\d+)?(?:\/[A-Za-z\d/.#=?-]*)?(?<=[A-Za-z\d/])$/;

/**
 * In quotes and lists, behind a mark that turned out to be text, the blanks before the next line's text are text's own for one parser and
 * not for the other.
 */
const ODD_END = /[!&*<[\\\]_`~]$/;
const ODD_LINE = /[!&*<[\\\]_`~]\n$|[$`[\]<]|^\(/;

/** Whether text may stand in a paragraph of several lines. */
function mayGoOn(parent: Parents): boolean {
  return (
    isOnLines(parent) || !(parent.type === 'paragraph' || parent.type === 'heading' || parent.type === 'tableCell')
  );
}

const FIRST_ON_LINE = /\n[ \t>]*$/;

function isOnLines(node: Nodes): boolean {
  return node.position?.start.line !== node.position?.end.line;
}

/** The only text of a link's label. */
function isWholeLink({ parent }: Surroundings): boolean {
  return (parent.type === 'link' || parent.type === 'linkReference') && parent.children.length === 1;
}

function isBracketed(text: string, start: number): boolean {
  return text[start] === '[' || text[start] === '<';
}

/** An address in prose that nobody reads in two ways. */
function isPlainAddress(node: Link, { parent, text }: Surroundings, start: number, end: number): boolean {
  if (parent.type === 'emphasis') return isEmphasisedAddress(node, parent, text);
  const source = text.slice(start, end);
  const child = node.children[0] as Text | undefined;
  return (
    parent.type === 'paragraph' &&
    PLAIN_ADDRESS.test(source) &&
    node.children.length === 1 &&
    child?.value === source &&
    !isBehindBracket(text, start) &&
    (start === 0 || /\s/.test(text[start - 1] ?? '')) &&
    /^[.,]?(?:\s|$)/.test(text.slice(end, end + 2))
  );
}

/** In brackets remark finds addresses at another time. */
function isBehindBracket(text: string, start: number): boolean {
  const near = text.slice(Math.max(0, start - 2000), start);
  const paragraph = near.slice(near.lastIndexOf('\n\n') + 1);
  return paragraph.includes('[') || paragraph.length === 2000;
}

/** An address that is all there is between two underscores. */
function isEmphasisedAddress(node: Link, parent: Parents, text: string): boolean {
  const before = (parent.position?.start.offset ?? 0) - 1;
  const emphasis = sourceOf(parent, text);
  return (
    parent.children.length === 1 &&
    emphasis === `_${node.url}_` &&
    PLAIN_ADDRESS.test(node.url) &&
    !isBehindBracket(text, before) &&
    (before < 0 || /\s/.test(text[before] ?? '')) &&
    /^[.,]?(?:\s|$)/.test(text.slice(parent.position?.end.offset, (parent.position?.end.offset ?? 0) + 2))
  );
}
