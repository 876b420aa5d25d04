import { NEEDED_PARENT } from '../raw/elements.ts';

/**
 * Keeps the halves of raw HTML elements that stand in different blocks in balance over a page: what is never opened is not closed,
 * what stays open is closed at the end.
 */
export class OpenElements {
  readonly #open: string[] = [];

  /** @returns the start tag, or nothing where the element cannot stand here */
  start(tag: string, html: string): string {
    const parents = NEEDED_PARENT[tag];
    const parent = this.#open.at(-1);
    if (parents && (parent === undefined || !parents.includes(parent))) return '';
    this.#open.push(tag);
    return html;
  }

  /** @returns the end tag, after those of the elements still open inside; nothing where none is open */
  end(tag: string): string {
    const index = this.#open.lastIndexOf(tag);
    return index < 0 ? '' : endTags(this.#open.splice(index));
  }

  /** @returns the end tags of all that is still open */
  endAll(): string {
    return endTags(this.#open.splice(0));
  }
}

function endTags(tags: readonly string[]): string {
  return tags
    .toReversed()
    .map(tag => `</${tag}>`)
    .join('');
}
