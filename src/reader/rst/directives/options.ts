import { FIELD_MARKER } from '../block/patterns.ts';
import { lineAt, type ParseContext } from '../context.ts';
import { plainText } from '../inline/plain-text.ts';
import { takeIndented } from '../text/indented.ts';
import { type Line, linesText, trimBlankEnd } from '../text/line.ts';
import { pythonText } from '../text/python-text.ts';
import type { OptionType } from './option-types.ts';

/** The options of a directive as written, and what is wrong with them as a list of fields. */
export interface OptionFields {
  readonly fields: readonly (readonly [string, readonly Line[]])[];
  readonly problem?: string;
}

/** Reads a field list of options. */
export function readOptions(source: readonly Line[], context: ParseContext): OptionFields {
  const fields: [string, readonly Line[]][] = [];
  let problem: string | undefined;
  let index = 0;
  while (index < source.length) {
    const match = FIELD_MARKER.exec(source[index]?.text ?? '');
    if (!match?.[1]) return { fields, problem: 'invalid option block' };
    const block = takeIndented(source, index, { first: match[0].length });
    const found = fieldName(match[1], lineAt(source, index), context);
    fields.push([found.name, trimBlankEnd(block.lines)]);
    problem ??= found.problem;
    index = block.end;
  }
  return problem === undefined
    ? { fields }
    : { fields, problem: `invalid option data: extension option field ${problem}` };
}

/** The name without its markup, or what is wrong with it. */
function fieldName(written: string, line: Line, context: ParseContext): { name: string; problem?: string } {
  const hasMarkup = /[\\`*_|]/.test(written);
  const inline = hasMarkup ? context.inline([{ ...line, text: written, column: line.column + 1 }]) : undefined;
  const name = (inline ? plainText(inline.nodes) : written).toLowerCase();
  if (!inline?.messages.length)
    return /\S\s+\S/.test(name) ? { name, problem: 'name may not contain multiple words' } : { name };
  return { name, problem: `body may contain\na single paragraph only (option "${name}")` };
}

/** The options by name: texts, and their lines. */
export function optionValues({ fields }: OptionFields) {
  const lines = new Map(fields);
  // Without a prototype's own names among them.
  const options: Record<string, string> = Object.create(null);
  for (const [name, value] of lines) options[name] = linesText(value);
  return { options: { ...options }, optionLines: lines };
}

/** Says what is wrong with options: the first that is unknown, stands twice or has a wrong value. */
export function optionProblem(
  { fields, problem }: OptionFields,
  types: Readonly<Record<string, OptionType>>,
  knowsAll: boolean,
): string | undefined {
  if (problem !== undefined) return problem;
  const seen = new Set<string>();
  for (const [name, lines] of fields) {
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    // Sphinx and others add options of their own to known directives.
    if (!type && knowsAll) return `unknown option: "${name}"`;
    if (seen.has(name)) return `invalid option data: duplicate option "${name}"`;
    seen.add(name);
    const value = linesText(lines);
    const wrong = type?.(value);
    if (wrong === undefined) continue;
    return invalidOption(name, value, wrong);
  }
  return undefined;
}

/** What docutils says of an option whose value is wrong. */
export function invalidOption(name: string, value: string, wrong: string): string {
  const shown = value === '' ? 'None' : pythonText(value);
  return `invalid option value: (option: "${name}"; value: ${shown})\n${wrong}`;
}
