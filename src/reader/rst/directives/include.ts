import { normalizeName } from '../text/escape.ts';
import { fileLines, linesPosition, linesText } from '../text/line.ts';
import { sourceFile } from '../text/source-file.ts';
import type { DirectiveCall, DirectiveDefinition } from './definition.ts';
import { failure } from './definition.ts';
import { containerDirective } from './generic.ts';
import { openFile } from './included-file.ts';
import { text } from './option-types.ts';

/** Files included in files included in ... */
const MAX_DEPTH = 16;

/** Ranges of lines taken from one file. */
const MAX_RANGES = 100;

/** `include`: another file's text, read as if it stood here (without sections of its own level table). */
export const include: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  options: { 'start-line': text, 'end-line': text, 'start-after': text, 'end-before': text, literal: text, code: text },
  run(call) {
    const { state } = call.context;
    const file = openFile(call, linesText(call.argument));
    if ('failed' in file) return file;
    if (state.including.length > MAX_DEPTH) return failure('Too many files are included in one another here.');
    const selected = selection(call, file.text);
    return typeof selected === 'string' ? [included(call, file.path, selected)] : selected;
  },
};

/** `literalinclude`: another file's text as code. */
export const literalInclude: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  options: { language: text, lines: text, caption: text, name: text, 'start-after': text, 'end-before': text },
  run(call) {
    const file = openFile(call, linesText(call.argument));
    if ('failed' in file) return file;
    const selected = selection(call, file.text);
    if (typeof selected !== 'string') return selected;
    const { language, caption, name, lines } = call.options;
    const value = chosenLines(selected.replace(/\n$/, '').split('\n'), lines).join('\n');
    return [
      {
        type: 'code',
        ...(language !== undefined && { lang: language }),
        value,
        data: {
          ...(caption !== undefined && { title: caption }),
          rst: { ...(name !== undefined && { names: [normalizeName(name)] }) },
        },
        position: linesPosition(call.source),
      },
    ];
  },
};

/** The lines of `1-3,7,10-`, each once and in the file's order; all without it. */
function chosenLines(lines: readonly string[], ranges: string | undefined): readonly string[] {
  if (ranges === undefined) return lines;
  const bounds = ranges.split(',').flatMap(range => {
    const [, from = '', dash = '', to = ''] = /^\s*(\d*)\s*(-?)\s*(\d*)\s*$/.exec(range) ?? [];
    const start = from === '' ? 1 : Number(from);
    if (dash === '') return from === '' ? [] : [[start, start] as const];
    return [[start, to === '' ? lines.length : Number(to)] as const];
  });
  const most = bounds.slice(0, MAX_RANGES);
  return lines.filter((_, index) => most.some(([start, end]) => start <= index + 1 && index + 1 <= end));
}

function included(call: DirectiveCall, path: string, source: string) {
  const { state } = call.context;
  const node = containerDirective(call, []);
  const language = call.options.code ?? (call.options.literal === undefined ? undefined : '');
  if (language !== undefined) {
    node.children = [{ type: 'code', ...(language !== '' && { lang: language }), value: source.replace(/\n$/, '') }];
    return node;
  }
  const { level } = state;
  state.including.push(path);
  node.children = [...containerDirective(call, call.context.parse(fileLines(sourceFile(source, path)), true)).children];
  state.including.pop();
  // The included titles stand inside the include's own block: they do not change where the document stands.
  state.level = level;
  return node;
}

function selection(call: DirectiveCall, source: string) {
  const { options } = call;
  const lines = source.split('\n').slice(lineNumber(options['start-line']), lineNumber(options['end-line']));
  let result = options['start-line'] === undefined && options['end-line'] === undefined ? source : lines.join('\n');
  const after = options['start-after'];
  const before = options['end-before'];
  if (after !== undefined) {
    const at = result.indexOf(after);
    if (at < 0) return failure(`Problem with "start-after" option of "include" directive:\nText not found.`);
    result = result.slice(at + after.length);
  }
  if (before !== undefined) {
    const at = result.indexOf(before);
    if (at < 0) return failure(`Problem with "end-before" option of "include" directive:\nText not found.`);
    result = result.slice(0, at);
  }
  return result;
}

function lineNumber(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d+$/.test(value) ? Number(value) : undefined;
}
