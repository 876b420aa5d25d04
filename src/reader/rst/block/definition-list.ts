import type { PhrasingContent } from 'mdast';
import type { Classifier, DefinitionList, DefinitionTerm } from '../../../literate/nodes.ts';
import { append } from '../append.ts';
import { type Construct, type Cursor, lineAt, lookAhead } from '../context.ts';
import { systemMessage } from '../system-message.ts';
import { unescapeText } from '../text/escape.ts';
import { takeIndented } from '../text/indented.ts';
import { type Line, linesPosition } from '../text/line.ts';
import { flow } from './flow.ts';
import { followingItems } from './list.ts';
import { isPlainText } from './patterns.ts';

/**
 * Reads a definition list: lines of text, each with an indented block below it.
 *
 *     term : classifier
 *         definition
 *     ^
 */
export const definitionList: Construct = cursor => {
  const start = cursor.index;
  const list: DefinitionList = { type: 'definitionList', children: [], data: { hName: 'dl' } };
  cursor.out.push(list);
  const blankFinish = definition(cursor, list);
  let end = cursor.index;
  followingItems(cursor, blankFinish, 'Definition list', () => {
    const text = lookAhead(cursor) ?? '';
    if (text.startsWith(' ') || !isPlainText(text) || !lookAhead(cursor, 1)?.startsWith(' ')) return undefined;
    const finish = definition(cursor, list);
    end = cursor.index;
    return finish;
  });
  list.position = linesPosition(cursor.lines.slice(start, end));
  return true;
};

/** Reads one term and its definition; says whether a blank line follows. */
function definition(cursor: Cursor, list: DefinitionList): boolean {
  const line = lineAt(cursor.lines, cursor.index);
  const { context } = cursor;
  const { nodes, messages } = context.inline([line], true);
  const block = takeIndented(cursor.lines, cursor.index + 1);
  const colons = line.text.endsWith('::') ? [blankMissing(lineAt(cursor.lines, cursor.index + 1))] : [];
  list.children.push(term(line, nodes), {
    type: 'definitionDescription',
    children: flow([...messages, ...colons, ...context.parse(block.lines)]),
    data: { hName: 'dd' },
    position: linesPosition(block.lines),
  });
  cursor.index = block.end;
  return block.blankFinish;
}

function blankMissing(line: Line) {
  const text = 'Blank line missing before literal block (after the "::")? Interpreted as a definition list item.';
  return systemMessage(line, { level: 1, rule: 'literal-block-missing', text });
}

function term(line: Line, nodes: readonly PhrasingContent[]): DefinitionTerm {
  const { children, classifiers } = splitTerm(nodes);
  return {
    type: 'definitionTerm',
    children: [...children, ...classifiers],
    data: { hName: 'dt' },
    position: linesPosition([line]),
  };
}

/** Splits ` : classifier` parts off a term, whose texts still have their escapes marked. */
export function splitTerm(nodes: readonly PhrasingContent[]): {
  children: PhrasingContent[];
  classifiers: Classifier[];
} {
  const children: PhrasingContent[] = [];
  const classifiers: Classifier[] = [];
  for (const node of nodes) {
    const [first, ...rest] = node.type === 'text' ? node.value.split(/ +: +/) : [];
    if (node.type !== 'text' || rest.length === 0) (classifiers.at(-1)?.children ?? children).push(node);
    else {
      (classifiers.at(-1)?.children ?? children).push({ ...node, value: (first ?? '').trimEnd() });
      append(
        classifiers,
        rest.map(value => classifier(value)),
      );
    }
  }
  return {
    children: children.map(unescaped).filter(isFilled),
    classifiers: classifiers.map(unescapedClassifier),
  };
}

function unescaped(node: PhrasingContent): PhrasingContent {
  return node.type === 'text' ? { ...node, value: unescapeText(node.value) } : node;
}

function unescapedClassifier(node: Classifier): Classifier {
  return { ...node, children: node.children.map(unescaped) };
}

function isFilled(node: PhrasingContent): boolean {
  return node.type !== 'text' || node.value !== '';
}

function classifier(value: string): Classifier {
  const children: PhrasingContent[] = value === '' ? [] : [{ type: 'text', value }];
  return { type: 'classifier', children, data: { hName: 'span', hProperties: { className: ['classifier'] } } };
}
