import type { PageLink } from '../../../literate/format.ts';
import { escapeHtml } from './escape.ts';
import { relativeUrl } from './relative-url.ts';

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
