import type { PageInput, PageNames } from '../../../literate/format.ts';
import type { Words } from '../../../literate/words/words.ts';
import { pageWords } from '../../print/page-words.ts';
import { PlaceLinks } from '../code/place-links.ts';
import { escapeHtml } from './escape.ts';

type PartNames = PageNames[string];

/** More names than these are shown when a reader asks for them. */
const MOST_SHOWN = 8;

/** Makes the line under a chunk's code that says which names it defines, where these are used, and which names of others it uses. */
export function chunkNames(page: PageInput, anchor: string | undefined): string {
  const names = anchor === undefined ? undefined : page.site.names(page.document)[anchor];
  if (!names) return '';
  const words = pageWords(page);
  const links = new PlaceLinks(page.site.pagePath(page.document), words);
  const joined = (items: readonly string[]) => words.joined(items, escapeHtml);
  const sentences = [
    names.defines.length > 0 &&
      words.markup(escapeHtml, 'defines', joined(names.defines.map(one => definedName(one, links, words)))),
    names.uses.length > 0 && words.markup(escapeHtml, 'uses', joined(names.uses.map(used => usedName(used, links)))),
  ].filter(sentence => typeof sentence === 'string');
  if (size(names) <= MOST_SHOWN) return `<p class="chunk-foot chunk-names">${sentences.join(' ')}</p>`;
  const text = sentences.map(sentence => `<p>${sentence}</p>`).join('');
  return `<details class="chunk-foot chunk-names"><summary>${summary(names, words)}</summary>${text}</details>`;
}

function definedName({ name, uses }: PartNames['defines'][number], links: PlaceLinks, words: Words): string {
  const code = `<code>${escapeHtml(name)}</code>`;
  if (uses.length === 0) return code;
  return words.markup(
    escapeHtml,
    'withUsesApart',
    code,
    links.some(uses, use => links.toUse(use)),
  );
}

function usedName({ name, place }: PartNames['uses'][number], links: PlaceLinks): string {
  return links.to(place, `<code>${escapeHtml(name)}</code> <span class="chunk-number">§${place.number}</span>`);
}

/** How much there is to read. */
function size({ defines, uses }: PartNames): number {
  return defines.reduce((sum, defined) => sum + 1 + defined.uses.length / 2, 0) + uses.length;
}

function summary({ defines, uses }: PartNames, words: Words): string {
  if (uses.length === 0) return words.counted(escapeHtml, 'definesNames', defines.length);
  if (defines.length === 0) return words.counted(escapeHtml, 'usesNames', uses.length);
  return words.counted(escapeHtml, 'definesAndUses', uses.length, String(defines.length));
}
