import type { PageInput, PageLink } from '../../literate/format.ts';
import type { WordKey, Words } from '../../literate/words/words.ts';
import { placeOf } from './chapter.ts';
import { headingEntries } from './headings.ts';
import { COVER, STYLES } from './places.ts';
import { escapeXml } from './xhtml.ts';

/** An entry of the table of contents. */
interface Entry {
  readonly title: string;
  readonly href?: string;
  readonly children: Entry[];
}

/** Makes the table of contents: the folders that documents stand in, the documents, and their sections. */
export function navigationDocument(
  title: string,
  language: string,
  words: Words,
  pages: readonly PageInput[],
  lists: readonly PageLink[],
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): string {
  const root: Entry[] = [];
  for (const page of pages) folderOf(root, page).push(chapterEntry(page, ids));
  for (const { title, path } of lists) root.push({ title, href: hrefOf(path), children: [] });
  const first = pages[0];
  const say = (key: WordKey) => words.markup(escapeXml, key);
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="${escapeXml(language)}" lang="${escapeXml(language)}">
<head>
<title>${escapeXml(title)}</title>
<link rel="stylesheet" type="text/css" href="${STYLES}"/>
</head>
<body>
<nav epub:type="toc" role="doc-toc" id="toc">
<h1>${escapeXml(title)}</h1>
${list(root, words.text('untitled'))}
</nav>
<nav epub:type="landmarks" hidden="hidden" aria-label="${say('landmarks')}">
<ol>
<li><a epub:type="cover" href="${COVER}">${say('cover')}</a></li>
<li><a epub:type="toc" href="#toc">${say('contents')}</a></li>
${first ? `<li><a epub:type="bodymatter" href="${hrefOf(first.site.pagePath(first.document))}">${say('start')}</a></li>` : ''}
</ol>
</nav>
</body>
</html>
`;
}

/** The list that a document's entry belongs to: below the folders of its trail. */
function folderOf(root: Entry[], { site, document }: PageInput): Entry[] {
  let list = root;
  for (const { title } of site.trail(document)) {
    const last = list.at(-1);
    const known = last && last.title === title ? last : undefined;
    const entry = known ?? { title, children: [] };
    if (!known) list.push(entry);
    list = entry.children;
  }
  return list;
}

function chapterEntry({ site, document, outline }: PageInput, ids: ReadonlyMap<string, ReadonlySet<string>>): Entry {
  const path = site.pagePath(document);
  const own = ids.get(path) ?? new Set();
  return {
    title: outline.exports.title ?? document,
    href: hrefOf(path),
    children: headingEntries(outline)
      .filter(({ id }) => own.has(id))
      .map(({ id, text }) => ({ title: text, href: `${hrefOf(path)}#${encodeURIComponent(id)}`, children: [] })),
  };
}

function hrefOf(path: string): string {
  return escapeXml(placeOf(path).split('/').map(encodeURIComponent).join('/'));
}

/** @param untitled stands where there is no title */
function list(entries: readonly Entry[], untitled: string): string {
  const items = entries.map(({ title, href, children }) => {
    const text = escapeXml(title.trim() === '' ? untitled : title);
    const shown = href === undefined ? `<span>${text}</span>` : `<a href="${href}">${text}</a>`;
    return `<li>${shown}${children.length > 0 ? `\n${list(children, untitled)}\n` : ''}</li>`;
  });
  return `<ol>\n${items.join('\n')}\n</ol>`;
}
