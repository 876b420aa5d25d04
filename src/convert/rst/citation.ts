import type { PhrasingContent } from 'mdast';
import type { Citation } from '../../literate/citation/citation-nodes.ts';
import type { Losses } from '../losses.ts';
import { plain } from '../plain.ts';
import { escapePhrase } from './escape.ts';

/** Writes a citation as a role of sphinxcontrib-bibtex. */
export function citationRst(node: Citation, losses: Losses): string {
  const words = (nodes: readonly PhrasingContent[] | undefined) => {
    if (!nodes) return '';
    if (nodes.some(({ type }) => type !== 'text')) losses.add(node, 'markup in a citation');
    const text = plain(nodes).replace(/\s+/g, ' ').trim();
    if (/[{}]/.test(text)) losses.add(node, 'braces in a citation');
    return text.replace(/[{}]/g, '');
  };
  const works = node.works.map(({ key, before, after, noNames }) => {
    if (noNames) losses.add(node, 'a citation without names has them where the style shows them');
    if (/[,{}]/.test(key)) losses.add(node, `a comma or brace in the key "${key}"`);
    const [first, last] = [words(before), words(after).replace(/^, ?/, '')];
    return `${first === '' ? '' : `{${first}}`}${key}${last === '' ? '' : `{${last}}`}`;
  });
  return `:cite:${node.mode === 'textual' ? 't' : 'p'}:\`${escapePhrase(works.join(','))}\``;
}
