import type { RootContent } from 'mdast';
import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import type { DocumentExports } from '../../literate/document.ts';

/** CommonMark: a link label has at most 999 characters and no unescaped bracket inside. */
const LABEL = /\[((?:[^\\[\]]|\\[\s\S]){1,999})\]/y;

/**
 * What the parse of a block took from the rest of its document: for everything in brackets whether a definition or a footnote of
 * that name exists, and what it says. A superset of what micromark asks for, so that a block is never reused wrongly.
 */
export function blockContext(
  lines: readonly string[],
  node: RootContent,
  names: Pick<DocumentExports, 'definitions' | 'footnotes'>,
): string {
  if (node.type === 'definition' || (names.definitions.length === 0 && names.footnotes.length === 0)) return '';
  const start = node.position?.start.line ?? 1;
  const end = node.position?.end.line ?? start;
  const text = lines.slice(start - 1, end).join('\n');
  if (!text.includes('[')) return '';
  return bracketLabels(text)
    .flatMap(label => describe(label, names))
    .join('\n');
}

/** Everything in the text that may be a link label, normalised, each once, in order. */
export function bracketLabels(text: string): string[] {
  const labels = new Set<string>();
  for (let open = text.indexOf('['); open !== -1; open = text.indexOf('[', open + 1)) {
    LABEL.lastIndex = open;
    const label = LABEL.exec(text)?.[1];
    if (label !== undefined) labels.add(normalizeIdentifier(label).toLowerCase());
  }
  return [...labels];
}

function describe(label: string, names: Pick<DocumentExports, 'definitions' | 'footnotes'>): string[] {
  const definition = names.definitions.find(candidate => candidate.name === label);
  const footnote = label.startsWith('^') && names.footnotes.some(candidate => candidate.name === label.slice(1));
  return [
    ...(definition ? [JSON.stringify([label, definition.url, definition.title])] : []),
    ...(footnote ? [JSON.stringify([label])] : []),
  ];
}
