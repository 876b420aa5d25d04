import type { Artifact, Hole } from '../../../literate/artifact.ts';
import type { Words } from '../../../literate/words/words.ts';
import { OpenElements } from '../page/balance.ts';
import { escapeHtml } from '../page/escape.ts';

/** What the fragments of one version of a document share. */
export interface FragmentPage {
  /** Put before every id, so that two versions may stand in one page. */
  readonly prefix: string;
  /** Address of a file of the project, as the document names it; undefined where it leads nowhere. */
  readonly fileUrl: (name: string) => string | undefined;
  readonly words: Words;
}

/**
 * Writes one block by itself. Links to other places of the project lead nowhere, since only this document is there; footnotes are
 * shown by name.
 *
 * @param block its number in the document
 */
export function fragmentHtml(artifact: Artifact, block: number, page: FragmentPage): string {
  const open = new OpenElements();
  let html = '';
  for (const part of artifact.parts) html += typeof part === 'string' ? part : filled(part, block, page, open);
  html = (html + open.endAll()).replace(/ id="(?=fn)/g, ` id="${page.prefix}-`);
  return artifact.place === 'end' && html.trim() !== '' ? `<ol class="footnotes">\n${html}</ol>\n` : html;
}

function filled(hole: Hole, block: number, { prefix, fileUrl, words }: FragmentPage, open: OpenElements): string {
  switch (hole.hole) {
    case 'href':
      return escapeHtml((hole.namespace === 'file' ? fileUrl(hole.name) : undefined) ?? `#${prefix}`);
    case 'anchor':
      return `${prefix}-${block}-${hole.index}`;
    case 'word':
      return words.markup(escapeHtml, hole.word, ...(hole.values ?? []).map(escapeHtml));
    case 'number':
      return hole.phrase === undefined ? '' : words.markup(escapeHtml, hole.phrase, '');
    case 'footnote':
      return escapeHtml(hole.name);
    case 'footnote-reference':
      return `${prefix}-${block}`;
    case 'chunk-head':
      return `<figcaption class="chunk-head"><span class="chunk-name">${escapeHtml(hole.name)}</span></figcaption>`;
    case 'open':
      return open.start(hole.tag, hole.html);
    case 'close':
      return open.end(hole.tag);
    default:
      return '';
  }
}
