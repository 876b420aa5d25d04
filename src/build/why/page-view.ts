import type { DocumentOutline } from '../../literate/document.ts';
import type { SymbolTable } from '../link.ts';
import type { PartialNames } from '../names.ts';
import type { PageRecord } from '../page-record.ts';
import type { WovenState } from './woven-state.ts';

/** One page as it was made last, and as the project is now. */
export interface PageView {
  /** From the source root. */
  readonly document: string;
  /** Blob id, now. */
  readonly id: string;
  readonly outline: DocumentOutline;
  /** What is remembered of the page. */
  readonly record: PageRecord | undefined;
  /** The document as the page was made of it, if that is known. */
  readonly before: DocumentOutline | undefined;
  readonly names: PartialNames;
  readonly table: SymbolTable;
  readonly woven: WovenState;
  /** A document's path from the project's root. */
  readonly where: (document: string) => string;
}
