import { pythonObject } from '../../../literate/python-object.ts';
import type { SystemMessage } from '../nodes.ts';
import { indentOf } from '../text/line.ts';
import { lineNumbers } from '../text/line-ranges.ts';
import { beyond, optionWarning } from './code-lines.ts';
import { type DirectiveCall, type DirectiveFailure, failure } from './definition.ts';

/** Lines taken from a file. */
export interface SelectedLines {
  readonly lines: readonly string[];
  /** Number of the first line in the file. */
  readonly first: number;
  readonly messages: readonly SystemMessage[];
}

/** A step of the selection. */
type Filter = (call: DirectiveCall, selected: SelectedLines) => SelectedLines | DirectiveFailure;

/** In Sphinx's order: each works on what the one before has left. */
const FILTERS: readonly Filter[] = [object, start, end, numbers, dedent, additions];

/** Takes the lines of a file that the options of `literalinclude` name. */
export function selectLines(call: DirectiveCall, lines: readonly string[]): SelectedLines | DirectiveFailure {
  let selected: SelectedLines = { lines, first: 1, messages: [] };
  for (const filter of FILTERS) {
    const next = filter(call, selected);
    if ('failed' in next) return next;
    selected = next;
  }
  return selected;
}

function object({ options }: DirectiveCall, selected: SelectedLines): SelectedLines | DirectiveFailure {
  const name = options.pyobject;
  if (name === undefined) return selected;
  const range = pythonObject(selected.lines.join('\n'), name.trim());
  if (!range) return failure(`There is no Python object "${name}" in the file.`);
  return { ...selected, lines: selected.lines.slice(range.first - 1, range.last), first: range.first };
}

function start({ options }: DirectiveCall, selected: SelectedLines): SelectedLines | DirectiveFailure {
  const option = options['start-at'] === undefined ? 'start-after' : 'start-at';
  const text = options[option];
  if (!text) return selected;
  const at = selected.lines.findIndex(line => line.includes(text));
  if (at < 0) return failure(`The text of "${option}" is not in the file: "${text}".`);
  const from = option === 'start-at' ? at : at + 1;
  return { ...selected, lines: selected.lines.slice(from), first: selected.first + from };
}

function end({ options }: DirectiveCall, selected: SelectedLines): SelectedLines | DirectiveFailure {
  const option = options['end-at'] === undefined ? 'end-before' : 'end-at';
  const text = options[option];
  if (!text) return selected;
  // As in Sphinx, code that ends before something has at least one line.
  const least = option === 'end-before' ? 1 : 0;
  const at = selected.lines.findIndex((line, index) => index >= least && line.includes(text));
  if (at < 0) return failure(`The text of "${option}" is not in the file: "${text}".`);
  return { ...selected, lines: selected.lines.slice(0, option === 'end-at' ? at + 1 : at) };
}

function numbers(call: DirectiveCall, selected: SelectedLines): SelectedLines | DirectiveFailure {
  const spec = call.options.lines;
  if (spec === undefined) return selected;
  const total = selected.lines.length;
  const wanted = lineNumbers(spec, total);
  if (!wanted) return failure(`"${spec}" names no lines.`);
  const inside = wanted.filter(number => number <= total);
  const [first] = inside;
  if (first === undefined) return failure(`None of the lines "${spec}" is there: there are ${total}.`);
  const isMatched = call.options['lineno-match'] !== undefined;
  if (isMatched && inside.some((number, index) => number !== first + index)) {
    return failure('Cannot use "lineno-match" with lines that do not follow each other.');
  }
  const messages = inside.length < wanted.length ? [optionWarning(call, 'lines', beyond(spec, total))] : [];
  return {
    lines: inside.map(number => selected.lines[number - 1] ?? ''),
    first: selected.first + first - 1,
    messages: [...selected.messages, ...messages],
  };
}

function dedent(call: DirectiveCall, selected: SelectedLines): SelectedLines | DirectiveFailure {
  const { dedent: option } = call.options;
  if (option === undefined) return selected;
  const least = Math.min(...selected.lines.filter(line => line.trim() !== '').map(indentOf));
  const width = option.trim() === '' ? least : Number(option);
  if (!Number.isSafeInteger(width) || width < 0) return failure(`"${option}" is no number of spaces to take away.`);
  const text = 'There is text among the spaces that "dedent" takes away.';
  return {
    ...selected,
    lines: selected.lines.map(line => line.slice(width)),
    messages: width > least ? [...selected.messages, optionWarning(call, 'dedent', text)] : selected.messages,
  };
}

function additions({ options }: DirectiveCall, selected: SelectedLines): SelectedLines {
  const { prepend, append } = options;
  return {
    ...selected,
    lines: [...(prepend === undefined ? [] : [prepend]), ...selected.lines, ...(append === undefined ? [] : [append])],
  };
}
