import type { Anchor, SectionNumbering } from '../../../literate/document.ts';
import type { PageInput } from '../../../literate/format.ts';
import { pageHeadings } from './contents.ts';
import { escapeHtml } from './escape.ts';

/** The numbers of a page's sections as they stand before the titles: those that a list of documents gives it, else its own. */
export function pageNumbers({ site, document, outline }: PageInput): Readonly<Record<string, string>> | undefined {
  const given = site.numbers?.(document);
  if (given) return Object.fromEntries(Object.entries(given).map(([id, number]) => [id, `${number}. `]));
  const { numbering } = outline.exports;
  return numbering && ownNumbers(pageHeadings(outline), numbering);
}

/** Numbers all headings below the title, as docutils does. */
function ownNumbers(
  headings: readonly Anchor[],
  { depth = Number.POSITIVE_INFINITY, start = 1, prefix = '', suffix = '' }: SectionNumbering,
): Record<string, string> {
  const numbers: Record<string, string> = {};
  const open: { depth: number; count: number }[] = [];
  for (const { id, depth: level = 1 } of headings) {
    while ((open.at(-1)?.depth ?? 0) > level) open.pop();
    const last = open.at(-1);
    if (last?.depth === level) last.count += 1;
    else open.push({ depth: level, count: open.length === 0 ? start : 1 });
    if (open.length <= depth) numbers[id] = `${prefix}${open.map(({ count }) => count).join('.')}${suffix} `;
  }
  return numbers;
}

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
    const shown = `<span class="section-number">${escapeHtml(number)}</span>`;
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
