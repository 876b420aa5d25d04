import { createHash } from 'node:crypto';
import { OWN_PATH } from './protocol.ts';

/** What a page's script has to know. */
export interface PageIdentity {
  /** Another one for each start of the server. */
  readonly server: string;
  /** Allows what only pages of this server may do. */
  readonly token: string;
  /** Number of the last build that was announced: the page knows of it. */
  readonly build: number;
  /** Which content of the page this is; absent where there is none yet. */
  readonly revision?: string;
}

/** What tells two contents of a page apart. */
export function revisionOf(html: string): string {
  return createHash('sha256').update(html).digest('hex').slice(0, 16);
}

/** Puts the live script into a page, before all other scripts: it has to see the page before they change it. */
export function injectScript(html: string, { server, token, build, revision }: PageIdentity): string {
  const script =
    `<script src="${OWN_PATH}live.js" defer data-pylit-live data-server="${server}" data-token="${token}" data-build="${build}"` +
    `${revision === undefined ? '' : ` data-revision="${revision}"`}></script>`;
  const head = /<head(?:\s[^>]*)?>/i.exec(html);
  if (!head) return `${html}${script}`;
  const end = head.index + head[0].length;
  return `${html.slice(0, end)}\n${script}${html.slice(end)}`;
}

/** The document that a page was woven from, by path from the source root, as the page's foot names it. */
export function documentOf(html: string): string | undefined {
  const named = html.lastIndexOf(SOURCE_START);
  if (named < 0) return undefined;
  const start = named + SOURCE_START.length;
  return unescapeHtml(html.slice(start, html.indexOf('<', start)));
}

const SOURCE_START = '<span class="source">';
const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

function unescapeHtml(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name: string) => CHARACTERS[name] ?? '');
}
