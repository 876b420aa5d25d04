import type { SitePrograms } from '../../../literate/format.ts';
import { escapeHtml } from '../page/escape.ts';
import type { PlaceLinks } from './place-links.ts';

/** Chunks that are shown below each other; deeper ones stand in the list of chunks. */
const DEEPEST = 12;

/** Entries of all trees together. */
const MOST_ENTRIES = 20_000;

/** Makes a list of files, each with the chunks that it is made of. What was shown once is only named again. */
export function fileTree({ files, chunks }: SitePrograms, links: PlaceLinks): string {
  const shown = new Set<number>();
  let entries = 0;

  function children(index: number, depth: number): string {
    const items = (chunks[index]?.children ?? []).flatMap(child => {
      entries += 1;
      return entries > MOST_ENTRIES ? [] : item(child, depth + 1);
    });
    const missing = (chunks[index]?.missing ?? []).map(
      name => `<li><span class="chunk-ref undefined" title="No chunk has this name.">${escapeHtml(name)}</span></li>`,
    );
    const all = [...items, ...missing];
    return all.length === 0 ? '' : `<ul>${all.join('')}</ul>`;
  }

  function item(index: number, depth: number): string {
    const chunk = chunks[index];
    if (!chunk) return '';
    const parts =
      chunk.definitions.length > 1 ? ` <span class="code-note">${chunk.definitions.length} parts</span>` : '';
    const head = links.byName(chunk) + parts;
    if (chunk.children.length + chunk.missing.length === 0) return `<li>${head}</li>`;
    if (shown.has(index)) return `<li>${head} <span class="code-note">as above</span></li>`;
    if (depth >= DEEPEST) return `<li>${head} <span class="code-note">…</span></li>`;
    shown.add(index);
    return `<li>${head}${children(index, depth)}</li>`;
  }

  const items = files.map(({ path, chunk: index, isRefused }) => {
    const chunk = chunks[index];
    const [first] = chunk?.definitions ?? [];
    const label = `<span class="code-file">${escapeHtml(path)}</span>`;
    const head = first ? links.to(first, label, 'chunk-link') : label;
    const note = isRefused ? ' <span class="code-note">cannot be made</span>' : '';
    const inner = chunk?.name === path || !chunk ? children(index, 0) : `<ul>${item(index, 0)}</ul>`;
    return `<li>${head}${note}${inner}</li>`;
  });
  return items.length === 0 ? '' : `<ul class="code-tree">\n${items.join('\n')}\n</ul>`;
}
