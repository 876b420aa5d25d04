import { readInfoString } from './chunk-attribute-syntax.ts';

/** A heading's text without the attributes behind it. */
interface HeadingAttributes {
  readonly text: string;
  readonly id?: string;
  readonly classes: readonly string[];
}

/**
 * Reads Pandoc's attributes at the end of a heading: `Installing {#install .short}`. Where the braces hold anything but an id,
 * classes and pairs, they are text.
 */
export function parseHeadingAttributes(text: string): HeadingAttributes {
  const plain: HeadingAttributes = { text, classes: [] };
  const trimmed = text.trimEnd();
  const open = trimmed.endsWith('}') ? trimmed.lastIndexOf('{') : -1;
  if (open < 0 || (open > 0 && !/\s/.test(trimmed[open - 1] ?? ''))) return plain;
  const group = trimmed.slice(open);
  if (group === '{-}') return { text: trimmed.slice(0, open).trimEnd(), classes: ['unnumbered'] };
  const { words, items, problem } = readInfoString(group);
  const readable = problem === undefined && words.length === 0 && items.length > 0;
  if (
    !readable ||
    items.some(item => (item.kind === 'word' || item.kind === 'pair' ? item.kind === 'word' : item.value === ''))
  ) {
    return plain;
  }
  const id = items.find(item => item.kind === 'id')?.value;
  return {
    text: trimmed.slice(0, open).trimEnd(),
    ...(id !== undefined && { id }),
    classes: items.flatMap(item => (item.kind === 'class' ? [item.value] : [])),
  };
}
