/** What compilers count columns in. */
type Unit = 'display' | 'bytes' | 'characters' | 'utf16';

/** Endings of files whose compilers do not count UTF-16 units. gcc counts what a terminal shows, clang bytes. */
const UNITS: readonly (readonly [RegExp, readonly Unit[]])[] = [
  [/\.(?:c|cc|cpp|cxx|c\+\+|h|hh|hpp|hxx|inc|m|mm|f|f90|f95|d)$/i, ['display', 'bytes']],
  [/\.go$/i, ['bytes']],
  [/\.(?:rs|py|pyi|hs|rb|jl|zig)$/i, ['characters']],
];

/**
 * The column in UTF-16 units of one that a tool printed. Where the text up to there is plain, all units are the same; else the file's ending
 * says what its tools count, and where that leaves a choice, the unit that leads to the beginning of a word or sign.
 *
 * @param text the line of the file
 * @param column from 1
 */
export function utf16Column(text: string, column: number, file: string): number {
  if (/^[ -~]*$/.test(text.slice(0, column))) return column;
  const units = UNITS.find(([ending]) => ending.test(file))?.[1] ?? ['utf16'];
  const found = units.map(unit => placeIn(text, column - 1, unit));
  return (found.find(at => startsWord(text, at)) ?? found[0] ?? column - 1) + 1;
}

/** The offset of the character that begins at a place, or holds it. */
function placeIn(text: string, place: number, unit: Unit): number {
  let offset = 0;
  let at = 0;
  for (const character of text) {
    const next = at + width(character, unit, at);
    if (next > place) return offset;
    at = next;
    offset += character.length;
  }
  return offset + place - at;
}

function width(character: string, unit: Unit, at: number): number {
  const code = character.codePointAt(0) ?? 0;
  if (unit === 'utf16') return character.length;
  if (unit === 'bytes') return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  if (unit === 'characters') return 1;
  if (character === '\t') return TAB - (at % TAB);
  return /\p{M}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
}

/** As gcc has it: -ftabstop. */
const TAB = 8;

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

function startsWord(text: string, offset: number): boolean {
  const character = text[offset];
  if (character === undefined || character.trim() === '') return false;
  return !(WORD.test(character) && WORD.test(text[offset - 1] ?? ' '));
}

const WORD = /[\p{L}\p{N}_$]/u;
