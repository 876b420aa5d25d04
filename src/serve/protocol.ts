import type { ReportMessage } from '../build/report.ts';
import type { BuildProgress } from './news.ts';

/** Everything that is not a page of the site lies below this path. */
export const OWN_PATH = '/__pylit/';

/**
 * Where a block stands in its page: the `nth` of `of` top-level elements between two headings or chunks with the ids `from` and `to`;
 * `from` itself is number 0. Without ids: from the beginning, to the end.
 */
export interface BlockPlace {
  readonly from?: string;
  readonly to?: string;
  readonly nth: number;
  readonly of: number;
}

/** A problem of the page's document, and the block that it is about where that is known. */
export interface PageProblem extends ReportMessage {
  readonly place?: BlockPlace;
}

/** What a page hears, as the data of server-sent events with these names. */
export interface PageEvents {
  /** First of all; another `server` than the page came from: it has been started again. */
  readonly hello: { readonly server: string };
  readonly progress: BuildProgress;
  readonly failed: { readonly message: string; readonly hint?: string };
  readonly built: Built;
  /** There is something new in the history of the pages. */
  readonly history: Record<string, never>;
}

/** What a build means for one page. */
export interface Built {
  /** Number of the build, from 1. */
  readonly build: number;
  /** `absent`: there is no such page, and there was none. */
  readonly page: 'same' | 'changed' | 'removed' | 'absent';
  /** Addresses of the other files of the site that were written since the page heard last: styles, pictures. */
  readonly files: readonly string[];
  readonly problems: readonly PageProblem[];
  /** Errors and warnings in other documents. */
  readonly elsewhere: number;
}
