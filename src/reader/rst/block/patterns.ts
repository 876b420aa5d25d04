/** A reference or directive name: alphanumerics with isolated internal `-._+:`. */
export const SIMPLE_NAME = '[\\p{L}\\p{N}]+(?:[\\-._+:][\\p{L}\\p{N}]+)*';

export const BULLET = /^[-+*\u2022\u2023\u2043]( +|$)/;

/** Roman numerals are a subset of letters; `parseEnumerator` decides which sequence is meant. */
export const ENUMERATOR =
  /^(\((?:\d+|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+|#)\)|(?:\d+|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+|#)[.)])( +|$)/;

/** `:name:` with escaped colons, or colons that do not end it, inside. */
export const FIELD_MARKER = /^:(?![: ])((?:[^:\\]|\\.|:(?!(?:[ `]|$)))*)(?<! ):( +|$)/;

const OPTION_ARGUMENT = '(?:[a-zA-Z][a-zA-Z0-9_-]*|<[^<>]+>)';
const SHORT_OPTION = `(?:-|\\+)[a-zA-Z0-9](?: ?${OPTION_ARGUMENT})?`;
const LONG_OPTION = `(?:--|/)[a-zA-Z0-9][a-zA-Z0-9_-]*(?:[ =]${OPTION_ARGUMENT})?`;
/** One spelling of an option. */
export const OPTION = `(?:${SHORT_OPTION}|${LONG_OPTION})`;
export const OPTION_MARKER = new RegExp(`^(${OPTION}(?:, ${OPTION})*)(  +| ?$)`);

export const DOCTEST = /^>>>( +|$)/;
export const LINE_BLOCK = /^\|( +|$)/;
export const GRID_TABLE_TOP = /^\+-[-+]+-\+ *$/;
export const SIMPLE_TABLE_TOP = /^=+( +=+)+ *$/;
export const EXPLICIT = /^\.\.( +|$)/;
export const ANONYMOUS = /^__( +|$)/;

/** A line of one repeated punctuation character: title adornment or transition. */
export const ADORNMENT = /^([!-/:-@[-`{-~])\1* *$/;

const MARKERS = [
  BULLET,
  ENUMERATOR,
  FIELD_MARKER,
  OPTION_MARKER,
  DOCTEST,
  LINE_BLOCK,
  GRID_TABLE_TOP,
  SIMPLE_TABLE_TOP,
  EXPLICIT,
  ANONYMOUS,
  ADORNMENT,
];

/** Whether a line that is neither blank nor indented starts none of the marked constructs. */
export function isPlainText(text: string): boolean {
  return !MARKERS.some(marker => marker.test(text));
}
