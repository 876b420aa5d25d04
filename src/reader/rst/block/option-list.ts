import type { Option, OptionList } from '../../../literate/nodes.ts';
import { type Construct, type Cursor, lookAhead } from '../context.ts';
import { takeIndented } from '../text/indented.ts';
import { linesPosition } from '../text/line.ts';
import { flow } from './flow.ts';
import { followingItems } from './list.ts';
import { OPTION, OPTION_MARKER } from './patterns.ts';

/**
 * Reads a list of command-line options.
 *
 *     -o FILE, --output=FILE  description
 *     ^
 */
export const optionList: Construct = cursor => {
  if (!OPTION_MARKER.test(lookAhead(cursor) ?? '')) return false;
  const start = cursor.index;
  const list: OptionList = {
    type: 'optionList',
    children: [],
    data: { hName: 'dl', hProperties: { className: ['option-list'] } },
  };
  const first = optionItem(cursor, list);
  if (first === undefined) return false;
  cursor.out.push(list);
  let end = cursor.index;
  followingItems(cursor, first, 'Option list', () => {
    const finish = optionItem(cursor, list);
    end = cursor.index;
    return finish;
  });
  list.position = linesPosition(cursor.lines.slice(start, end));
  return true;
};

function optionItem(cursor: Cursor, list: OptionList): boolean | undefined {
  const match = OPTION_MARKER.exec(lookAhead(cursor) ?? '');
  if (!match?.[1]) return undefined;
  const block = takeIndented(cursor.lines, cursor.index, { first: match[0].length });
  if (block.lines.length === 0) return undefined;
  list.children.push(
    { type: 'optionGroup', children: spellings(match[1]).map(option), data: { hName: 'dt' } },
    {
      type: 'optionDescription',
      children: flow(cursor.context.parse(block.lines)),
      data: { hName: 'dd' },
      position: linesPosition(block.lines),
    },
  );
  cursor.index = block.end;
  return block.blankFinish;
}

const ONE_OPTION = new RegExp(OPTION, 'y');

/** Splits at commas that are not inside an argument. */
function spellings(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; at += 2) {
    ONE_OPTION.lastIndex = at;
    const spelling = ONE_OPTION.exec(text)?.[0] ?? text.slice(at);
    found.push(spelling);
    at += spelling.length;
  }
  return found;
}

/** Splits `--opt=value`, `-ovalue` or `-o value`. */
function option(text: string): Option {
  const [, name = text, delimiter = '', argument] = /^(-[^-]|\+.|[^ =]+)([ =]?)(.*)$/.exec(text) ?? [];
  const node: Option = { type: 'option', children: [], data: { hName: 'kbd' } };
  node.children.push({
    type: 'optionString',
    children: [{ type: 'text', value: name }],
    data: { hName: 'span', hProperties: { className: ['option'] } },
  });
  if (argument) {
    node.children.push({
      type: 'optionArgument',
      delimiter,
      children: [{ type: 'text', value: argument }],
      data: { hName: 'var' },
    });
  }
  return node;
}
