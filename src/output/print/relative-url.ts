/**
 * Makes the URL that leads from one page to another file of the site, so that the site works in any folder and from `file://`.
 *
 * @param from path of the page, from the site's root
 * @param to path of the other, from the site's root
 * @example relativeUrl('guide/a.html', 'guide/b.html', 'x') // 'b.html#x'
 */
export function relativeUrl(from: string, to: string, fragment?: string): string {
  const hash = fragment === undefined || fragment === '' ? '' : `#${encodeUrl(fragment)}`;
  if (from === to && hash !== '') return hash;
  const shared = sharedFolders(from, to);
  let url = '';
  for (let slash = from.indexOf('/', shared); slash >= 0; slash = from.indexOf('/', slash + 1)) url += '../';
  return url + encodePath(to.slice(shared)) + hash;
}

/** How many characters the folders have that both paths begin with. */
function sharedFolders(from: string, to: string): number {
  let shared = 0;
  const end = Math.min(from.length, to.length);
  for (let index = 0; index < end && from.charCodeAt(index) === to.charCodeAt(index); index += 1) {
    if (from.charCodeAt(index) === SLASH) shared = index + 1;
  }
  return shared;
}

const SLASH = 47;

function encodePath(path: string): string {
  return PLAIN.test(path) ? path : path.split('/').map(encodeUrl).join('/');
}

/** Makes one name or fragment fit for a URL. */
function encodeUrl(text: string): string {
  return PLAIN_NAME.test(text) ? text : encodeURIComponent(text.toWellFormed());
}

/** What `encodeURIComponent` leaves as it is, and the slashes of a path. */
const PLAIN = /^[\w.~!*'()/-]*$/;
const PLAIN_NAME = /^[\w.~!*'()-]*$/;
