/** File name endings of noweb. */
export const NOWEB_EXTENSIONS = ['.nw'];

/** Changes whenever the same source may give another result; known without loading the reader. @param markdown of the parser of Markdown */
export function nowebIdentity(markdown: string): string {
  return `noweb 2, ${markdown}`;
}
