import type { SitePrograms } from '../../../literate/format.ts';
import { escapeHtml } from '../page/escape.ts';
import type { PlaceLinks } from './place-links.ts';

/** Chunks that are shown below each other; deeper ones stand in the list of chunks. */
const DEEPEST = 12;

/** Entries of all trees together. */
const MOST_ENTRIES = 20_000;

/** Makes a list of files, each with the chunks that it is made of. What was shown once is only named again. */
export function fileTree({ files, chunks }: SitePrograms, links: PlaceLinks): string {
  const { words } = links;
  const note = (text: string) => ` <span class="code-note">${text}</span>`;
  const shown = new Set<number>();
  let entries = 0;

  function children(index: number, depth: number): string {
    const items = (chunks[index]?.children ?? []).flatMap(child => {
      entries += 1;
      return entries > MOST_ENTRIES ? [] : item(child, depth + 1);
    });
    const missing = (chunks[index]?.missing ?? []).map(
      name =>
        `<li><span class="chunk-ref undefined" title="${words.markup(escapeHtml, 'noChunk')}">${escapeHtml(name)}</span></li>`,
    );
    const all = [...items, ...missing];
    return all.length === 0 ? '' : `<ul>${all.join('')}</ul>`;
  }

  function item(index: number, depth: number): string {
    const chunk = chunks[index];
    if (!chunk) return '';
    const count = chunk.definitions.length;
    const parts = count > 1 ? note(words.counted(escapeHtml, 'parts', count)) : '';
    const head = links.byName(chunk) + parts;
    if (chunk.children.length + chunk.missing.length === 0) return `<li>${head}</li>`;
    if (shown.has(index)) return `<li>${head}${note(words.markup(escapeHtml, 'asAbove'))}</li>`;
    if (depth >= DEEPEST) return `<li>${head}${note('…')}</li>`;
    shown.add(index);
    return `<li>${head}${children(index, depth)}</li>`;
  }

  const items = files.map(({ path, chunk: index, isRefused }) => {
    const chunk = chunks[index];
    const [first] = chunk?.definitions ?? [];
    const label = `<span class="code-file">${escapeHtml(path)}</span>`;
    const head = first ? links.to(first, label, 'chunk-link') : label;
    const problem = isRefused ? note(words.markup(escapeHtml, 'notMade')) : '';
    const inner = chunk?.name === path || !chunk ? children(index, 0) : `<ul>${item(index, 0)}</ul>`;
    return `<li>${head}${problem}${inner}</li>`;
  });
  return items.length === 0 ? '' : `<ul class="code-tree">\n${items.join('\n')}\n</ul>`;
}
