import type { PageInput } from '../../../literate/format.ts';
import type { WordKey } from '../../../literate/words/words.ts';
import { documentLanguage, pageWords } from '../../print/page-words.ts';
import { CODE_FILES } from '../code/files.ts';
import { HISTORY_FILES } from '../history/files.ts';
import type { HistoryPages } from '../history/options.ts';
import { historyPath } from '../history/page-history.ts';
import { THEME_FILES } from '../theme/files.ts';
import { headingList, pageHeadings } from './contents.ts';
import { pageDescription } from './description.ts';
import { escapeHtml } from './escape.ts';
import { fillPage } from './fill.ts';
import { menuHtml } from './menu.ts';
import { neighbourLinks } from './neighbours.ts';
import { relativeUrl } from './relative-url.ts';
import { pageNumbers } from './section-numbers.ts';

/** Makes a whole page: the filled artifacts in the theme's layout. */
export function assemblePage(page: PageInput, history?: HistoryPages): string {
  const path = page.site.pagePath(page.document);
  // Joined by `+` alone, so that a large body is copied once, when it is written.
  return `<!DOCTYPE html>
<html lang="${escapeHtml(documentLanguage(page, page.site.language))}">
${head(page, path, history)}
<body>
<a class="skip-link" href="#pylit-main">${say(page, 'skip')}</a>
<div class="layout">
${side(page, path)}
${main(page, path, history)}
${pageContents(page)}
</div>
</body>
</html>
`;
}

/** A phrase in the language of the page. @param values HTML */
function say(page: PageInput, key: WordKey, ...values: readonly string[]): string {
  return pageWords(page).markup(escapeHtml, key, ...values);
}

function frontmatterText({ outline }: PageInput, key: string): string | undefined {
  const value = outline.exports.frontmatter?.[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function head(page: PageInput, path: string, history: HistoryPages | undefined): string {
  const { site, outline } = page;
  const own = outline.exports.title ?? page.document;
  const title = own === site.title || site.title === '' ? own : `${own} · ${site.title}`;
  const description = pageDescription(page);
  const file = (name: string) => escapeHtml(relativeUrl(path, name));
  return [
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(title)}</title>`,
    description === '' ? '' : `<meta name="description" content="${escapeHtml(description)}">`,
    '<meta name="generator" content="pylit">',
    `<link rel="icon" type="image/svg+xml" href="${file(THEME_FILES.icon)}">`,
    `<link rel="stylesheet" href="${file(THEME_FILES.styles)}">`,
    `<script src="${file(THEME_FILES.early)}"></script>`,
    `<script src="${file(THEME_FILES.script)}" defer></script>`,
    ...(outline.exports.chunks.length > 0 || (page.isCollected && site.codePage)
      ? [
          `<link rel="stylesheet" href="${file(CODE_FILES.styles)}">`,
          `<script src="${file(CODE_FILES.script)}" defer></script>`,
        ]
      : []),
    history ? `<link rel="stylesheet" href="${file(HISTORY_FILES.styles)}">` : '',
    history?.panel ? `<script src="${file(HISTORY_FILES.script)}" defer></script>` : '',
    '</head>',
  ]
    .filter(line => line !== '')
    .join('\n');
}

/** The column beside the text; on a narrow screen a bar over it, with buttons that open the menu and the contents. */
function side(page: PageInput, path: string): string {
  const { site, outline, document } = page;
  const title = escapeHtml(site.title);
  const hasContents = pageHeadings(outline).length > 1;
  return [
    '<header class="side">',
    '<div class="bar">',
    `<button class="bar-button menu-button" type="button" popovertarget="pylit-menu">${say(page, 'menu')}</button>`,
    site.home === undefined
      ? `<span class="site-title">${title}</span>`
      : `<a class="site-title" href="${escapeHtml(relativeUrl(path, site.home))}">${title}</a>`,
    hasContents
      ? `<button class="bar-button contents-button" type="button" popovertarget="pylit-contents">${say(page, 'onlyContents')}</button>`
      : '',
    `<button class="bar-button theme-button" type="button" hidden>${say(page, 'theme')}</button>`,
    '</div>',
    `<nav class="menu" id="pylit-menu" popover aria-label="${say(page, 'pages')}">\n${menuHtml(site.menu(document), path, pageWords(page))}\n</nav>`,
    '</header>',
  ]
    .filter(line => line !== '')
    .join('\n');
}

function main(page: PageInput, path: string, history: HistoryPages | undefined): string {
  const { body, notes } = fillPage(page, history);
  const trail = breadcrumb(page, path);
  const neighbours = neighbourLinks(path, page.site.neighbours(page.document), pageWords(page));
  return `<main class="main" id="pylit-main" tabindex="-1">
${line(trail)}${legend(page, history)}<article class="text"${historyAttribute(path, history)}>
${titleHeading(page, body)}${body}${footnotes(page, notes)}</article>
${line(neighbours)}<footer class="colophon">${comparisonLinks(page, path, history)}${wovenBy(page)}</footer>
</main>`;
}

/** Where the history of the page's blocks is to be had. */
function historyAttribute(path: string, history: HistoryPages | undefined): string {
  return history?.panel ? ` data-history="${escapeHtml(relativeUrl(path, historyPath(path)))}"` : '';
}

function wovenBy(page: PageInput): string {
  if (page.isCollected) return say(page, 'woven');
  return say(page, 'wovenFrom', `<span class="source">${escapeHtml(page.document)}</span>`);
}

function legend(page: PageInput, history: HistoryPages | undefined): string {
  const { since } = history ?? {};
  if (!since || page.outline.blocks.every(({ id }) => since.has(id))) return '';
  return `<p class="history-legend">${say(page, 'barMarks', escapeHtml(since.name))}</p>\n`;
}

function comparisonLinks(page: PageInput, path: string, history: HistoryPages | undefined): string {
  const { comparisons = [] } = history ?? {};
  if (comparisons.length === 0) return '';
  const links = comparisons.map(
    ({ title, path: to }) => `<a href="${escapeHtml(relativeUrl(path, to))}">${escapeHtml(title)}</a>`,
  );
  const list = pageWords(page).joined(links, escapeHtml);
  return `<p class="history-links">${say(page, 'whatChanged', list)}</p>\n`;
}

function line(html: string): string {
  return html === '' ? '' : `${html}\n`;
}

/**
 * Every page has one heading of the first level: its own; else the title of its front matter; else, for a page that begins lower
 * (a chapter of a book), the site's title, which is only heard.
 */
function titleHeading(page: PageInput, body: string): string {
  if (/<h1[\s>]/.test(body)) return '';
  const title = frontmatterText(page, 'title');
  if (title !== undefined) return `<h1>${escapeHtml(title)}</h1>\n`;
  return `<h1 class="unseen">${escapeHtml(page.site.title)}</h1>\n`;
}

function breadcrumb(page: PageInput, path: string): string {
  const folders = page.site.trail(page.document);
  if (folders.length === 0) return '';
  const items = folders.map(folder => {
    const title = escapeHtml(folder.title);
    return `<li>${folder.path === undefined ? title : `<a href="${escapeHtml(relativeUrl(path, folder.path))}">${title}</a>`}</li>`;
  });
  return `<nav class="trail" aria-label="${say(page, 'trail')}"><ol>${items.join('')}</ol></nav>`;
}

function footnotes(page: PageInput, notes: readonly string[]): string {
  if (notes.length === 0) return '';
  return [
    '<section class="footnotes" role="doc-endnotes" aria-labelledby="pylit-footnotes">',
    `<h2 class="unseen" id="pylit-footnotes">${say(page, 'footnotes')}</h2>`,
    `<ol>\n${notes.join('')}</ol>`,
    '</section>\n',
  ].join('\n');
}

function pageContents(page: PageInput): string {
  const { outline } = page;
  const headings = pageHeadings(outline);
  if (headings.length < 2) return '<div class="page-contents-space"></div>';
  const list = headingList(headings, 3, anchor => `#${encodeURIComponent(anchor.id)}`, pageNumbers(page));
  return `<nav class="page-contents" id="pylit-contents" popover aria-labelledby="pylit-contents-title">
<p class="page-contents-title" id="pylit-contents-title">${say(page, 'onThisPage')}</p>
${list}
</nav>`;
}
