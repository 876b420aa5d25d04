import type { PageInput, PageNames } from '../../../literate/format.ts';
import { PlaceLinks } from '../code/place-links.ts';
import { escapeHtml } from './escape.ts';

type PartNames = PageNames[string];

/** More names than these are shown when a reader asks for them. */
const MOST_SHOWN = 8;

/** Makes the line under a chunk's code that says which names it defines, where these are used, and which names of others it uses. */
export function chunkNames(page: PageInput, anchor: string | undefined): string {
  const names = anchor === undefined ? undefined : page.site.names(page.document)[anchor];
  if (!names) return '';
  const links = new PlaceLinks(page.site.pagePath(page.document));
  const sentences = [
    names.defines.length > 0 && `Defines ${names.defines.map(defined => definedName(defined, links)).join(', ')}.`,
    names.uses.length > 0 && `Uses ${names.uses.map(used => usedName(used, links)).join(', ')}.`,
  ].filter(sentence => typeof sentence === 'string');
  if (size(names) <= MOST_SHOWN) return `<p class="chunk-foot chunk-names">${sentences.join(' ')}</p>`;
  const text = sentences.map(sentence => `<p>${sentence}</p>`).join('');
  return `<details class="chunk-foot chunk-names"><summary>${summary(names)}</summary>${text}</details>`;
}

function definedName({ name, uses }: PartNames['defines'][number], links: PlaceLinks): string {
  const where = uses.length === 0 ? '' : ` (used in ${links.some(uses, use => links.toUse(use))})`;
  return `<code>${escapeHtml(name)}</code>${where}`;
}

function usedName({ name, place }: PartNames['uses'][number], links: PlaceLinks): string {
  return links.to(place, `<code>${escapeHtml(name)}</code> <span class="chunk-number">§${place.number}</span>`);
}

/** How much there is to read. */
function size({ defines, uses }: PartNames): number {
  return defines.reduce((sum, defined) => sum + 1 + defined.uses.length / 2, 0) + uses.length;
}

function summary({ defines, uses }: PartNames): string {
  const counted = (count: number) => `${count} name${count === 1 ? '' : 's'}`;
  if (uses.length === 0) return `Defines ${counted(defines.length)}`;
  if (defines.length === 0) return `Uses ${counted(uses.length)}`;
  return `Defines ${defines.length} and uses ${counted(uses.length)}`;
}
