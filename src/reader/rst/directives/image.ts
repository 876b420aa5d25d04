import type { Image, Link, RootContent } from 'mdast';
import type { CrossReference } from '../../../literate/nodes.ts';
import { SIMPLE_NAME } from '../block/patterns.ts';
import { crossReference } from '../inline/cross-reference.ts';
import { adjustUri } from '../inline/uri.ts';
import { joinEscapedWords, markEscapes, normalizeName, normalizeSpace, unescapeText } from '../text/escape.ts';
import { linesPosition, linesText } from '../text/line.ts';
import type { DirectiveCall, DirectiveDefinition } from './definition.ts';
import { failure } from './definition.ts';
import {
  choice,
  classes,
  classNames,
  length,
  lengthOrPercentage,
  measureText,
  percentage,
  required,
  text,
} from './option-types.ts';

const ALIGN = ['top', 'middle', 'bottom', 'left', 'center', 'right'] as const;

/** Options of an image, also inside a figure. */
export const IMAGE_OPTIONS = {
  alt: text,
  height: length,
  width: lengthOrPercentage,
  scale: percentage,
  align: choice(...ALIGN),
  target: required,
  class: classes,
  name: text,
  loading: choice('embed', 'link', 'lazy'),
} as const;

/** `image`: one picture, perhaps a link. */
export const image: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  options: IMAGE_OPTIONS,
  run(call) {
    const align = call.options.align?.trim().toLowerCase();
    const inline = ['top', 'middle', 'bottom'];
    if (align !== undefined && (call.substitution !== undefined) !== inline.includes(align)) {
      const where =
        call.substitution === undefined ? 'not within a substitution definition' : 'within a substitution definition';
      const allowed = call.substitution === undefined ? '"left", "center", "right"' : '"top", "middle", "bottom"';
      return failure(
        `Error in "image" directive: "${align}" is not a valid value for the "align" option${call.substitution === undefined ? '' : ` ${where}`}.  Valid values for "align" are: ${allowed}.`,
      );
    }
    return [pictureNode(call)];
  },
};

/** The node of a picture with its link, if any. */
export function pictureNode(call: DirectiveCall): RootContent {
  const position = linesPosition(call.source);
  const picture = { ...imageNode(call), position };
  const target = call.options.target;
  if (target === undefined) return picture;
  const node: Link | CrossReference = linkTo(call, target, picture);
  return { ...node, position };
}

function imageNode(call: DirectiveCall): Image {
  const { options } = call;
  const className = [
    ...classNames(options.class),
    ...(options.align ? [`align-${options.align.trim().toLowerCase()}`] : []),
  ];
  const size = [sizeStyle('width', options.width, options.scale), sizeStyle('height', options.height, options.scale)];
  const style = size.filter(each => each !== undefined).join('; ');
  const alt = options.alt ?? call.substitution;
  return {
    type: 'image',
    url: joinEscapedWords(markEscapes(linesText(call.argument))),
    ...(alt !== undefined && { alt }),
    data: {
      hProperties: { ...(className.length > 0 && { className }), ...(style !== '' && { style }) },
      rst: {
        attributes: imageAttributes(options),
        ...(options.name !== undefined && { names: [normalizeName(options.name)] }),
      },
    },
  };
}

function imageAttributes(options: Readonly<Record<string, string>>): Record<string, string> {
  const { width, height, scale, align, loading } = options;
  const className = classNames(options.class).join(' ');
  return {
    ...(align !== undefined && { align: align.trim().toLowerCase() }),
    ...(className !== '' && { classes: className }),
    ...(height !== undefined && { height: measureText(height) }),
    ...(loading !== undefined && { loading }),
    ...(scale !== undefined && { scale: scale.replace(/[\s%]+$/, '') }),
    ...(width !== undefined && { width: measureText(width) }),
  };
}

function sizeStyle(name: string, value: string | undefined, scale: string | undefined): string | undefined {
  const [, number, unit] = /^([0-9.]+) *([a-zA-Z%]*)$/.exec(value ?? '') ?? [];
  if (number === undefined) return undefined;
  const factor = scale === undefined ? 1 : Number.parseFloat(scale) / 100;
  return `${name}: ${Number((Number(number) * factor).toFixed(4))}${unit || 'px'}`;
}

const REFERENCE = new RegExp(`^(?:(${SIMPLE_NAME})_|\`(?! )(.+?)(?<![\\s\\0])\`_)$`, 'u');

function linkTo({ context }: DirectiveCall, target: string, picture: Image): Link | CrossReference {
  const escaped = markEscapes(target);
  const match = REFERENCE.exec(normalizeSpace(escaped));
  if (match) {
    const name = normalizeSpace(unescapeText(match[1] ?? match[2] ?? ''));
    return crossReference(normalizeName(name), [picture], name);
  }
  const url = joinEscapedWords(escaped);
  // docutils makes no `mailto:` here.
  return { type: 'link', url: context.options.strict ? url : adjustUri(url), children: [picture] };
}
