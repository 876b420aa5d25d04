import type { PageInput } from '../../../literate/format.ts';
import type { Words } from '../../../literate/words/words.ts';
import { footnoteNumbers } from '../../print/footnote-numbers.ts';
import { pageWords } from '../../print/page-words.ts';
import { noteId } from '../note-id.ts';
import { escapeHtml } from './escape.ts';

/** The footnotes of a page: their numbers, and how often each is referred to. */
export class Footnotes {
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #total: ReadonlyMap<string, number>;
  readonly #seen = new Map<string, number>();
  readonly #words: Words;

  constructor(page: PageInput) {
    this.#numbers = footnoteNumbers(page);
    this.#total = countReferences(page.artifacts);
    this.#words = pageWords(page);
  }

  /** Notes count in the order in which the text first refers to them; those it never refers to come last. */
  number(name: string): number {
    return this.#numbers.get(name) ?? this.#numbers.size + 1;
  }

  /** Counts one more reference to a note. */
  nextReference(name: string): number {
    const count = (this.#seen.get(name) ?? 0) + 1;
    this.#seen.set(name, count);
    return count;
  }

  /** Links from a note back to each place that refers to it. */
  backLinks(name: string): string {
    const number = this.number(name);
    return Array.from({ length: this.#total.get(name) ?? 0 }, (_, index) => {
      const which = index === 0 ? '' : `<sup>${index + 1}</sup>`;
      const reference = `${number}${index === 0 ? '' : `-${index + 1}`}`;
      const label = this.#words.markup(escapeHtml, 'backToReference', reference);
      const href = `#fnref-${encodeURIComponent(noteId(name))}-${index + 1}`;
      return `<a class="footnote-back" href="${href}" role="doc-backlink" aria-label="${label}">↩${which}</a>`;
    }).join(' ');
  }
}

function countReferences(artifacts: PageInput['artifacts']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { parts, place } of artifacts) {
    if (place === 'none') continue;
    for (const part of parts) {
      if (typeof part === 'object' && part.hole === 'footnote-reference') {
        counts.set(part.name, (counts.get(part.name) ?? 0) + 1);
      }
    }
  }
  return counts;
}
