import type { RootContent } from 'mdast';
import { FIELD_MARKER } from '../block/patterns.ts';
import type { ParseContext } from '../context.ts';
import { systemMessage } from '../system-message.ts';
import {
  countedFrom,
  countedLine,
  cutLine,
  indentOf,
  type Line,
  linesText,
  trimBlankEnd,
  trimBlankStart,
} from '../text/line.ts';
import type { DirectiveCall, DirectiveDefinition } from './definition.ts';
import { genericDirective } from './generic.ts';
import { type OptionFields, optionProblem, optionValues, readOptions } from './options.ts';

/** A directive found in the text, not yet taken apart. */
export interface FoundDirective {
  readonly context: ParseContext;
  readonly name: string;
  readonly definition: DirectiveDefinition | undefined;
  readonly line: Line;
  readonly source: readonly Line[];
  /** What stands after the marker and below it, without indentation. */
  readonly lines: readonly Line[];
  readonly substitution?: string;
}

/** Makes the nodes of a directive. */
export function readDirective(found: FoundDirective): RootContent[] {
  const { definition, name } = found;
  if (!definition) {
    if (!found.context.options.strict) return [genericDirective(takeApart(found, ANY))];
    return unknownDirective(found);
  }
  const call = takeApart(found, definition);
  const problem = problemOf(call, definition);
  if (problem !== undefined) return [failed(found, `Error in "${name}" directive:\n${problem}.`)];
  if (definition.content === 'needed' && call.content.length === 0)
    return [failed(found, `Content block expected for the "${name}" directive; none found.`, 3)];
  const result = definition.run(call);
  return 'failed' in result ? [failed(found, result.failed, result.level)] : [...result];
}

/** A directive taken apart, before anything is checked. */
export interface Parts extends DirectiveCall {
  readonly fields: OptionFields;
}

/** Says what is wrong with a directive as it is written. */
export function problemOf(call: Parts, definition: DirectiveDefinition): string | undefined {
  return (
    optionProblem(call.fields, definition.options ?? {}, call.context.options.strict === true) ??
    checkArguments(call, definition) ??
    checkContent(call, definition)
  );
}

/** What an unknown directive may have: anything. */
const ANY: DirectiveDefinition = { arguments: [0, 1], longArgument: true, options: {}, content: true, run: () => [] };

/** Splits the lines of a directive: argument up to options or a blank line, options, content. */
export function takeApart(found: FoundDirective, definition: DirectiveDefinition): Parts {
  const { context, name, line, source, substitution } = found;
  const lines = trimBlankEnd(found.lines[0]?.text.trim() === '' ? found.lines.slice(1) : found.lines);
  const common = { context, name, line, source, ...(substitution !== undefined && { substitution }) };
  const takesArgument = (definition.arguments?.[1] ?? 0) > 0;
  if (!takesArgument && !definition.options) {
    const none = readOptions([], context);
    return { ...common, argument: [], ...optionValues(none), fields: none, content: trimBlankStart(lines) };
  }
  const blank = lines.findIndex(each => each.text === '');
  const headEnd = blank < 0 ? lines.length : blank;
  const head = lines.slice(0, headEnd);
  const marker = definition.options ? head.findIndex(each => FIELD_MARKER.test(each.text)) : -1;
  const before = marker < 0 ? head : head.slice(0, marker);
  const fields = readOptions(marker < 0 ? [] : head.slice(marker), context);
  const below = lines.slice(headEnd);
  const rest = takesArgument ? below : [...before, ...(before.length > 0 ? countedOn(found, below, fields) : below)];
  return {
    ...common,
    argument: takesArgument ? before.map((each, at) => (at === 0 ? cutLine(each, indentOf(each.text)) : each)) : [],
    ...optionValues(fields),
    fields,
    content: trimBlankStart(rest),
  };
}

/** docutils counts the lines of the content without those of options in its middle. */
function countedOn({ context }: FoundDirective, lines: readonly Line[], { fields }: OptionFields): readonly Line[] {
  const count = fields.reduce((sum, [, value]) => sum + Math.max(value.length, 1), 0);
  if (!context.options.strict || count === 0) return lines;
  const [first] = lines;
  return first ? countedFrom(lines, countedLine(first) - count) : lines;
}

function checkArguments(call: DirectiveCall, definition: DirectiveDefinition): string | undefined {
  const [least, most] = definition.arguments ?? [0, 0];
  const words = linesText(call.argument)
    .split(/\s+/)
    .filter(word => word !== '');
  if (words.length < least) return `${least} argument(s) required, ${words.length} supplied`;
  if (words.length > most && most > 0 && !definition.longArgument) {
    return `maximum ${most} argument(s) allowed, ${words.length} supplied`;
  }
  return undefined;
}

function checkContent(call: DirectiveCall, definition: DirectiveDefinition): string | undefined {
  return call.content.length > 0 && !definition.content ? 'no content permitted' : undefined;
}

function failed(found: FoundDirective, text: string, level: 1 | 2 | 3 | 4 = 3): RootContent {
  const { source, line } = found;
  return systemMessage(line, { level, rule: 'directive', text, consumed: source, literal: linesText(source) });
}

function unknownDirective(found: FoundDirective): RootContent[] {
  const { name, line, source } = found;
  const tried = `No directive entry for "${name}" in module "docutils.parsers.rst.languages.en".\nTrying "${name}" as canonical directive name.`;
  return [
    systemMessage(line, { level: 1, rule: 'unknown-directive', text: tried }),
    systemMessage(line, {
      level: 3,
      rule: 'unknown-directive',
      text: `Unknown directive type "${name}".`,
      consumed: source,
      literal: linesText(source),
    }),
  ];
}
