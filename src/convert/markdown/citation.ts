import type { PhrasingContent } from 'mdast';
import { type Citation, type CitationWork, citationNode } from '../../literate/citation/citation-nodes.ts';
import type { Losses } from '../losses.ts';

/** A citation of reStructuredText as one of Markdown, which has two kinds of them. */
export function translateCitation(
  node: Citation,
  phrases: (nodes: readonly PhrasingContent[]) => PhrasingContent[],
  losses: Losses,
): PhrasingContent[] {
  const { mode, works, allNames, written } = node;
  const own = works.map(({ key, before, after }) => ({
    key,
    ...(before && { before: phrases(before) }),
    ...(after && { after: phrases(after) }),
  }));
  if (allNames) losses.add(node, 'a citation with all names has the first only');
  if (mode !== 'textual') {
    if (mode !== 'parenthetical') losses.add(node, `a citation of the ${mode} alone becomes a whole one`);
    return [citationNode({ mode: 'parenthetical', works: own, written })];
  }
  return own.flatMap(({ before, ...work }, index): PhrasingContent[] => [
    ...(index > 0 ? [text(', ')] : []),
    ...(before ? [...before, text(' ')] : []),
    citationNode({ mode, works: [work], written }),
  ]);
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}

/**
 * Writes a citation as pandoc does.
 *
 * @param inline writes nodes, with the character that follows them
 */
export function citationMarkdown(
  { mode, works }: Citation,
  inline: (nodes: readonly PhrasingContent[], end: string) => string,
): string {
  const words = (nodes: readonly PhrasingContent[] | undefined) =>
    inline(nodes ?? [], ']')
      .replace(/\s*\n\s*/g, ' ')
      .replace(/(?<!\\)[;@]/g, '\\$&');
  const cited = ({ key, noNames }: CitationWork) => `${noNames ? '-' : ''}@${PLAIN.test(key) ? key : `{${key}}`}`;
  const [only] = works;
  if (mode === 'textual' && only) {
    const after = words(only.after).replace(/^, /, '');
    return cited(only) + (after === '' ? '' : ` [${after}]`);
  }
  const parts = works.map(work => {
    const before = words(work.before);
    return `${before === '' ? '' : `${before} `}${cited(work)}${words(work.after)}`;
  });
  return `[${parts.join('; ')}]`;
}

/** A key that needs no braces. */
const PLAIN = /^[\p{L}\p{N}_]+(?:[:.#$%&+?<>~/-][\p{L}\p{N}_]+)*$/u;

/** Text of a document that stands where citations are read: its `@` are escaped. */
export function withoutKeys(value: string): PhrasingContent[] {
  return value
    .split(/(?<![\p{L}\p{N}_])@(?=[\p{L}\p{N}_{])/u)
    .flatMap((part, index): PhrasingContent[] => [
      ...(index > 0 ? [{ type: 'html' as const, value: '\\@' }] : []),
      ...(part === '' ? [] : [text(part)]),
    ]);
}
