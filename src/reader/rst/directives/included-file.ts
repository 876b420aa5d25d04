import { pythonText } from '../text/python-text.ts';
import { type DirectiveCall, type DirectiveFailure, failure } from './definition.ts';

/** Files included in one document, and the characters in all of them. */
const MAX_FILES = 1000;
const MAX_CHARACTERS = 16_000_000;

/**
 * Looks the file up that a directive names, and records that it did.
 *
 * @param isParsed it is read as reStructuredText, so it may not hold itself
 */
export function openFile(
  call: DirectiveCall,
  name: string,
  isParsed = false,
): { readonly path: string; readonly text: string } | DirectiveFailure {
  const { state, options } = call.context;
  const written = name.replace(/\s*\n\s*/g, '').trim();
  const path = resolvePath(state.including.at(-1) ?? options.path ?? '', written);
  if (path === undefined) return failure(`The file "${written}" lies outside of the sources and is not included.`);
  if (isParsed && state.including.includes(path)) {
    const chain = [...state.including.slice(1), path].join('\n> ');
    return failure(`circular inclusion in "${call.name}" directive:\n${chain}`, 2);
  }
  if (state.inclusions.length >= MAX_FILES) return failure('Too many files are included here.');
  const source = options.include?.(path);
  const line = state.including.length === 1 ? call.line.number : (state.inclusions.at(-1)?.line ?? 1);
  state.inclusions.push({ path, text: source, line });
  if (source === undefined) {
    return options.strict ? missingFile(call.name, written) : failure(`There is no file "${path}" to include.`);
  }
  const total = state.inclusions.reduce((sum, file) => sum + (file.text?.length ?? 0), 0);
  if (total > MAX_CHARACTERS) return failure('Too much text is included here.');
  return { path, text: source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n') };
}

/** What docutils says of a file that is not there. */
export function missingFile(directive: string, path: string): DirectiveFailure {
  const isTable = directive.toLowerCase() === 'csv-table';
  const problem = `${isTable ? '' : 'InputError: '}[Errno 2] No such file or directory: ${pythonText(path)}`;
  return failure(`Problems with "${directive}" directive path:\n${problem}.`, isTable ? 4 : 3);
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
