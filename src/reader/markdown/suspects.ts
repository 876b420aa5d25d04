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
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) offsets.push(at);
  for (const match of text.matchAll(INLINE)) offsets.push(match.index);
  for (const match of text.matchAll(ODD_LINE)) offsets.push(match.index);
  if (offsets.length > 1) offsets.sort((a, b) => a - b);
  return { offsets, next: 0 };
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

/** A character of a directive's name, as micromark has it; it looks at halves of pairs, which are no punctuation. */
const NAME = String.raw`(?:[^\s\p{P}\p{S}]|[\u{10000}-\u{10ffff}])`;

/**
 * What is not read by us as the text that it is: a text directive with a label, attributes or an underscore inside its name (one that
 * ends in an underscore is none); the colons of leaf and container directives; a footnote that looks like an
 * image; emphasis beside characters of which micromark sees halves.
 */
const INLINE = new RegExp(
  [
    String.raw`(?<!(?<!\\):):${NAME}(?:${NAME}|[-_])*[[{]`,
    String.raw`(?<!(?<!\\):):${NAME}(?:${NAME}|-)*_(?:${NAME}|[-_])*${NAME}`,
    ':::',
    String.raw`(?<=^|[\s>])::(?!:)`,
    String.raw`!\[\^`,
    String.raw`[\u{10000}-\u{10ffff}][*_~]|[*_~][\u{10000}-\u{10ffff}]`,
  ].join('|'),
  'gmu',
);

/**
 * Lines on which nested blocks begin or end in ways that few write and parsers disagree on: blank but not empty; marks of containers and
 * nothing behind them; the rule of a table that may be a list; blanks at the end behind a mark.
 */
const ODD_LINE = new RegExp(
  [
    String.raw`^[ \t]+$`,
    String.raw`^[ \t>]*>[ \t]{2,}$`,
    String.raw`^[ \t>]*>[ \t>]*>[ \t]*$`,
    String.raw`^[ \t>]*(?:(?:[*+-]|\d{1,9}[.)])(?:[ \t>]+|$))+$`,
    String.raw`^[ \t>]*-[ \t][-|: \t]*$`,
    String.raw`[^\p{L}\p{N}.,;!?)|\s>][ \t]+$`,
  ].join('|'),
  'gmu',
);
