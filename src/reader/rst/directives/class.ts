import type { RootContent } from 'mdast';
import { linesText } from '../text/line.ts';
import { addClasses } from './add-classes.ts';
import { type DirectiveDefinition, failure } from './definition.ts';
import { containerDirective } from './generic.ts';
import { className, classNames } from './option-types.ts';

/** Names of the `class` directive; Sphinx calls it `rst-class` where a domain has classes of its own. */
export const CLASS_NAMES: ReadonlySet<string> = new Set(['class', 'rst-class', 'cssclass']);

/** Whether a node only says which classes the next one has. */
function isForNext(node: RootContent): boolean {
  return node.type === 'containerDirective' && CLASS_NAMES.has(node.name) && node.children.length === 0;
}

/** `class`: classes for what stands in it; without content it stays an empty node with its classes, which are for what follows. */
export const classDirective: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  content: true,
  run(call) {
    const argument = linesText(call.argument);
    const wrong = argument.split(/\s+/).find(name => className(name) === '');
    if (wrong !== undefined) {
      return failure(`Invalid class attribute value for "${call.name}" directive: "${argument}".`);
    }
    const names = classNames(argument);
    const children = call.context.parse(call.content, false, 'class');
    for (const child of children) if (!isForNext(child)) addClasses(child, names);
    const node = containerDirective(call, children);
    if (children.length === 0) return [{ ...node, attributes: { class: names.join(' ') } }];
    return [{ ...node, data: { ...node.data, transparent: true, rst: { element: 'transparent' } } }];
  },
};
