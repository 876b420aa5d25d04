import type { Element, ElementContent } from 'hast';
import type { Code } from 'mdast';
import type {} from '../../../literate/node-data.ts';
import type { BlockRendering } from './block-rendering.ts';
import { linkChunkReferences } from './chunk-references.ts';
import { classesOf } from './cross-reference.ts';
import { element, text } from './hast.ts';
import { withLineMarks } from './line-numbers.ts';

/** Renders code that no plugin takes. */
export function plainCode(node: Code): Element {
  const language = node.lang?.split(/\s/)[0];
  const code = element('code', language ? { className: [`language-${language}`] } : {}, [text(`${node.value}\n`)]);
  return element('pre', {}, [code]);
}

/**
 * Puts rendered code into its frame: for a part of a chunk, with the chunk's header and footer and with links in place of its
 * `<<references>>`. What a plugin made of a code block that is not code any more (a drawing) stays as it is.
 */
export function codeFigure(
  rendering: BlockRendering,
  node: Code,
  rendered: readonly ElementContent[],
): readonly ElementContent[] {
  const chunk = node.data?.chunk;
  const isCode = rendered.some(child => child.type === 'element' && child.tagName === 'pre');
  if (!isCode && !chunk) return rendered;
  const language = node.lang ? { dataLanguage: node.lang.split(/[\s,]/)[0] } : {};
  const { numbered, emphasized } = node.data ?? {};
  const hasMarks = isCode && (numbered !== undefined || emphasized !== undefined);
  const shown = hasMarks ? withLineMarks(rendered, { first: numbered, emphasized }) : rendered;
  const own = classesOf(node) ?? [];
  if (!chunk) return [element('figure', { className: ['code', ...own], ...language }, [...titleBar(node), ...shown])];
  const { name, part } = chunk;
  const isLiteral = /(?:^|[\s{,])noexpand(?=$|[\s},])/.test(node.meta ?? '');
  const linked = isLiteral ? shown : linkChunkReferences(rendering, shown, node.lang?.split(/[\s,]/)[0] ?? '');
  return [
    element('figure', { className: ['code', 'chunk', ...own], ...language }, [
      text(rendering.holes.mark({ hole: 'chunk-head', name, part })),
      ...linked,
      text(rendering.holes.mark({ hole: 'chunk-foot', name, part })),
    ]),
  ];
}

function titleBar(node: Code): Element[] {
  const title = codeTitle(node);
  return title ? [element('figcaption', { className: ['code-title'] }, [text(title)])] : [];
}

/** The caption that a fence or directive gives its code. */
export function codeTitle(node: Code): string | undefined {
  if (node.data?.title !== undefined || !node.meta) return node.data?.title;
  const [, double, single, bare] =
    /(?:^|[\s{,])(?:title|caption|filename)=(?:"([^"]*)"|'([^']*)'|([^\s,}]+))/.exec(node.meta) ?? [];
  return double ?? single ?? bare;
}
