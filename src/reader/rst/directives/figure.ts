import type { RootContent } from 'mdast';
import type { Caption } from '../../../literate/nodes.ts';
import type { SystemMessage } from '../nodes.ts';
import { systemMessage } from '../system-message.ts';
import { normalizeName } from '../text/escape.ts';
import { linesText } from '../text/line.ts';
import { CLASS_NAMES } from './class.ts';
import type { DirectiveCall, DirectiveDefinition } from './definition.ts';
import { containerDirective } from './generic.ts';
import { IMAGE_OPTIONS, pictureNode } from './image.ts';
import { choice, classes, classNames, lengthOrPercentage, measureText, text } from './option-types.ts';

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
    const { align: _, figwidth, figclass, figname: own, name, ...options } = call.options;
    // For Sphinx a name is the figure's, for docutils it is the image's.
    const figname = own ?? (call.context.options.strict ? undefined : name);
    const named = name === undefined || figname === name ? options : { ...options, name };
    const picture = pictureNode({ ...call, options: named });
    const { children, problem } = captioned(call);
    const figure = containerDirective(call, [picture, ...children]);
    figure.attributes = figureAttributes(call.options, figclass);
    const width = figwidth === undefined ? undefined : widthStyle(figwidth);
    figure.data = {
      ...figure.data,
      ...(width !== undefined && { hProperties: { style: `width: ${width}` } }),
      rst: {
        ...(figname !== undefined && { names: [normalizeName(figname)] }),
        ...(width !== undefined && { attributes: { width } }),
      },
    };
    return [figure, ...problem];
  },
};

/** The options, where the class is the figure's own: the picture has its class. */
function figureAttributes({ class: _, ...options }: DirectiveCall['options'], figclass: string | undefined) {
  const align = options.align?.trim().toLowerCase();
  return {
    ...options,
    ...(align !== undefined && { align }),
    ...(figclass !== undefined && { class: classNames(figclass).join(' ') }),
  };
}

function figureWidth(value: string): string | undefined {
  return value.toLowerCase() === 'image' ? undefined : lengthOrPercentage(value);
}

/** A number alone counts pixels; the width of the image itself is what a figure has anyway. */
function widthStyle(value: string): string | undefined {
  if (value.toLowerCase() === 'image') return undefined;
  const width = measureText(value);
  return /\d$/.test(width) ? `${width}px` : width;
}

/** The caption is the first paragraph; what only says something about it may stand before. */
function captioned(call: DirectiveCall): { children: RootContent[]; problem: SystemMessage[] } {
  const content = call.context.parse(call.content);
  const at = content.findIndex(node => !isAboutNext(node));
  const first = content[at];
  if (first?.type === 'paragraph') {
    const caption: Caption = {
      type: 'caption',
      children: first.children,
      data: { hName: 'figcaption' },
      ...(first.position && { position: first.position }),
    };
    return { children: content.with(at, caption), problem: [] };
  }
  if (first === undefined) return { children: content, problem: [] };
  if (first.type === 'comment' && first.value === '') return { children: content.toSpliced(at, 1), problem: [] };
  const text = 'Figure caption must be a paragraph or empty comment.';
  const problem = systemMessage(call.line, { level: 3, rule: 'directive', text, literal: linesText(call.source) });
  return { children: call.context.options.strict ? content.slice(0, at) : content, problem: [problem] };
}

/** Classes and names of the caption. */
function isAboutNext(node: RootContent): boolean {
  return node.type === 'target' || (node.type === 'containerDirective' && CLASS_NAMES.has(node.name));
}
