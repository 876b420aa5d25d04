import type { SiteName, SitePrograms } from '../../../literate/format.ts';
import type { WordKey } from '../../../literate/words/words.ts';
import { escapeHtml } from '../page/escape.ts';
import { byName } from './chunk-list.ts';
import type { PlaceLinks } from './place-links.ts';

/** Makes a list of the names that code defines: what each is, where it is defined, and where it is used. */
export function nameList({ names }: SitePrograms, links: PlaceLinks): string {
  const items = names.toSorted(byName).map(name => `<li>${nameItem(name, links)}</li>`);
  return items.length === 0 ? '' : `<ul class="code-list">\n${items.join('\n')}\n</ul>`;
}

function nameItem({ name, kind, place, line, uses }: SiteName, links: PlaceLinks): string {
  const anchor = place.anchor === '' ? '' : `${place.anchor}-L${line}`;
  const link = links.to({ ...place, anchor }, `<span class="code-file">${escapeHtml(name)}</span>`, 'chunk-link');
  const say = (key: WordKey, value = '') => links.words.markup(escapeHtml, key, value);
  const facts = [
    ...(kind === 'name' ? [] : [say(kind)]),
    say('definedIn', links.byPage(place)),
    ...(uses.length > 0
      ? [
          say(
            'usedInParts',
            links.some(uses, use => links.toUse(use)),
          ),
        ]
      : []),
  ];
  return `${link} <span class="code-note">${facts.join('; ')}</span>`;
}
