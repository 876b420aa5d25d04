import type { Element, ElementContent } from 'hast';
import type { BlockRendering } from './block-rendering.ts';
import { element, text, textOf } from './hast.ts';

/** `<<name>>` on one line, not escaped by `@` or `\`. */
const REFERENCE = /(?<![@\\<])<<(?=[^\s<>=])([^<>\n]{0,199}[^\s<>])>>/g;

interface Replacement {
  /** Offsets in the code's text. */
  readonly start: number;
  readonly end: number;
  readonly element: Element;
}

/**
 * Makes links of the references in rendered code, wherever a highlighter has cut them into tokens. A reference to an unknown chunk
 * that stands alone on its line is marked; inside a line it may as well be code.
 */
export function linkChunkReferences(
  rendering: BlockRendering,
  code: readonly ElementContent[],
): readonly ElementContent[] {
  const source = textOf(code);
  const replacements = [...source.matchAll(REFERENCE)].flatMap(match => replacement(rendering, source, match));
  return replacements.length === 0 ? code : replaceRanges(code, replacements, { offset: 0 });
}

function replacement(rendering: BlockRendering, source: string, match: RegExpExecArray): Replacement[] {
  const name = match[1]?.trim() ?? '';
  const start = match.index;
  const end = start + match[0].length;
  if (rendering.context.names.lookup('chunk', name) !== undefined) {
    const href = rendering.holes.mark({ hole: 'href', namespace: 'chunk', name });
    return [{ start, end, element: element('a', { className: ['chunk-ref'], href }, [text(match[0])]) }];
  }
  if (!isAlone(source, start, end)) return [];
  const properties = { className: ['chunk-ref', 'undefined'], title: 'No chunk has this name.' };
  return [{ start, end, element: element('span', properties, [text(match[0])]) }];
}

function isAlone(source: string, start: number, end: number): boolean {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = source.indexOf('\n', end);
  const around = source.slice(lineStart, start) + source.slice(end, lineEnd < 0 ? source.length : lineEnd);
  return around.trim() === '';
}

/** Puts each replacement where its range begins and takes the range's text out of the nodes it covers. */
function replaceRanges(
  nodes: readonly ElementContent[],
  replacements: readonly Replacement[],
  position: { offset: number },
): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return replaceText(node.value, replacements, position);
    if (node.type !== 'element') return [node];
    const hadText = node.children.length > 0;
    const children = replaceRanges(node.children, replacements, position);
    return hadText && children.length === 0 ? [] : [{ ...node, children }];
  });
}

function replaceText(
  value: string,
  replacements: readonly Replacement[],
  position: { offset: number },
): ElementContent[] {
  const start = position.offset;
  const end = start + value.length;
  position.offset = end;
  const result: ElementContent[] = [];
  let done = start;
  for (const range of overlapping(replacements, start, end)) {
    if (range.start > done) result.push(text(value.slice(done - start, range.start - start)));
    if (range.start >= start) result.push(range.element);
    done = Math.min(range.end, end);
  }
  if (done < end) result.push(text(value.slice(done - start)));
  return result;
}

/** The ranges that share text with `start..end`, found by bisection: code may have thousands of tokens and references. */
function overlapping(replacements: readonly Replacement[], start: number, end: number): readonly Replacement[] {
  let low = 0;
  let high = replacements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((replacements[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while ((replacements[last]?.start ?? end) < end) last += 1;
  return replacements.slice(low, last);
}
