import { TEXT_ELEMENTS } from './elements.ts';

/** A tag in raw HTML. Offsets count from the start of the text. */
export interface Tag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly start: number;
  readonly end: number;
}

/**
 * What matters in raw HTML: comments, declarations and sections (skipped), and tags with their quoted attributes. What is not
 * closed goes on to the end, as in the HTML standard; so every alternative matches, and matching takes linear time.
 */
const TOKEN =
  /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*(?:>|$)|<(\/?)([a-z][^\s/>]*)((?:[^>=]+|=\s*"[^"]*(?:"|$)|=\s*'[^']*(?:'|$)|=)*)(>|$)/gi;

/** Finds the tags of raw HTML in order. Tags inside comments and in elements that hold only text are none. */
export function findTags(html: string): Tag[] {
  const tags: Tag[] = [];
  let until: string | undefined;
  for (const match of html.matchAll(TOKEN)) {
    const [whole, slash, rawName, attributes = '', end] = match;
    const name = rawName?.toLowerCase();
    if (name === undefined || end === '' || (until !== undefined && !(slash === '/' && name === until))) continue;
    until = undefined;
    const kind = slash === '/' ? 'close' : attributes.endsWith('/') ? 'empty' : 'open';
    if (kind === 'open' && TEXT_ELEMENTS.has(name)) until = name;
    tags.push({ name, kind, start: match.index, end: match.index + whole.length });
  }
  return tags;
}
