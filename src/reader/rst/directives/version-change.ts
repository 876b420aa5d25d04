import type { Paragraph } from 'mdast';
import { cutLine, type Line, linesPosition } from '../text/line.ts';
import type { DirectiveCall, DirectiveDefinition } from './definition.ts';
import { containerDirective, label } from './generic.ts';

/** `versionadded` and its kin: a version, then what changed, on the same line or below it. */
export const versionChange: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  options: {},
  content: true,
  run: call => versionNodes(call, 1),
};

/** `deprecated-removed`: the versions of both. */
export const deprecatedRemoved: DirectiveDefinition = { ...versionChange, run: call => versionNodes(call, 2) };

function versionNodes(call: DirectiveCall, words: number) {
  const [first, ...more] = call.argument;
  if (!first) return [containerDirective(call, call.context.parse(call.content))];
  const pattern = words === 1 ? /^\S+\s*/ : /^\S+(?:\s+\S+)?\s*/;
  const [version = ''] = pattern.exec(first.text) ?? [];
  const title = label([{ type: 'text', value: version.trim() }], [{ ...first, text: version.trim() }]);
  const lines = [cutLine(first, version.length), ...more].filter(line => line.text !== '');
  const { text, messages } = explanation(call, lines);
  return [containerDirective(call, [title, ...text, ...messages, ...call.context.parse(call.content)])];
}

/** What stands behind the version. */
function explanation(call: DirectiveCall, lines: readonly Line[]) {
  if (lines.length === 0) return { text: [], messages: [] };
  const { nodes, messages } = call.context.inline(lines);
  const text: Paragraph[] = [{ type: 'paragraph', children: nodes, position: linesPosition(lines) }];
  return { text, messages };
}
