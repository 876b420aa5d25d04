import type { ModuleEntry } from '../../../literate/document.ts';
import type { OutputFile, PageLink, Site, SiteIndexEntry } from '../../../literate/format.ts';
import type { Words } from '../../../literate/words/words.ts';
import { siteWords } from '../../print/page-words.ts';
import { assemblePage } from '../page/assemble.ts';
import { collectedOutline } from '../page/collected-outline.ts';
import { escapeHtml } from '../page/escape.ts';
import { relativeUrl } from '../page/relative-url.ts';

/** A module, or a package of which only modules are described. */
interface Line extends ModuleEntry {
  readonly place?: SiteIndexEntry['place'];
  readonly modules: Line[];
}

/** Makes the index of modules of a site, as Sphinx has it: by letters, modules below their packages. */
export function makeModulePage(site: Site, { title, path }: PageLink, entries: readonly SiteIndexEntry[]): OutputFile {
  const groups = Map.groupBy(moduleLines(entries), ({ name }) => name.charAt(0).toLowerCase());
  const heading = `<h1 id="modules">${escapeHtml(title)}</h1>\n`;
  const letters = [...groups.keys()].map(letter => `<a href="#${idOf(letter)}">${escapeHtml(letter)}</a>`).join(' ');
  const words = siteWords(site);
  const html = [...groups].map(
    ([letter, lines]) =>
      `<h2 id="${idOf(letter)}">${escapeHtml(letter)}</h2>\n<ul class="module-index">\n${linesHtml(lines, path, words)}\n</ul>\n`,
  );
  const anchors = [
    { id: 'modules', text: title, depth: 1 },
    ...[...groups.keys()].map(letter => ({ id: idOf(letter), text: letter, depth: 2 })),
  ];
  const content = assemblePage({
    document: path,
    outline: collectedOutline(title, anchors),
    artifacts: [{ parts: [`${heading}<p class="index-letters">${letters}</p>\n${html.join('')}`] }],
    isCollected: true,
    site,
  });
  return { path, content };
}

/** Packages and modules without one, in the order of their names. */
function moduleLines(entries: readonly SiteIndexEntry[]): Line[] {
  const lines = new Map<string, Line>();
  const known = new Set<string>();
  const modules = entries.flatMap(({ module, place }) => (module ? [{ ...module, place, modules: [] }] : []));
  for (const line of modules.sort((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()))) {
    if (known.has(line.name)) continue;
    known.add(line.name);
    const [parent = ''] = line.name.split('.');
    if (parent === line.name) lines.set(line.name, line);
    else {
      const around = lines.get(parent) ?? { name: parent, modules: [] };
      around.modules.push(line);
      lines.set(parent, around);
    }
  }
  return [...lines.values()];
}

function linesHtml(lines: readonly Line[], path: string, words: Words): string {
  return lines
    .map(line => {
      const below = line.modules.length === 0 ? '' : `\n<ul>\n${linesHtml(line.modules, path, words)}\n</ul>`;
      return `<li>${lineHtml(line, path, words)}${below}</li>`;
    })
    .join('\n');
}

function lineHtml({ name, place, synopsis, platform, deprecated }: Line, path: string, words: Words): string {
  const code = `<code>${escapeHtml(name)}</code>`;
  return [
    place ? `<a href="${escapeHtml(relativeUrl(path, place.path, place.anchor))}">${code}</a>` : code,
    ...(platform === undefined ? [] : [` <em>(${escapeHtml(platform)})</em>`]),
    ...(deprecated ? [` <strong>${words.markup(escapeHtml, 'deprecated')}</strong>`] : []),
    ...(synopsis === undefined ? [] : [` ${escapeHtml(synopsis)}`]),
  ].join('');
}

/** Letters beyond ASCII are called by their number. */
function idOf(letter: string): string {
  return /^[a-z_]$/.test(letter) ? `modules-${letter}` : `modules-u${letter.codePointAt(0)?.toString(16)}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
