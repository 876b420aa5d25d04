import type { RootContent } from 'mdast';
import type { Caption } from '../../../literate/nodes.ts';
import type { SystemMessage } from '../nodes.ts';
import { systemMessage } from '../system-message.ts';
import { linesText } from '../text/line.ts';
import type { DirectiveCall, DirectiveDefinition } from './definition.ts';
import { containerDirective } from './generic.ts';
import { IMAGE_OPTIONS, pictureNode } from './image.ts';
import { choice, classes, length, text } from './option-types.ts';

/** `figure`: a picture, its caption (the first paragraph) and a legend (the rest). */
export const figure: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  options: {
    ...IMAGE_OPTIONS,
    align: choice('left', 'center', 'right'),
    figwidth: figureWidth,
    figclass: classes,
    figname: text,
  },
  content: true,
  run(call) {
    const { align: _, figwidth: _width, figclass: _class, name: _name, ...options } = call.options;
    const picture = pictureNode({ ...call, options });
    const { children, problem } = captioned(call);
    return [containerDirective(call, [picture, ...children]), ...problem];
  },
};

function figureWidth(value: string): string | undefined {
  return value.toLowerCase() === 'image' ? undefined : length(value);
}

function captioned(call: DirectiveCall): { children: RootContent[]; problem: SystemMessage[] } {
  const content = call.context.parse(call.content);
  const [first, ...rest] = content;
  if (first?.type === 'paragraph') {
    const caption: Caption = {
      type: 'caption',
      children: first.children,
      data: { hName: 'figcaption' },
      ...(first.position && { position: first.position }),
    };
    return { children: [caption, ...rest], problem: [] };
  }
  if (first === undefined || (first.type === 'comment' && first.value === '')) return { children: rest, problem: [] };
  const text = 'Figure caption must be a paragraph or empty comment.';
  const problem = systemMessage(call.line, { level: 3, rule: 'directive', text, literal: linesText(call.source) });
  return { children: call.context.options.strict ? [] : content, problem: [problem] };
}
