import { linesText } from '../text/line.ts';
import type { DirectiveDefinition } from './definition.ts';
import { containerDirective } from './generic.ts';
import { classes, classNames, text } from './option-types.ts';

/** `compound`: one paragraph in several blocks. */
export const compound: DirectiveDefinition = {
  options: { class: classes, name: text },
  content: 'needed',
  run(call) {
    return [containerDirective(call, call.context.parse(call.content))];
  },
};

/** `container`: a division with classes. */
export const container: DirectiveDefinition = {
  arguments: [0, 1],
  longArgument: true,
  options: { name: text },
  content: 'needed',
  run(call) {
    const written = linesText(call.argument);
    const className = classNames(written);
    if (/\S/.test(written) && className.length < written.trim().split(/\s+/).length) {
      return { level: 3, failed: `Invalid class attribute value for "container" directive: "${written}".` };
    }
    const node = containerDirective(call, call.context.parse(call.content));
    if (className.length > 0) node.attributes = { ...node.attributes, class: className.join(' ') };
    return [node];
  },
};

/** `header` and `footer`: shown by formats that have pages. */
export const decoration: DirectiveDefinition = {
  content: 'needed',
  run(call) {
    return [containerDirective(call, call.context.parse(call.content))];
  },
};
