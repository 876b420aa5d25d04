import type { OutputFile, PageLink, Site, SitePrograms } from '../../../literate/format.ts';
import type { Words } from '../../../literate/words/words.ts';
import { siteWords } from '../../print/page-words.ts';
import { assemblePage } from '../page/assemble.ts';
import { collectedOutline } from '../page/collected-outline.ts';
import { escapeHtml } from '../page/escape.ts';
import { chunkList } from './chunk-list.ts';
import { fileTree } from './file-tree.ts';
import { nameList } from './name-list.ts';
import { PlaceLinks } from './place-links.ts';

/** Makes the page that lists all code of a site: its files with the chunks that they are made of, and its chunks by name. */
export function makeCodePage(site: Site, { title, path }: PageLink, programs: SitePrograms): OutputFile {
  const sections = codeSections(programs, path, siteWords(site));
  const html = sections.map(({ id, text, html }) => `<h2 id="${id}">${escapeHtml(text)}</h2>\n${html}\n`).join('');
  const heading = `<h1 id="code">${escapeHtml(title)}</h1>\n`;
  const anchors = [{ id: 'code', text: title, depth: 1 }, ...sections.map(({ id, text }) => ({ id, text, depth: 2 }))];
  const content = assemblePage({
    document: path,
    outline: collectedOutline(title, anchors),
    artifacts: [{ parts: [heading + html] }],
    isCollected: true,
    site,
  });
  return { path, content };
}

/** The HTML of the lists. @param path of the page that they stand on */
export function codeSections(
  programs: SitePrograms,
  path: string,
  words: Words,
): readonly { readonly id: string; readonly text: string; readonly html: string }[] {
  const links = new PlaceLinks(path, words);
  return [
    { id: 'files', text: words.text('files'), html: fileTree(programs, links) },
    { id: 'chunks', text: words.text('chunks'), html: chunkList(programs, links) },
    { id: 'names', text: words.text('names'), html: nameList(programs, links) },
  ].filter(({ html }) => html !== '');
}
