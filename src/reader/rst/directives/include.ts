import { fileLines, linesText } from '../text/line.ts';
import { sourceFile } from '../text/source-file.ts';
import type { DirectiveCall, DirectiveDefinition } from './definition.ts';
import { failure } from './definition.ts';
import { containerDirective } from './generic.ts';
import { openFile } from './included-file.ts';
import { classes, encoding, flag, integer, required, text } from './option-types.ts';

/** Files included in files included in ... */
const MAX_DEPTH = 16;

/** `include`: another file's text, read as if it stood here (without sections of its own level table). */
export const include: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  options: {
    'start-line': integer,
    'end-line': integer,
    'start-after': required,
    'end-before': required,
    literal: flag,
    code: text,
    encoding,
    parser: text,
    'tab-width': integer,
    'number-lines': text,
    class: classes,
    name: text,
  },
  run(call) {
    const { state } = call.context;
    const file = openFile(call, linesText(call.argument), true);
    if ('failed' in file) return file;
    if (state.including.length > MAX_DEPTH) return failure('Too many files are included in one another here.');
    const selected = selection(call, file.text);
    return typeof selected === 'string' ? [included(call, file.path, selected)] : selected;
  },
};

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
  const lines = fileLines(sourceFile(source, { path, said: call.line.file.said }));
  node.children = [...containerDirective(call, call.context.parse(lines, true)).children];
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
