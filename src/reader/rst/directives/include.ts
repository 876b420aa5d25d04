import { fileLines, linesText } from '../text/line.ts';
import { sourceFile } from '../text/source-file.ts';
import type { DirectiveCall, DirectiveDefinition } from './definition.ts';
import { failure } from './definition.ts';
import { containerDirective } from './generic.ts';
import { text } from './option-types.ts';

/** Files included in files included in ... */
const MAX_DEPTH = 16;

/** Files included in one document, and the characters in all of them. */
const MAX_FILES = 1000;
const MAX_CHARACTERS = 16_000_000;

/** `include`: another file's text, read as if it stood here (without sections of its own level table). */
export const include: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  options: { 'start-line': text, 'end-line': text, 'start-after': text, 'end-before': text, literal: text, code: text },
  run(call) {
    const { state, options } = call.context;
    const written = linesText(call.argument).replace(/\n/g, '').trim();
    const path = resolvePath(state.including.at(-1) ?? options.path ?? '', written);
    if (path === undefined) return failure(`The file "${written}" lies outside of the sources and is not included.`);
    if (state.including.includes(path)) {
      return failure(
        `circular inclusion in "include" directive:\n${[...state.including.slice(1), path].join('\n> ')}`,
        2,
      );
    }
    if (state.including.length > MAX_DEPTH || state.inclusions.length >= MAX_FILES) {
      return failure('Too many files are included here.');
    }
    const source = options.include?.(path);
    const line = state.including.length === 1 ? call.line.number : (state.inclusions.at(-1)?.line ?? 1);
    state.inclusions.push({ path, text: source, line });
    if (source === undefined) return failure(`There is no file "${path}" to include.`);
    const total = state.inclusions.reduce((sum, file) => sum + (file.text?.length ?? 0), 0);
    if (total > MAX_CHARACTERS) return failure('Too much text is included here.');
    const selected = selection(call, source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
    if (typeof selected !== 'string') return selected;
    return [included(call, path, selected)];
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
  node.children = [...containerDirective(call, call.context.parse(fileLines(sourceFile(source, path)), true)).children];
  state.including.pop();
  // The included titles stand inside the include's own block: they do not change where the document stands.
  state.level = level;
  return node;
}

/** The path from the source root of a file named in another; undefined outside of it. */
function resolvePath(from: string, written: string): string | undefined {
  if (written === '' || /[\0\\]/.test(written) || /^[a-z]:/i.test(written)) return undefined;
  const base = written.startsWith('/') ? [] : from.split('/').slice(0, -1);
  const parts: string[] = [...base];
  for (const part of written.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.length === 0 ? undefined : parts.join('/');
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
