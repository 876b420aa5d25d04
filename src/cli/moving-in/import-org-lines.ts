/** A heading, and everything else that begins with stars and a space: it ends whatever is open. */
const STARS = /^\*+ /;

/** The lines of an Org file, and where what begins in one of them ends. */
export class OrgLines {
  readonly all: readonly string[];
  readonly #ends = new Map<string, number[]>();
  readonly #headings: number[] = [];
  readonly #code: number[] = [];

  constructor(text: string) {
    const isDos = !/(?<!\r)\n/.test(text);
    this.all = text.replace(/^\uFEFF/, '').split(isDos ? /\r?\n/ : '\n');
    for (const [at, line] of this.all.entries()) {
      if (STARS.test(line)) this.#headings.push(at);
      if (/^[ \t]*#\+begin_src\s/i.test(line)) this.#code.push(at);
      const end = END.exec(line)?.[1]?.toLowerCase();
      if (end === undefined) continue;
      const before = this.#ends.get(end);
      if (before) before.push(at);
      else this.#ends.set(end, [at]);
    }
  }

  /** The line, from 0, that ends what begins in another, or -1: `#+end_src`, `:end:` or `\end{name}`, before the next heading. */
  endOf(end: string, begin: number): number {
    const found = next(this.#ends.get(end.toLowerCase()) ?? [], begin);
    return found < next(this.#headings, begin) ? found : -1;
  }

  /** Whether a source block begins between two lines. */
  hasCode(begin: number, end: number): boolean {
    return next(this.#code, begin) < end;
  }
}

const END = /^[ \t]*(#\+end_\S+|:end:|\\end\{[^{}]*\})[ \t]*$/i;

/** The first of sorted numbers behind a number, or infinity. */
function next(sorted: readonly number[], behind: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > behind) high = middle;
    else low = middle + 1;
  }
  return sorted[low] ?? Number.POSITIVE_INFINITY;
}
