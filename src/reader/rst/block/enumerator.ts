/** How an enumerator is written around its number. */
export interface EnumeratorFormat {
  readonly prefix: '' | '(';
  readonly suffix: '.' | ')';
}

export type Sequence = 'arabic' | 'loweralpha' | 'upperalpha' | 'lowerroman' | 'upperroman' | '#';

/** An enumerator as read: `(iv)`. */
export interface Enumerator {
  readonly format: EnumeratorFormat;
  readonly sequence: Sequence;
  readonly text: string;
  /** Its number, undefined where the text is no valid one. */
  readonly ordinal: number | undefined;
}

const SEQUENCES: readonly (readonly [Sequence, RegExp])[] = [
  ['arabic', /^[0-9]+$/],
  ['loweralpha', /^[a-z]$/],
  ['upperalpha', /^[A-Z]$/],
  ['lowerroman', /^[ivxlcdm]+$/],
  ['upperroman', /^[IVXLCDM]+$/],
];

/** Analyses an enumerator with its punctuation. A letter that is a Roman numeral too belongs to the expected sequence. */
export function parseEnumerator(marker: string, expected?: Sequence): Enumerator {
  const prefix = marker.startsWith('(') ? '(' : '';
  const suffix = marker.endsWith('.') ? '.' : ')';
  const text = marker.slice(prefix.length, -1);
  const sequence = sequenceOf(text, expected);
  return { format: { prefix, suffix }, sequence, text, ordinal: ordinalOf(text, sequence) };
}

/** The enumerators that may follow, with the space after them; undefined past the last one. */
export function followingEnumerators(
  format: EnumeratorFormat,
  sequence: Sequence,
  ordinal: number,
): string[] | undefined {
  const text = enumeratorText(sequence, ordinal);
  if (text === undefined) return undefined;
  return [text, '#'].map(each => `${format.prefix}${each}${format.suffix} `);
}

function sequenceOf(text: string, expected: Sequence | undefined): Sequence {
  if (text === '#') return '#';
  if (expected !== undefined) {
    const pattern = SEQUENCES.find(([name]) => name === expected)?.[1];
    if (pattern?.test(text)) return expected;
  } else if (text === 'i') return 'lowerroman';
  else if (text === 'I') return 'upperroman';
  return SEQUENCES.find(([, pattern]) => pattern.test(text))?.[0] ?? 'arabic';
}

function ordinalOf(text: string, sequence: Sequence): number | undefined {
  if (sequence === '#') return 1;
  if (sequence === 'arabic') return Number(text);
  if (sequence === 'loweralpha') return text.charCodeAt(0) - 96;
  if (sequence === 'upperalpha') return text.charCodeAt(0) - 64;
  return fromRoman(text.toUpperCase());
}

function enumeratorText(sequence: Sequence, ordinal: number): string | undefined {
  if (sequence === '#') return '#';
  if (sequence === 'arabic') return String(ordinal);
  if (sequence === 'loweralpha') return ordinal > 26 ? undefined : String.fromCharCode(96 + ordinal);
  if (sequence === 'upperalpha') return ordinal > 26 ? undefined : String.fromCharCode(64 + ordinal);
  const roman = toRoman(ordinal);
  return sequence === 'lowerroman' ? roman?.toLowerCase() : roman;
}

const ROMAN: readonly (readonly [string, number])[] = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];

function toRoman(value: number): string | undefined {
  if (value < 1 || value > 4999) return undefined;
  let rest = value;
  let text = '';
  for (const [digits, worth] of ROMAN) {
    while (rest >= worth) {
      text += digits;
      rest -= worth;
    }
  }
  return text;
}

function fromRoman(text: string): number | undefined {
  if (!/^M{0,4}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/.test(text)) return undefined;
  let value = 0;
  let index = 0;
  for (const [digits, worth] of ROMAN) {
    while (text.startsWith(digits, index)) {
      value += worth;
      index += digits.length;
    }
  }
  return value;
}
