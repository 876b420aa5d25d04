import type { CaptionNumbers, PageInput } from '../../../literate/format.ts';
import type { WordKey, Words } from '../../../literate/words/words.ts';
import { pageWords } from '../../print/page-words.ts';
import { escapeHtml } from './escape.ts';

/** What captions begin with, by what they stand under. */
const WORDS = { figure: 'shortFigure', table: 'table', code: 'listing' } as const satisfies Record<string, WordKey>;

type Kind = keyof typeof WORDS;

/** Puts numbers into the captions of a page, block after block. No artifact holds them: they depend on other documents. */
export class Captions {
  readonly #numbers: CaptionNumbers;
  readonly #words: Words;
  readonly #counts: Record<Kind | 'equation', number> = { figure: 0, table: 0, code: 0, equation: 0 };

  constructor(numbers: CaptionNumbers, words: Words) {
    this.#numbers = numbers;
    this.#words = words;
  }

  into(html: string): string {
    const equated = html.includes('directive-equation')
      ? html.replace(EQUATION, all => `${all}<span class="equation-number">(${this.#number('equation')})</span>`)
      : html;
    if (!equated.includes('numbered')) return equated;
    return equated.replace(NUMBERED, (all: string, tag: string, className: string) => {
      const classes = className.split(' ');
      if (!classes.includes('numbered')) return all;
      const kind = kindOf(tag, classes);
      const number = this.#words.markup(escapeHtml, WORDS[kind], this.#number(kind));
      return `${all}<span class="caption-number">${number}\u00a0\u00a0</span>`;
    });
  }

  #number(kind: Kind | 'equation'): string {
    this.#counts[kind] += 1;
    const { prefix, before } = this.#numbers;
    return `${escapeHtml(prefix)}${(before[kind] ?? 0) + this.#counts[kind]}`;
  }
}

/** From the start of a figure or table up to where its caption begins. */
const NUMBERED =
  /<(figure|table)\b[^<>]*? class="([^"]*)"[^<>]*>(?:(?!<(?:figure|table)\b)[\s\S])*?<(?:figcaption|caption)\b[^<>]*>/g;

/** Where a formula with a label begins. */
const EQUATION = /<div\b[^<>]*? class="(?:[^"]* )?directive-equation(?: [^"]*)?"[^<>]*>/g;

function kindOf(tag: string, classes: readonly string[]): Kind {
  if (tag === 'table') return 'table';
  return classes.includes('code') ? 'code' : 'figure';
}

/** The numbers of a page's captions; undefined where the style sheet counts them. */
export function captionsOf(page: PageInput): Captions | undefined {
  const numbers = page.site.captions?.(page.document);
  return numbers && new Captions(numbers, pageWords(page));
}
