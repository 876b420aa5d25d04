import { definitionFinder, type FindDefinition, type HeaderLine } from './definition-patterns.ts';
import type { Definition } from './listing.ts';

/** What a place in a program stands in and by. */
export interface Surroundings {
  readonly inside?: Definition;
  readonly after?: Definition;
  readonly before?: Definition;
}

/**
 * Finds the definitions around and by some code, from the indentation of the lines around it. Where code is not indented as its
 * structure is, nothing is found, or less.
 *
 * @param above the lines over the code, the nearest first; asked for only as far as needed
 * @param below the lines under it
 * @param code the code itself, as it is indented in its file
 */
export function surroundings(
  language: string,
  above: Iterable<string>,
  code: readonly string[],
  below: Iterable<string>,
): Surroundings {
  const find = definitionFinder(language);
  const first = code.find(line => isCode(line) && !partOf(line));
  if (!find || first === undefined) return {};
  const depth = widthOf(first);
  const { inside, after } = lookAbove(find, above, depth);
  const before = after ? undefined : lookBelow(find, below, depth);
  return { ...(inside && { inside }), ...(after && { after }), ...(before && { before }) };
}

/** More lines than these are not looked at. */
const MAX_LINES = 3000;

/** Nor are longer ones: nobody wrote them. */
const MAX_LINE = 500;

function lookAbove(find: FindDefinition, lines: Iterable<string>, depth: number): Surroundings {
  const search = new Search(find, depth);
  let left = MAX_LINES;
  for (const line of lines) {
    if ((left -= 1) < 0 || search.isDone) break;
    if (isCode(line)) search.look(line);
  }
  return { ...(search.inside && { inside: search.inside }), ...(search.after && { after: search.after }) };
}

/** Goes up through the lines over some code. */
class Search {
  inside: Definition | undefined;
  after: Definition | undefined;
  isDone = false;
  readonly #find: FindDefinition;
  readonly #depth: number;
  /** Lines that are indented as far as this, or farther, do not contain the code. */
  #limit: number;
  #isSiblingSought = true;
  /** The line below, at the same depth, goes on with what this one begins: `{`, `) {`, `}`. */
  #below: LinePart | undefined;

  constructor(find: FindDefinition, depth: number) {
    this.#find = find;
    this.#depth = depth;
    this.#limit = depth;
  }

  look(line: string): void {
    const width = widthOf(line);
    if (this.#isSiblingSought && width === this.#depth) this.#lookAtSibling(line);
    else if (width < this.#limit) this.#lookAround(line, width);
    if (this.#limit === 0 && !this.#isSiblingSought) this.isDone = true;
  }

  /** The nearest line at the depth of the code ends, or is, what stands before it. */
  #lookAtSibling(line: string): void {
    const part = partOf(line);
    if (part) this.#below = part;
    else if (!isMark(line)) {
      this.#isSiblingSought = false;
      this.after = this.#find(header(line, this.#below));
      this.#below = undefined;
    }
  }

  /** A line that is indented less has the code in it, or goes on with a line that has. */
  #lookAround(line: string, width: number): void {
    if (this.#isSiblingSought) this.#below = undefined;
    this.#isSiblingSought = false;
    if (isMark(line)) return;
    const part = partOf(line);
    const isClosed = part === 'closes' && this.#below !== 'opens';
    this.#limit = part ? width + 1 : width;
    if (!part) this.inside = this.#find(header(line, this.#below));
    this.isDone = this.inside !== undefined || isClosed || this.#limit === 0;
    this.#below = part === 'closes' ? 'goes on' : part;
  }
}

function lookBelow(find: FindDefinition, lines: Iterable<string>, depth: number): Definition | undefined {
  let left = 50;
  let first: string | undefined;
  for (const line of lines) {
    if ((left -= 1) < 0) break;
    if (!isCode(line) || isMark(line)) continue;
    if (first !== undefined) return find(header(first, widthOf(line) === depth ? partOf(line) : undefined));
    if (widthOf(line) !== depth || partOf(line)) return undefined;
    first = line;
  }
  return first === undefined ? undefined : find(header(first, undefined));
}

type LinePart = 'opens' | 'goes on' | 'closes';

/** @param below what the next line at the same depth does */
function header(line: string, below: LinePart | undefined): HeaderLine {
  const text = withoutComment(line).replace(/\{.*\};?$/, '{');
  const isContinued = below === 'opens' || below === 'goes on';
  const opensBlock = isContinued || /[{,(]$/.test(text);
  return { text, isIndented: /^\s/.test(line), opensBlock, isContinued };
}

/** What a line does that is no line of its own: `{` opens a block, `) {` goes on with a longer line, `}` and `end` close. */
function partOf(line: string): LinePart | undefined {
  const text = withoutComment(line);
  if (text.startsWith('{')) return 'opens';
  if (/^\)(?!\s*\.)(?:(?!=>).)*[{:]$|^\}\s*(?:else|catch|finally)\b.*\{$/.test(text)) return 'goes on';
  if (/^where(?:$|\s+[A-Z'])|^throws\s/.test(text)) return 'goes on';
  return /^(?:[)\]}]|(?:end|fi|done|esac)\b)/.test(text) ? 'closes' : undefined;
}

function withoutComment(line: string): string {
  return line.trim().replace(/\s+(?:\/\/.*|\/\*(?:(?!\*\/).)*\*\/|# .*)$/, '');
}

/** Lines that say nothing of the structure: decorators, attributes, labels, what a preprocessor reads. */
function isMark(line: string): boolean {
  return /^\s*(?:@|\w+:\s*$|#(?:(?:if|elif|define)\b|(?![\w$]+\s*[(=])))/.test(line);
}

/** Neither blank nor a comment. */
function isCode(line: string): boolean {
  return line.length <= MAX_LINE && !/^\s*(?:$|\/\/|\/\*|\*(?:[\s/]|$)|--(?:\s|$))/.test(line);
}

/** Tabs go to the next multiple of eight. */
export function widthOf(line: string): number {
  let width = 0;
  for (const character of line) {
    if (character === ' ') width += 1;
    else if (character === '\t') width += 8 - (width % 8);
    else break;
  }
  return width;
}
