import type { RootContent } from 'mdast';
import { linesPosition, linesText } from '../text/line.ts';
import { type DirectiveCall, type DirectiveDefinition, failure } from './definition.ts';
import { containerDirective } from './generic.ts';
import { missingFile } from './included-file.ts';
import { classes, encoding, text } from './option-types.ts';

/** `raw`: text for one output format. It is kept and not shown: only a plugin may decide to trust it. */
export const raw: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  options: { file: text, url: text, encoding, class: classes },
  content: true,
  run(call) {
    const format = linesText(call.argument).toLowerCase().split(/\s+/).join(' ');
    const outside = call.options.file !== undefined || call.options.url !== undefined;
    if (outside && call.content.length > 0) {
      return failure(`"raw" directive may not both specify an external file and have content.`);
    }
    if (outside && call.context.options.strict) return unread(call);
    if (!outside && call.content.length === 0) {
      return failure(`Content block expected for the "${call.name}" directive; none found.`);
    }
    if (call.substitution === undefined) {
      const node = containerDirective(call, []);
      return [{ ...node, attributes: { ...node.attributes, format } }];
    }
    return [inlineRaw(format, linesText(call.content), linesPosition(call.content))];
  },
};

/** Files and servers are not asked. */
function unread({ name, options: { file, url } }: DirectiveCall) {
  if (file !== undefined && url !== undefined) {
    return failure(`The "file" and "url" options may not be simultaneously specified for the "${name}" directive.`);
  }
  if (file === undefined) return failure(`"${name}" does not read from other servers: "${url}".`);
  return missingFile(name, file);
}

function inlineRaw(format: string, body: string, position: RootContent['position']): RootContent {
  return {
    type: 'textDirective',
    name: 'raw',
    attributes: { format },
    children: [],
    data: { hName: 'span', body, text: body },
    ...(position && { position }),
  };
}
