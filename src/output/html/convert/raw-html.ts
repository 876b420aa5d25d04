import type { ElementContent } from 'hast';
import type { Html } from 'mdast';
import type { Handlers, State } from 'mdast-util-to-hast';
import { cleanReferences } from '../holes.ts';
import { HTML_ELEMENTS } from '../raw/elements.ts';
import { findTags } from '../raw/tags.ts';
import type { BlockRendering } from './block-rendering.ts';
import { text } from './hast.ts';

/** Keeps raw HTML inside a block for the HTML parser; tags of no HTML element are taken for the text they look like. */
export function rawHtmlHandlers(rendering: BlockRendering): Handlers {
  return {
    html: (_state: State, node: Html): ElementContent | undefined => {
      const unknown = rendering.renderer.trustHtml ? undefined : unknownTag(node.value);
      if (unknown === undefined) return { type: 'raw', value: cleanReferences(node.value) };
      const problem = `<${unknown}> is no HTML element; it is shown as text.`;
      rendering.context.message('warning', 'unknown-element', problem, {
        node,
        hint: `Write it as code, \`${node.value.slice(0, 40)}\`, or with a backslash before it.`,
      });
      return text(node.value);
    },
  };
}

/** The name in a single tag of no HTML element. Names with a hyphen are custom elements: their tags are dropped, their text stays. */
function unknownTag(html: string): string | undefined {
  const [tag, more] = findTags(html);
  const isSingle = tag !== undefined && more === undefined && tag.start === 0 && tag.end === html.length;
  if (!isSingle || HTML_ELEMENTS.has(tag.name) || tag.name.includes('-')) return undefined;
  return html
    .slice(0, tag.name.length + 2)
    .replace(/^<\/?/, '')
    .trim();
}
