/** Checks the value of an option; gives what is wrong with it, in docutils' words. */
export type OptionType = (value: string) => string | undefined;

/** Any text. */
export const text: OptionType = () => undefined;

/** Any text but none. */
export const required: OptionType = value => (value === '' ? 'argument required but none supplied' : undefined);

/** No value. */
export const flag: OptionType = value => (value === '' ? undefined : `no argument is allowed; "${value}" supplied`);

/** Class names. */
export const classes: OptionType = value => {
  if (value === '') return 'argument required but none supplied';
  const wrong = value.split(/\s+/).find(name => className(name) === '');
  return wrong === undefined ? undefined : `cannot make "${wrong}" into a class name`;
};

/** A number of pieces, 0 or more. */
export const count: OptionType = value => (/^\s*\+?\d+\s*$/.test(value) ? undefined : integerProblem(value));

/** Any whole number. */
export const integer: OptionType = value => (/^\s*[-+]?\d+\s*$/.test(value) ? undefined : integerProblem(value));

function integerProblem(value: string): string {
  if (/^\s*-\d+\s*$/.test(value)) return 'negative value; must be positive or zero';
  if (value === '') return "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'";
  return `invalid literal for int() with base 10: '${value}'`;
}

const UNITS = '"em", "ex", "px", "in", "cm", "mm", "pt", "pc", "%", "ch", "rem", "vw", "vh", "vmin", "vmax", "Q", ""';

/** A number with a unit of length, or none. */
export const length: OptionType = value =>
  /^[0-9.]+ *(?:em|ex|px|in|cm|mm|pt|pc|%|ch|rem|vw|vh|vmin|vmax|Q|)$/.test(value)
    ? undefined
    : `not a positive number or measure of one of the following units:\n${UNITS}`;

/** A percentage; the sign may be missing. */
export const percentage: OptionType = value => count(value.replace(/[\s%]+$/, ''));

/** One of some words. */
export function choice(...words: readonly string[]): OptionType {
  const quoted = words.map(word => `"${word}"`);
  const list = `${quoted.slice(0, -1).join(', ')}, or ${quoted.at(-1)}`;
  return value => {
    if (words.includes(value.toLowerCase().trim())) return undefined;
    return value === '' ? `must supply an argument; choose from ${list}` : `"${value}" unknown; choose from ${list}`;
  };
}

/** A class name made of any text (docutils `make_id`): lower case ASCII letters, digits and single hyphens. */
export function className(value: string): string {
  return value
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '');
}

/** Class names of a text with spaces between them. */
export function classNames(value: string | undefined): string[] {
  return (value ?? '')
    .split(/\s+/)
    .map(className)
    .filter(name => name !== '');
}
