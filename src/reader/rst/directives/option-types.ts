import { makeId } from '../text/make-id.ts';
import { pythonText } from '../text/python-text.ts';

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

/** A number of pieces, 1 or more. */
const positive: OptionType = value => {
  if (!/^\s*[-+]?\d+\s*$/.test(value)) return integerProblem(value);
  return Number(value) < 1 ? 'negative or zero value; must be positive' : undefined;
};

/** Positive whole numbers with commas or spaces between them, or one of some words. */
export function counts(...words: readonly string[]): OptionType {
  return value => {
    if (words.includes(value)) return undefined;
    if (value === '') return "argument of type 'NoneType' is not iterable";
    const problems = splitCounts(value).map(positive);
    return problems.find(problem => problem !== undefined);
  };
}

/** The parts of a list of numbers. */
export function splitCounts(value: string): string[] {
  return value.includes(',') ? value.split(',') : value.trim().split(/\s+/);
}

/** Any whole number. */
export const integer: OptionType = value => (/^\s*[-+]?\d+\s*$/.test(value) ? undefined : integerProblem(value));

function integerProblem(value: string): string {
  if (/^\s*-\d+\s*$/.test(value)) return 'negative value; must be positive or zero';
  if (value === '') return "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'";
  return `invalid literal for int() with base 10: ${pythonText(value)}`;
}

const UNITS = ['em', 'ex', 'ch', 'rem', 'vw', 'vh', 'vmin', 'vmax', 'cm', 'mm', 'Q', 'in', 'pt', 'pc', 'px'] as const;

/** A number with a unit of length, or none. */
export const length = measure(UNITS);

/** A number with a unit of length, a percentage, or a number alone. */
export const lengthOrPercentage = measure([...UNITS, '%']);

function measure(units: readonly string[]): OptionType {
  const pattern = new RegExp(`^(?:${units.join('|')}|)$`);
  const problem = `not a positive number or measure of one of the following units:\n${units.join(', ')}`;
  return value => {
    if (value === '') return "expected string or bytes-like object, got 'NoneType'";
    const [, number, unit] = /^(-?[0-9.]+) *([a-zA-Zµ]*|%?)$/.exec(value) ?? [];
    if (number === undefined || !/^-?(?:\d+\.?\d*|\.\d+)$/.test(number)) return `"${value}" is no valid measure.`;
    return number.startsWith('-') || !pattern.test(unit ?? '') ? problem : undefined;
  };
}

/** A measure as Python writes it: a number without needless zeros, and the unit behind it. */
export function measureText(value: string): string {
  const [, number = '', unit = ''] = /^([0-9.]+) *(.*)$/.exec(value) ?? [];
  if (number === '') return value;
  const isWhole = !number.includes('.');
  if (isWhole) return number.replace(/^0+(?=.)/, '') + unit;
  const written = String(Number(number));
  return (written.includes('.') ? written : `${written}.0`) + unit;
}

/** Name of an encoding. Files are read as UTF-8 all the same. */
export const encoding: OptionType = value => {
  if (value === '') return 'lookup() argument must be str, not None';
  return ENCODING.test(value.trim()) ? undefined : `unknown encoding: "${value}"`;
};

/** Encodings that Python has, by how their names begin. */
const ENCODING =
  /^(?:ascii|big5|cp|euc|gb|hz|ibm|iso|johab|koi8|kz|l\d|latin|mac|ms|ptcp|s_?jis|shift|tis|u\d|us|utf|windows)[\w .:-]*$/i;

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

/** A class name made of any text. */
export const className = makeId;

/** Class names of a text with spaces between them. */
export function classNames(value: string | undefined): string[] {
  return (value ?? '')
    .split(/\s+/)
    .map(className)
    .filter(name => name !== '');
}
