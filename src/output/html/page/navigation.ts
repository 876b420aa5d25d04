import type { NavigationNode, PageLink } from '../../../literate/format.ts';
import { escapeHtml } from './escape.ts';
import { relativeUrl } from './relative-url.ts';

/** Makes the site's menu as one page shows it: folders on the way to the page are open. */
export function navigationList(nodes: readonly NavigationNode[], path: string): string {
  if (nodes.length === 0) return '';
  return `<ul>\n${nodes.map(node => navigationItem(node, path)).join('\n')}\n</ul>`;
}

function navigationItem(node: NavigationNode, path: string): string {
  const link = navigationLink(node, path);
  if (node.children.length === 0) return `<li>${link}</li>`;
  const open = node.path === path || holds(node.children, path) ? ' open' : '';
  const list = navigationList(node.children, path);
  if (node.path === undefined) return `<li><details${open}><summary>${link}</summary>${list}</details></li>`;
  // A link may not stand in a summary: both react to a click. They stand side by side.
  const summary = `<summary><span class="unseen">Pages of ${escapeHtml(node.title)}</span></summary>`;
  return `<li class="branch">${link}<details${open}>${summary}${list}</details></li>`;
}

function navigationLink(node: NavigationNode, path: string): string {
  const title = escapeHtml(node.title);
  if (node.path === undefined) return `<span>${title}</span>`;
  const current = node.path === path ? ' aria-current="page"' : '';
  return `<a href="${escapeHtml(relativeUrl(path, node.path))}"${current}>${title}</a>`;
}

function holds(nodes: readonly NavigationNode[], path: string): boolean {
  return nodes.some(node => node.path === path || holds(node.children, path));
}

/** Makes links to the pages before and after. */
export function neighbourLinks(
  path: string,
  links: { readonly previous?: PageLink; readonly next?: PageLink },
): string {
  const { previous, next } = links;
  if (!previous && !next) return '';
  return [
    '<nav class="neighbours" aria-label="Pages before and after">',
    previous ? neighbour(path, previous, 'prev', 'Previous') : '',
    next ? neighbour(path, next, 'next', 'Next') : '',
    '</nav>',
  ].join('');
}

function neighbour(path: string, link: PageLink, rel: string, word: string): string {
  const url = escapeHtml(relativeUrl(path, link.path));
  return `<a class="neighbour-${rel}" rel="${rel}" href="${url}"><span>${word}</span> ${escapeHtml(link.title)}</a>`;
}
