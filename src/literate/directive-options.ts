import { nearest } from './nearest.ts';

/** What an option of a directive may be: any text, a number, nothing at all (`:flag:`), or one of some words. */
export type OptionType = 'text' | 'integer' | 'number' | 'flag' | readonly string[];

export type OptionTypes = Readonly<Record<string, OptionType>>;

/** The values of options; those that are not given are not there. */
export type OptionValues<Types extends OptionTypes> = {
  readonly [Name in keyof Types]?: Types[Name] extends readonly (infer Word)[]
    ? Word
    : Types[Name] extends 'integer' | 'number'
      ? number
      : Types[Name] extends 'flag'
        ? true
        : string;
};

/** What is wrong with an option. */
export interface OptionProblem {
  readonly option: string;
  readonly text: string;
  readonly hint?: string;
}

/** Options that every directive has; readers know what they mean. */
const COMMON: ReadonlySet<string> = new Set(['class', 'name', 'id']);

/** Reads options as they are written. What is wrong is left out. */
export function readOptionValues<Types extends OptionTypes>(
  types: Types,
  written: Readonly<Record<string, string | null | undefined>>,
): { values: OptionValues<Types>; problems: OptionProblem[] } {
  const values: Record<string, unknown> = {};
  const problems: OptionProblem[] = [];
  for (const [option, value] of Object.entries(written)) {
    const type = Object.hasOwn(types, option) ? types[option] : undefined;
    if (type === undefined) {
      if (!COMMON.has(option)) problems.push(unknownOption(option, types));
      continue;
    }
    const read = readValue(type, (value ?? '').trim());
    if (read === undefined)
      problems.push({ option, text: `"${option}" should be ${nameOf(type)}, not "${value ?? ''}".` });
    else values[option] = read;
  }
  return { values: values as OptionValues<Types>, problems };
}

function readValue(type: OptionType, text: string): string | number | true | undefined {
  if (type === 'text') return text;
  if (type === 'flag') return text === '' || text === 'true' ? true : undefined;
  if (typeof type !== 'string') return type.find(word => word === text);
  const isNumber = type === 'integer' ? /^[-+]?\d{1,15}$/.test(text) : text !== '' && Number.isFinite(Number(text));
  return isNumber ? Number(text) : undefined;
}

function nameOf(type: OptionType): string {
  if (type === 'integer') return 'a whole number';
  if (type === 'number') return 'a number';
  if (type === 'flag') return 'there without a value';
  return typeof type === 'string' ? 'a text' : `one of ${type.map(word => `"${word}"`).join(', ')}`;
}

function unknownOption(option: string, types: OptionTypes): OptionProblem {
  const names = Object.keys(types);
  const [similar] = nearest(option, names);
  const known = names.length > 0 ? `It has: ${names.join(', ')}.` : 'It has none.';
  return {
    option,
    text: `There is no option "${option}".`,
    hint: similar === undefined ? known : `Did you mean "${similar}"?`,
  };
}
