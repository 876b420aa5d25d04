import type { RootContent } from 'mdast';
import type { Block } from '../literate/block.ts';
import type { LinkedBibliography } from '../literate/citation/linked-bibliography.ts';
import type { DocumentOutline } from '../literate/document.ts';
import type { PageRecord } from './page-record.ts';

/** What a page is made of: the blocks of its document, and the list of works where that stands at the end by itself. */
export interface WovenBlocks {
  readonly blocks: readonly Block[];
  /** The node of the list, which is the last block's; absent where there is no list. */
  readonly list?: RootContent;
}

/** How a list begins that no author asked for: with a line, or in a book with a heading of its own. */
export type ListHead = 'line' | 'chapter';

/** The blocks of a page. */
export function wovenBlocks({ blocks }: Pick<DocumentOutline, 'blocks'>, head: ListHead | undefined): WovenBlocks {
  if (head === undefined) return { blocks };
  const last = blocks.at(-1);
  const line = last ? last.line + last.lines - 1 : 1;
  const block: Block = { kind: 'directive', id: `bibliography-${head}`, context: '', line, lines: 0 };
  const list: RootContent = {
    type: 'leafDirective',
    name: 'bibliography',
    attributes: {},
    children: [],
    data: { heading: head },
  };
  return { blocks: [...blocks, block], list };
}

/** How the list begins at the end of a document's page. */
export function listHead(
  bibliography: LinkedBibliography | undefined,
  document: string,
  head: ListHead = 'line',
): ListHead | undefined {
  return bibliography?.isAtEnd(document) ? head : undefined;
}

/** Whether a page was made with a list of works at its end. */
export function hadList({ lookups }: Pick<PageRecord, 'lookups'>): boolean {
  return lookups.some(([namespace, name]) => namespace === 'bibliography' && name === 'end');
}

/** How the list of a page began that was made before: what it cites has not changed. */
export function listHeadBefore(record: Pick<PageRecord, 'lookups'>): ListHead | undefined {
  return hadList(record) ? 'line' : undefined;
}
