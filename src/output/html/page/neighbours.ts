import type { PageLink } from '../../../literate/format.ts';
import type { Words } from '../../../literate/words/words.ts';
import { escapeHtml } from './escape.ts';
import { relativeUrl } from './relative-url.ts';

/** Makes links to the pages before and after. */
export function neighbourLinks(
  path: string,
  links: { readonly previous?: PageLink; readonly next?: PageLink },
  words: Words,
): string {
  const { previous, next } = links;
  if (!previous && !next) return '';
  return [
    `<nav class="neighbours" aria-label="${words.markup(escapeHtml, 'neighbours')}">`,
    previous ? neighbour(path, previous, 'prev', words.markup(escapeHtml, 'previous')) : '',
    next ? neighbour(path, next, 'next', words.markup(escapeHtml, 'next')) : '',
    '</nav>',
  ].join('');
}

function neighbour(path: string, link: PageLink, rel: string, word: string): string {
  const url = escapeHtml(relativeUrl(path, link.path));
  return `<a class="neighbour-${rel}" rel="${rel}" href="${url}"><span>${word}</span> ${escapeHtml(link.title)}</a>`;
}
