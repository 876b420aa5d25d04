import type { Nodes } from 'mdast';
import { hash } from '../bytes/hash.ts';

/** What a block says in a formal notation that other blocks can see: all but what it says of its own names. */
export interface NotationPart {
  readonly block: number;
  readonly text: string;
}

/** The same, and the document that holds it. */
export interface PlacedNotation {
  readonly document: string;
  /** See `notationKey`. */
  readonly key: string;
  readonly text: string;
}

/** The names that the blocks of a project declare in a formal notation for one another. */
export interface LinkedNotation {
  /**
   * What a name means in one of a document's texts, known by its key: plain data without places, the same as long as the name means the
   * same there. Undefined where no other text declares it.
   */
  find(document: string, key: string, name: string): unknown;
  /** Where a name is declared: a document, and an id in its page. */
  locate(name: string): { readonly document: string; readonly fragment: string } | undefined;
  /** All names, in the order of their declarations. */
  readonly names: Iterable<string>;
}

const LANGUAGES = new Set(['oz', 'zed', 'z', 'object-z']);
const DIRECTIVES = new Set(['oz', 'pylit-oz']);

/** The text of a block in Z or Object-Z: of a fence, or of a directive. */
export function notationText(node: Nodes): string | undefined {
  if (node.type === 'code') return LANGUAGES.has(node.lang?.toLowerCase() ?? '') ? node.value : undefined;
  if (node.type !== 'containerDirective' || !DIRECTIVES.has(node.name)) return undefined;
  const body = node.data && 'body' in node.data ? node.data.body : undefined;
  return typeof body === 'string' ? body : undefined;
}

/**
 * What others can see of a text: predicates in boxes, remarks and indentation are left out, so that editing them
 * concerns nobody else. Remarks with two percent signs say how names are written.
 */
export function declaringPart(text: string): string {
  return text
    .split('\n')
    .map(line => (/^\s*%%/.test(line) ? line : line.replace(/(^|[^\\])%.*/, '$1')))
    .join('\n')
    .replace(/\\(?:where|ST)(?![A-Za-z])[\s\S]*?(?=\\end\s*\{|$)/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

/** Names a text among those of its document, wherever it stands. */
export function notationKey(text: string): string {
  return hash('sha1', declaringPart(text)).slice(0, 12);
}
