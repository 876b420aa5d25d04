import type { Heading, RootContent, Text } from 'mdast';
import type {} from 'mdast-util-to-hast';
import { parseHeadingAttributes } from '../../literate/chunk-attributes.ts';

/**
 * Takes `{#id .class}` off the end of a heading and sets it as HTML properties; also finds the `{#id}` of directives and formulas.
 *
 * @returns the author's alias of a top-level node
 */
export function takeAlias(node: RootContent): string | undefined {
  if (node.type === 'heading') return headingAlias(node);
  if (node.type === 'containerDirective' || node.type === 'leafDirective') return node.attributes?.id ?? undefined;
  if (node.type === 'math') return /^\s*\{#([^\s{}]+)\}\s*$/.exec(node.meta ?? '')?.[1];
  return undefined;
}

function headingAlias(heading: Heading): string | undefined {
  const last = heading.children.at(-1);
  if (last?.type !== 'text' || !last.value.trimEnd().endsWith('}')) return undefined;
  const { text, id, classes } = parseHeadingAttributes(last.value);
  if (id === undefined && classes.length === 0) return undefined;
  setText(heading, last, text.trimEnd());
  if (classes.length > 0) heading.data = { ...heading.data, hProperties: { className: [...classes] } };
  return id;
}

function setText(heading: Heading, last: Text, text: string): void {
  if (text === '') heading.children.pop();
  else last.value = text;
}
