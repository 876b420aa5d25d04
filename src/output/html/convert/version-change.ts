import type { Element, ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import { element, text, textOf } from './hast.ts';

/** What Sphinx says before the number of a version. */
export const VERSION_WORDS: Readonly<Record<string, string>> = {
  versionadded: 'Added in version',
  versionchanged: 'Changed in version',
  deprecated: 'Deprecated since version',
  versionremoved: 'Removed in version',
  'deprecated-removed': 'Deprecated since version',
};

/** Renders what changed in a version: "Added in version 3.2: ..." stands at the beginning of the first paragraph. */
export function versionChange(
  state: State,
  node: Extract<Nodes, { type: 'containerDirective' | 'leafDirective' }>,
): Element {
  const [label, first, ...rest] = state.all(node);
  const hasText = isParagraph(first);
  const said = `${VERSION_WORDS[node.name]} ${versionsOf(textOf(label ? [label] : []))}${hasText ? ': ' : '.'}`;
  const words = element('span', { className: ['version-change'] }, [text(said)]);
  const children: ElementContent[] = hasText
    ? [element('p', first.properties, [words, ...first.children]), ...rest]
    : [element('p', {}, [words]), ...(first ? [first] : []), ...rest];
  return element('div', { className: [`directive-${node.name}`] }, state.wrap(children, true));
}

/** `3.8 3.14`: the second is when it goes away. */
function versionsOf(written: string): string {
  const [version = '', removed] = written.trim().split(/\s+/);
  return removed === undefined ? version : `${version}, will be removed in version ${removed}`;
}

function isParagraph(node: ElementContent | undefined): node is Element {
  return node?.type === 'element' && node.tagName === 'p';
}
