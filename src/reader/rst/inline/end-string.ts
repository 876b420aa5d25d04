import { SIMPLE_NAME } from '../block/patterns.ts';
import { ESCAPE } from '../text/escape.ts';
import { AFTER, mayFollow } from './punctuation.ts';

/** How a construct ends. */
export type EndKind = 'emphasis' | 'strong' | 'literal' | 'target' | 'substitution' | 'interpreted';

/** An end-string found: where it starts, where it ends, and its parts. */
export interface EndString {
  readonly start: number;
  readonly end: number;
  readonly role?: string;
  /** `_` or `__`. */
  readonly reference?: string;
}

const MARK: Readonly<Record<EndKind, string>> = {
  emphasis: '*',
  strong: '**',
  literal: '``',
  target: '`',
  substitution: '|',
  interpreted: '`',
};

const INTERPRETED = bothWays(`\`(:${SIMPLE_NAME}:)?(__?)?`);
const SUBSTITUTION = bothWays('\\|(_{0,2})');

/** A pattern as usual, and where markup may end within words. */
function bothWays(source: string): readonly [RegExp, RegExp] {
  return [new RegExp(source + AFTER, 'vy'), new RegExp(source, 'vy')];
}

/**
 * Finds end-strings in one text. Remembers from where on a kind has none, so that many start-strings without an end cost no more
 * than one.
 */
export class EndStrings {
  readonly #text: string;
  readonly #inWords: boolean;
  readonly #none: Partial<Record<EndKind, number>> = {};

  /** @param inWords markup may end before anything */
  constructor(text: string, inWords = false) {
    this.#text = text;
    this.#inWords = inWords;
  }

  /** The first end-string at or after `from` that obeys the rules for what stands around it. */
  find(kind: EndKind, from: number): EndString | undefined {
    if (from >= (this.#none[kind] ?? Number.POSITIVE_INFINITY)) return undefined;
    const mark = MARK[kind];
    for (let at = this.#text.indexOf(mark, from); at >= 0; at = this.#text.indexOf(mark, at + 1)) {
      const found = this.#mayEnd(kind, at, from) ? this.#match(kind, at) : undefined;
      if (found) return found;
    }
    this.#none[kind] = from;
    return undefined;
  }

  /** No white space before an end-string, and no escape other than where the construct allows it. */
  #mayEnd(kind: EndKind, at: number, from: number): boolean {
    if (at === from) return true;
    const before = this.#text[at - 1] ?? '';
    if (kind === 'literal') return !/\s/.test(before);
    if (before !== ESCAPE && !/\s/.test(before)) return true;
    return kind === 'interpreted' && at - 1 > from && this.#text[at - 2] === ESCAPE;
  }

  #match(kind: EndKind, at: number): EndString | undefined {
    if (kind === 'interpreted' || kind === 'substitution') return this.#matchWithSuffix(kind, at);
    const end = at + MARK[kind].length;
    return this.#inWords || mayFollow(this.#text, end) ? { start: at, end } : undefined;
  }

  #matchWithSuffix(kind: 'interpreted' | 'substitution', at: number): EndString | undefined {
    const [plain, inWords] = kind === 'interpreted' ? INTERPRETED : SUBSTITUTION;
    const pattern = this.#inWords ? inWords : plain;
    pattern.lastIndex = at;
    const match = pattern.exec(this.#text);
    if (!match) return undefined;
    const [role, reference] = kind === 'interpreted' ? [match[1], match[2]] : [undefined, match[1]];
    return {
      start: at,
      end: at + match[0].length,
      ...(role && { role: role.slice(1, -1) }),
      ...(reference && { reference }),
    };
  }
}
