import type { PseudoElement } from '../element.ts';
import { elements, type Tree } from './tree.ts';

/** Blocks after which docutils' parser does not know where it is. */
const LISTS: ReadonlySet<string> = new Set([
  'bullet_list',
  'enumerated_list',
  'definition_list',
  'field_list',
  'option_list',
]);

/** Blocks that are no explicit markup, whatever their last line looks like. */
const TEXTS: ReadonlySet<string> = new Set(['paragraph', 'block_quote', 'doctest_block', 'transition']);

/** Targets and empty comments leave the blank lines after them to others. */
function endsOpen({ tag, children }: PseudoElement, end: string | undefined): boolean {
  return end?.trim() === '' && (tag === 'target' || (tag === 'comment' && children.length === 0));
}

/** The line after the text, where docutils' parser stands at its end; undefined where it does not know. */
export function lineAfter(tree: Tree): number | undefined {
  const lines = tree.source.replace(/\n$/, '').split('\n');
  const start = lines.findLast(line => /^\S/.test(line)) ?? '';
  let last: PseudoElement | undefined = tree.root;
  while (last?.tag === 'document' || last?.tag === 'section') {
    last = elements(last).findLast(each => each.tag !== 'system_message');
  }
  if (last === undefined || TEXTS.has(last.tag) || endsOpen(last, lines.at(-1))) return lines.length + 1;
  const isLineBlock = last.tag === 'line_block' && elements(last).length > 1;
  if (/^(?:\.\.|__)(?: |$)/.test(start) || isLineBlock || LISTS.has(last.tag)) return undefined;
  return lines.length + 1;
}
