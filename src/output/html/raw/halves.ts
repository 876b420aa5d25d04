import { ENDED_BY, HTML_ELEMENTS, VOID_ELEMENTS } from './elements.ts';
import { findTags, type Tag } from './tags.ts';

/** A stretch of raw HTML that is whole in itself, or one tag whose other half is not in it. */
export type Piece =
  | { readonly kind: 'whole'; readonly html: string }
  | { readonly kind: 'open' | 'close'; readonly name: string; readonly html: string };

/**
 * Splits a block of raw HTML into what is whole and the tags whose other halves stand in other blocks: `<details>` before
 * paragraphs, `</details>` after them.
 */
export function splitHalves(html: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const tag of unmatched(html)) {
    if (tag.start > done) pieces.push({ kind: 'whole', html: html.slice(done, tag.start) });
    const kind = tag.kind === 'close' ? 'close' : 'open';
    pieces.push({ kind, name: tag.name, html: html.slice(tag.start, tag.end) });
    done = tag.end;
  }
  if (done < html.length) pieces.push({ kind: 'whole', html: html.slice(done) });
  return pieces;
}

/** The tags without their other half, in order. */
function unmatched(html: string): Tag[] {
  const open: Tag[] = [];
  const closers: Tag[] = [];
  for (const tag of findTags(html)) {
    if (isVoid(tag)) continue;
    if (tag.kind === 'close') {
      const index = open.findLastIndex(other => other.name === tag.name);
      if (index < 0) closers.push(tag);
      else open.length = index;
    } else {
      while (ENDED_BY[tag.name]?.includes(open.at(-1)?.name ?? '')) open.pop();
      open.push(tag);
    }
  }
  return [...closers, ...open.filter(tag => staysOpen(html, tag))].sort((a, b) => a.start - b.start);
}

/** HTML knows no empty tags but of its void elements; those of other tools' components are empty as written. */
function isVoid(tag: Tag): boolean {
  return VOID_ELEMENTS.has(tag.name) || (tag.kind === 'empty' && !HTML_ELEMENTS.has(tag.name));
}

/** A paragraph's end tag may be left out, so one with text of its own ends with its block. */
function staysOpen(html: string, tag: Tag): boolean {
  return tag.name !== 'p' || html.slice(tag.end).trim() === '';
}
