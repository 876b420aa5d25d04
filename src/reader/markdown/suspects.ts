/**
 * Places in a text that satteri may read otherwise than remark does, unless they stand in code. `next` is how many were found to stand there
 * so far: a walk of the tree in document order passes them one by one.
 */
export interface Suspects {
  readonly offsets: readonly number[];
  next: number;
}

/** Finds the suspects of a normalised text. */
export function findSuspects(text: string): Suspects {
  const offsets: number[] = [];
  findAll(text, '$', isFormula, offsets);
  findAll(text, ':', isDirective, offsets);
  findAll(text, '![^', always, offsets);
  findAll(text, '[^', isNoteAtLineStart, offsets);
  for (const match of text.matchAll(MIXED_RUN)) offsets.push(match.index);
  findAll(text, '\\', isBesideMark, offsets);
  if (/[\ud800-\udbff]/.test(text)) for (const match of text.matchAll(BESIDE_ASTRAL)) offsets.push(match.index);
  findOddLines(text, offsets);
  return { offsets: offsets.sort((a, b) => a - b), next: 0 };
}

/** Passes the suspects that stand within a range which is code. */
export function passSuspects(suspects: Suspects, start: number, end: number): void {
  for (;;) {
    const offset = suspects.offsets[suspects.next];
    if (offset === undefined || offset < start || offset >= end) return;
    suspects.next += 1;
  }
}

export function allPassed(suspects: Suspects): boolean {
  return suspects.next === suspects.offsets.length;
}

function findAll(text: string, what: string, isSuspect: (text: string, at: number) => boolean, found: number[]): void {
  for (let at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + 1)) if (isSuspect(text, at)) found.push(at);
}

function always(): boolean {
  return true;
}

/**
 * Whether a dollar may be other than text: anything but one that has no partner in its paragraph, or one whose partner belongs to a
 * word. (See `carefulDollars`: the first dollar behind is the partner, whether in code or not.)
 */
function isFormula(text: string, at: number): boolean {
  if (text[at - 1] === '$' || text[at + 1] === '$') return true;
  const next = text.indexOf('$', at + 1);
  if (next < 0 || text.slice(at, next).includes('\n\n')) return false;
  return text[next + 1] === '$' || !/[A-Za-z\d]/.test(text[next + 1] ?? '');
}

/** What begins a footnote, or a line of text that satteri takes for one. */
function isNoteAtLineStart(text: string, at: number): boolean {
  NOTE.lastIndex = at;
  return NOTE.test(text);
}

const NOTE = /(?<=^[ \t>*+.)\d-]{0,99})\[\^[^\n]{0,1001}\]:/my;

/** An escaped mark of emphasis beside another mark. */
function isBesideMark(text: string, at: number): boolean {
  return isMark(text.charCodeAt(at + 1)) && (isMark(text.charCodeAt(at + 2)) || isMark(text.charCodeAt(at - 1)));
}

/** `*`, `_` and `~`. */
function isMark(code: number): boolean {
  return code === 0x2a || code === 0x5f || code === 0x7e;
}

/** Marks of different emphasis side by side, between words. */
const MIXED_RUN = /[^\s\p{P}~](?=[*_~]*(?:\*[_~]|_[*~]|~[*_]))[*_~]+[^\s\p{P}~]/gu;

/** Emphasis beside a character of which micromark sees halves, unless a blank on its other side settles what it is. */
const BESIDE_ASTRAL =
  /[\u{10000}-\u{10ffff}](?=[*_~])(?!(?:\*+|_+)(?:\s|$))|(?<=[*_~])(?<!(?:^|\s)(?:\*+|_+))[\u{10000}-\u{10ffff}]/gmu;

/**
 * Whether a colon may begin a directive that is more than a name and so is not read as the text that it is: a text directive with a label,
 * attributes or an underscore inside its name; the first of the colons of a leaf or container.
 */
function isDirective(text: string, at: number): boolean {
  // Most colons are followed by a blank or by the slashes of an address.
  const next = text.charCodeAt(at + 1);
  if (next === SPACE || next === LINE_FEED || next === SLASH) return false;
  DIRECTIVE.lastIndex = at;
  return DIRECTIVE.test(text);
}

const [TAB, LINE_FEED, SPACE, SLASH] = [9, 10, 32, 47];

/** A character of a directive's name, as micromark has it: it looks at halves of pairs, which are no punctuation. */
const NAME = String.raw`(?:[^\s\p{P}\p{S}]|[\u{10000}-\u{10ffff}])`;

const DIRECTIVE = new RegExp(
  [
    String.raw`(?<!(?<!\\):):${NAME}(?:${NAME}|[-_])*[[{]`,
    // A name that ends in an underscore or a hyphen is none.
    String.raw`(?<!(?<!\\):):${NAME}(?:${NAME}|-)*_(?:${NAME}|[-_])*${NAME}`,
    ':::',
    String.raw`(?<=^|[\s>])::(?!:)`,
  ].join('|'),
  'ymu',
);

/**
 * Finds lines on which nested blocks begin or end in ways that few write and parsers disagree on, by the line's first and last character
 * first: nearly all lines begin with a letter and do not end in a blank.
 */
function findOddLines(text: string, found: number[]): void {
  for (let start = 0, end: number; start < text.length; start = end + 1) {
    end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const last = text.charCodeAt(end - 1);
    const endsInBlank = isBlank(last);
    if (end === start || !(endsInBlank || mayBeMark(text.charCodeAt(start)))) continue;
    ODD_START.lastIndex = start;
    if (ODD_START.test(text) && !isNumberInProse(text, start)) found.push(start);
    else if (endsInBlank && endsOddly(text, start, end)) found.push(end - 1);
  }
}

/** A line of a paragraph that is a number and a full stop; behind a word, where no list can begin with nothing. */
function isNumberInProse(text: string, start: number): boolean {
  NUMBER.lastIndex = start;
  return NUMBER.test(text);
}

const NUMBER = /(?<=^[A-Za-z][^\n]*[a-z]\n)\d{1,9}\.$|(?<=^> [A-Za-z`][^\n]*[a-z]\n)> \d{1,9}\.$/my;

/** A blank, a digit, or one of the marks that containers begin with. */
function mayBeMark(code: number): boolean {
  return code < 0x40 && (code === SPACE || code === TAB || (code >= 0x2a && code <= 0x3e));
}

/**
 * Lines blank but not empty; marks of containers and nothing behind them; the rule of a table that may be a list.
 */
const ODD_START = new RegExp(
  [
    String.raw`[ \t]+$`,
    String.raw`[ \t>]*>[ \t]{2,}$`,
    String.raw`[ \t>]*>[ \t>]*>[ \t]*$`,
    String.raw`[ \t>]*(?:(?:[*+-]|\d{1,9}[.)])(?:[ \t>]+|$))+$`,
    String.raw`[ \t>]*-[ \t][-|: \t]*$`,
  ].join('|'),
  'ym',
);

/** Blanks at the end behind a mark, or behind what might have been a directive or a formula. */
function endsOddly(text: string, start: number, end: number): boolean {
  let last = end;
  while (last > start && isBlank(text.charCodeAt(last - 1))) last -= 1;
  let first = last;
  while (first > start && !isBlank(text.charCodeAt(first - 1))) first -= 1;
  return ODD_WORD.test(text.slice(first, last));
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

const ODD_WORD = /[:$].|[^\p{L}\p{N}.,;!?)|>]$/u;
