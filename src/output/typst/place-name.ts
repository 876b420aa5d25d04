/** The name that a place has in print: the page of its document, and its id there. */
export function placeName(path: string, anchor = ''): string {
  return anchor === '' ? path : `${path}#${anchor}`;
}
