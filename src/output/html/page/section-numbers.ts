import type { Anchor } from '../../../literate/document.ts';
import { escapeHtml } from './escape.ts';

/** Puts the numbers of sections into their headings. No artifact holds them: they depend on other documents. */
export function withSectionNumbers(
  html: string,
  anchors: readonly Anchor[],
  numbers: Readonly<Record<string, string>>,
): string {
  let numbered = html;
  for (const { id, kind } of anchors) {
    const number = kind === 'heading' ? numbers[id] : undefined;
    if (number === undefined) continue;
    const end = startTagEnd(numbered, escapeHtml(id));
    if (end < 0) continue;
    const shown = `<span class="section-number">${escapeHtml(number)} </span>`;
    numbered = numbered.slice(0, end) + shown + numbered.slice(end);
  }
  return numbered;
}

/** Where the start tag of the heading with an id ends; -1 where there is none. */
function startTagEnd(html: string, id: string): number {
  const at = html.indexOf(` id="${id}"`);
  const start = at < 0 ? -1 : html.lastIndexOf('<', at);
  return start >= 0 && /^<h[1-6]\s/.test(html.slice(start, start + 4)) ? html.indexOf('>', at) + 1 : -1;
}
