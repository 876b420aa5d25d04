/**
 * Makes the URL that leads from one page to another file of the site, so that the site works in any folder and from `file://`.
 *
 * @param from path of the page, from the site's root
 * @param to path of the other, from the site's root
 * @example relativeUrl('guide/a.html', 'guide/b.html', 'x') // 'b.html#x'
 */
export function relativeUrl(from: string, to: string, fragment?: string): string {
  const hash = fragment === undefined || fragment === '' ? '' : `#${encodeURIComponent(fragment.toWellFormed())}`;
  if (from === to && hash !== '') return hash;
  const start = from.split('/').slice(0, -1);
  const end = to.split('/');
  const folders = end.slice(0, -1);
  let shared = 0;
  while (shared < start.length && shared < folders.length && start[shared] === folders[shared]) shared += 1;
  const up = start.slice(shared).map(() => '..');
  return [...up, ...end.slice(shared).map(name => encodeURIComponent(name.toWellFormed()))].join('/') + hash;
}
