import type { ProgramChunk, SitePrograms } from '../../../literate/format.ts';
import type { WordKey } from '../../../literate/words/words.ts';
import { escapeHtml } from '../page/escape.ts';
import type { PlaceLinks } from './place-links.ts';

/** Makes a list of all chunks by name: where each is defined, where it is used, and into which file it goes. */
export function chunkList({ chunks }: SitePrograms, links: PlaceLinks): string {
  const named = chunks.filter(({ name, files }) => !files.includes(name));
  const items = named.toSorted(byName).map(chunk => `<li>${chunkItem(chunk, links)}</li>`);
  return items.length === 0 ? '' : `<ul class="code-list">\n${items.join('\n')}\n</ul>`;
}

function chunkItem(chunk: ProgramChunk, links: PlaceLinks): string {
  const { definitions, uses, files, isUnused } = chunk;
  const say = (key: WordKey, value = '') => links.words.markup(escapeHtml, key, value);
  const facts = [
    say(
      'definedIn',
      links.some(definitions, place => links.byPage(place)),
    ),
    files.length > 0 &&
      say(
        'writtenTo',
        links.some(files, file => `<span class="code-file">${escapeHtml(file)}</span>`),
      ),
    uses.length > 0 &&
      say(
        'usedInParts',
        links.some(uses, use => links.toUse(use)),
      ),
    isUnused && `<strong class="code-warning">${say('neverUsed')}</strong>`,
  ].filter(fact => typeof fact === 'string');
  return `${links.byName(chunk)} <span class="code-note">${facts.join('; ')}</span>`;
}

/** Without regard to upper and lower case; the same on every machine. */
export function byName(a: Pick<ProgramChunk, 'name'>, b: Pick<ProgramChunk, 'name'>): number {
  const [x, y] = [a.name.toLowerCase(), b.name.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
