import type { Element, ElementContent } from 'hast';
import { type LineToken, lineTokens } from '../../../literate/tangle/line-token.ts';
import { mayBeCode } from '../../../literate/tangle/reference-language.ts';
import type { BlockRendering } from './block-rendering.ts';
import { element, text, textOf } from './hast.ts';

interface Replacement {
  /** Offsets in the code's text. */
  readonly start: number;
  readonly end: number;
  readonly element: Element;
}

/**
 * Makes links of the references in rendered code, wherever a highlighter has cut them into tokens. A reference to an unknown chunk
 * is marked where it stands alone on its line, or where it can be nothing else in this language.
 */
export function linkChunkReferences(
  rendering: BlockRendering,
  code: readonly ElementContent[],
  language: string,
): readonly ElementContent[] {
  const source = textOf(code);
  const replacements = source.includes('<<') ? referencesIn(rendering, source, language) : [];
  return replacements.length === 0 ? code : replaceRanges(code, replacements, { offset: 0 });
}

function referencesIn(rendering: BlockRendering, source: string, language: string): Replacement[] {
  let start = 0;
  return source.split('\n').flatMap(line => {
    const offset = start;
    start += line.length + 1;
    if (!line.includes('<<')) return [];
    return lineTokens(line).flatMap(token => {
      const made = token.kind === 'reference' ? reference(rendering, line, token, language) : undefined;
      const from = offset + token.column;
      return made && token.kind === 'reference' ? [{ start: from, end: from + token.length, element: made }] : [];
    });
  });
}

type Reference = Extract<LineToken, { kind: 'reference' }>;

function reference(
  rendering: BlockRendering,
  line: string,
  { name, column, length }: Reference,
  language: string,
): Element | undefined {
  const written = [text(line.slice(column, column + length))];
  if (rendering.context.names.lookup('chunk', name) !== undefined) {
    const href = rendering.holes.mark({ hole: 'href', namespace: 'chunk', name });
    return element('a', { className: ['chunk-ref'], href }, written);
  }
  const [before, after] = [line.slice(0, column), line.slice(column + length)];
  if ((before + after).trim() !== '' && mayBeCode(language, before, after)) return undefined;
  const title = rendering.holes.mark({ hole: 'word', word: 'noChunk' });
  return element('span', { className: ['chunk-ref', 'undefined'], title }, written);
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
