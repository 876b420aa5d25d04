import type { ElementContent } from 'hast';
import { element, text, textOf } from './hast.ts';

/**
 * Puts the numbers of lines before the lines of rendered code, as attributes: they are shown, and neither selected nor copied.
 *
 * @param first the first line's number
 */
export function withLineNumbers(code: readonly ElementContent[], first: number): ElementContent[] {
  const lines = textOf(code).replace(/\n$/, '').split('\n').length;
  return numbered(code, { first, lines, done: 0 });
}

interface Count {
  readonly first: number;
  readonly lines: number;
  /** Lines that have their number. */
  done: number;
}

function numbered(nodes: readonly ElementContent[], count: Count): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'element') return [{ ...node, children: numbered(node.children, count) }];
    if (node.type !== 'text') return [node];
    const [begun = '', ...lines] = node.value.split('\n');
    return [
      ...(count.done === 0 ? nextNumber(count) : []),
      text(begun),
      ...lines.flatMap(line => [text('\n'), ...nextNumber(count), text(line)]),
    ].filter(piece => piece.type !== 'text' || piece.value !== '');
  });
}

function nextNumber(count: Count): ElementContent[] {
  if (count.done === count.lines) return [];
  count.done += 1;
  return [element('span', { className: ['line-number'], dataLine: String(count.first + count.done - 1) }, [])];
}
