import { normalizeName } from '../text/escape.ts';
import { fileLines, linesPosition, linesText } from '../text/line.ts';
import { sourceFile } from '../text/source-file.ts';
import type { DirectiveCall, DirectiveDefinition, DirectiveFailure } from './definition.ts';
import { failure } from './definition.ts';
import { containerDirective } from './generic.ts';
import { text } from './option-types.ts';

/** Files included in files included in ... */
const MAX_DEPTH = 16;

/** Files included in one document, and the characters in all of them. */
const MAX_FILES = 1000;
const MAX_CHARACTERS = 16_000_000;

/** Ranges of lines taken from one file. */
const MAX_RANGES = 100;

/** `include`: another file's text, read as if it stood here (without sections of its own level table). */
export const include: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  options: { 'start-line': text, 'end-line': text, 'start-after': text, 'end-before': text, literal: text, code: text },
  run(call) {
    const { state } = call.context;
    const file = openFile(call);
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
    const file = openFile(call);
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

/** Looks the file up that a directive names, and records that it did. */
function openFile(call: DirectiveCall): { readonly path: string; readonly text: string } | DirectiveFailure {
  const { state, options } = call.context;
  const written = linesText(call.argument).replace(/\n/g, '').trim();
  const path = resolvePath(state.including.at(-1) ?? options.path ?? '', written);
  if (path === undefined) return failure(`The file "${written}" lies outside of the sources and is not included.`);
  if (state.including.includes(path)) {
    const chain = [...state.including.slice(1), path].join('\n> ');
    return failure(`circular inclusion in "${call.name}" directive:\n${chain}`, 2);
  }
  if (state.inclusions.length >= MAX_FILES) return failure('Too many files are included here.');
  const source = options.include?.(path);
  const line = state.including.length === 1 ? call.line.number : (state.inclusions.at(-1)?.line ?? 1);
  state.inclusions.push({ path, text: source, line });
  if (source === undefined) return failure(`There is no file "${path}" to include.`);
  const total = state.inclusions.reduce((sum, file) => sum + (file.text?.length ?? 0), 0);
  if (total > MAX_CHARACTERS) return failure('Too much text is included here.');
  return { path, text: source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n') };
}

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
