import type { OutputFile, PageLink, Site, SiteIndexEntry } from '../../../literate/format.ts';
import { generalIndex, type IndexGroup, type IndexLine } from '../../../literate/general-index.ts';
import type { Words } from '../../../literate/words/words.ts';
import { siteWords } from '../../print/page-words.ts';
import { assemblePage } from '../page/assemble.ts';
import { collectedOutline } from '../page/collected-outline.ts';
import { escapeHtml } from '../page/escape.ts';
import { relativeUrl } from '../page/relative-url.ts';

type Place = SiteIndexEntry['place'];

/** Makes the general index of a site: all entries of its documents, by letters. */
export function makeIndexPage(site: Site, { title, path }: PageLink, entries: readonly SiteIndexEntry[]): OutputFile {
  const words = siteWords(site);
  const groups = generalIndex(entries, words);
  const heading = `<h1 id="index">${escapeHtml(title)}</h1>\n`;
  const letters = groups.map(group => `<a href="#${idOf(group)}">${escapeHtml(group.letter)}</a>`).join(' ');
  const html = groups.map(group => groupHtml(group, path, words)).join('');
  const anchors = [
    { id: 'index', text: title, depth: 1 },
    ...groups.map(group => ({ id: idOf(group), text: group.letter, depth: 2 })),
  ];
  const content = assemblePage({
    document: path,
    outline: collectedOutline(title, anchors),
    artifacts: [{ parts: [`${heading}<p class="index-letters">${letters}</p>\n${html}`] }],
    isCollected: true,
    site,
  });
  return { path, content };
}

/** Letters beyond ASCII are called by their number. */
function idOf({ letter, areSymbols }: IndexGroup<Place>): string {
  if (areSymbols) return 'index-Symbols';
  if (/^[A-Z_]$/.test(letter)) return `index-${letter}`;
  return `index-u${[...letter].map(sign => (sign.codePointAt(0) ?? 0).toString(16)).join('-')}`;
}

/** The HTML of the index. @param path of the page that it stands on */
export function indexHtml(entries: readonly SiteIndexEntry[], path: string, words: Words): string {
  return generalIndex(entries, words)
    .map(group => groupHtml(group, path, words))
    .join('');
}

function groupHtml(group: IndexGroup<Place>, path: string, words: Words): string {
  const heading = `<h2 id="${idOf(group)}">${escapeHtml(group.letter)}</h2>`;
  return `${heading}\n<ul class="general-index">\n${linesHtml(group.lines, path, words)}\n</ul>\n`;
}

function linesHtml(lines: readonly IndexLine<Place>[], path: string, words: Words): string {
  return lines
    .map(line => {
      const below = line.lines.length === 0 ? '' : `\n<ul>\n${linesHtml(line.lines, path, words)}\n</ul>`;
      return `<li>${lineHtml(line, path, words)}${below}</li>`;
    })
    .join('\n');
}

/** The word is the first link; others of the same word are counted. */
function lineHtml({ text, links }: IndexLine<Place>, path: string, words: Words): string {
  const [first, ...more] = links;
  if (!first) return escapeHtml(text);
  const others = more.map((link, index) =>
    linkHtml(link, `[${index + 1}]`, path, words.text('placeOf', text, String(index + 2))),
  );
  return [linkHtml(first, escapeHtml(text), path), ...others].join(', ');
}

function linkHtml(link: IndexLine<Place>['links'][number], label: string, path: string, name?: string): string {
  const { place, main } = link;
  const spoken = name === undefined ? '' : ` aria-label="${escapeHtml(name)}"`;
  const html = `<a href="${escapeHtml(relativeUrl(path, place.path, place.anchor))}"${spoken}>${label}</a>`;
  return main ? `<strong>${html}</strong>` : html;
}
