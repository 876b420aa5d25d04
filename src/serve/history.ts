import { OWN_PATH } from './protocol.ts';

/** What the server may ask about the history of pages. Texts of old versions are in it: it is told to pages of the server alone. */
export interface ServedHistory {
  /**
   * A page with its blocks marked, so that their history can be asked for; as it is where its blocks cannot be told apart.
   *
   * @param html the page as it lies on the disk
   * @param document that it was woven from, as the page says, from the source root
   */
  mark(html: string, document: string): Promise<string>;
  /** The history of a document's blocks as it is now, as JSON; undefined where there is no such document. */
  of(document: string): Promise<string | undefined>;
  readonly script: () => string;
  readonly styles: () => string;
}

/** Where a page's history is asked for, and what it needs for that. */
export const HISTORY_PATHS = {
  data: `${OWN_PATH}history`,
  script: `${OWN_PATH}history.js`,
  styles: `${OWN_PATH}history.css`,
};

/** Has a page ask the server for its history, and not the files of the site, which are as old as the last build. */
export function askServer(html: string, file: string): string {
  const address = `${HISTORY_PATHS.data}?page=${encodeURIComponent(`/${file}`)}`;
  return html
    .replace(/(<article class="text") data-history="[^"]*"/, `$1 data-history="${address}"`)
    .replace(
      /<link rel="stylesheet" href="[^"]*pylit-theme\/history\.css">/,
      `<link rel="stylesheet" href="${HISTORY_PATHS.styles}">`,
    )
    .replace(/<script src="[^"]*pylit-theme\/history\.js"/, `<script src="${HISTORY_PATHS.script}"`);
}
