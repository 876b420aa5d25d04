import type { Element, ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import type { WordKey } from '../../../literate/words/words.ts';
import type { BlockRendering } from './block-rendering.ts';
import { element, text, textOf } from './hast.ts';

/** What Sphinx says before the number of a version. */
export const VERSION_WORDS: Readonly<Record<string, WordKey>> = {
  versionadded: 'versionadded',
  versionchanged: 'versionchanged',
  deprecated: 'versiondeprecated',
  versionremoved: 'versionremoved',
  'deprecated-removed': 'deprecatedRemoved',
};

/** Renders what changed in a version: "Added in version 3.2: ..." stands at the beginning of the first paragraph. */
export function versionChange(
  { holes }: BlockRendering,
  state: State,
  node: Extract<Nodes, { type: 'containerDirective' | 'leafDirective' }>,
): Element {
  const [label, first, ...rest] = state.all(node);
  const hasText = isParagraph(first);
  // In `3.8 3.14` the second is when it goes away.
  const [version = '', removed] = textOf(label ? [label] : [])
    .trim()
    .split(/\s+/);
  const own = VERSION_WORDS[node.name] ?? 'versionchanged';
  const word = own === 'deprecatedRemoved' && removed === undefined ? 'versiondeprecated' : own;
  const isBoth = removed !== undefined && word !== 'deprecatedRemoved';
  const values = isBoth ? [`${version} ${removed}`] : [version, ...(removed === undefined ? [] : [removed])];
  const said = `${holes.mark({ hole: 'word', word, values })}${hasText ? ': ' : '.'}`;
  const words = element('span', { className: ['version-change'] }, [text(said)]);
  const children: ElementContent[] = hasText
    ? [element('p', first.properties, [words, ...first.children]), ...rest]
    : [element('p', {}, [words]), ...(first ? [first] : []), ...rest];
  return element('div', { className: [`directive-${node.name}`] }, state.wrap(children, true));
}

function isParagraph(node: ElementContent | undefined): node is Element {
  return node?.type === 'element' && node.tagName === 'p';
}
