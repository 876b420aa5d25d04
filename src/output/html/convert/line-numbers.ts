import type { ElementContent } from 'hast';
import { element, text, textOf } from './hast.ts';

/** What is shown of lines of code. */
interface LineMarks {
  /** The first line's number, where lines are numbered. */
  readonly first?: number | undefined;
  /** Lines that are emphasised, from 1. */
  readonly emphasized?: readonly number[] | undefined;
}

/**
 * Puts marks before the lines of rendered code: their numbers as attributes, which are shown and neither selected nor copied, and empty
 * elements that colour the lines that are emphasised.
 */
export function withLineMarks(code: readonly ElementContent[], marks: LineMarks): ElementContent[] {
  const lines = textOf(code).replace(/\n$/, '').split('\n').length;
  return marked(code, { first: marks.first, emphasized: new Set(marks.emphasized), lines, done: 0 });
}

interface Count {
  readonly first: number | undefined;
  readonly emphasized: ReadonlySet<number>;
  readonly lines: number;
  /** Lines that have their marks. */
  done: number;
}

function marked(nodes: readonly ElementContent[], count: Count): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'element') return [{ ...node, children: marked(node.children, count) }];
    if (node.type !== 'text') return [node];
    const [begun = '', ...lines] = node.value.split('\n');
    return [
      ...(count.done === 0 ? nextMarks(count) : []),
      text(begun),
      ...lines.flatMap(line => [text('\n'), ...nextMarks(count), text(line)]),
    ].filter(piece => piece.type !== 'text' || piece.value !== '');
  });
}

function nextMarks(count: Count): ElementContent[] {
  if (count.done === count.lines) return [];
  count.done += 1;
  const { first, emphasized, done } = count;
  return [
    ...(emphasized.has(done) ? [element('span', { className: ['emphasized-line'] })] : []),
    ...(first === undefined
      ? []
      : [element('span', { className: ['line-number'], dataLine: String(first + done - 1) })]),
  ];
}
