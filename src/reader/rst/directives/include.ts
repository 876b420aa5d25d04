import type { Code } from 'mdast';
import { standardFile } from '../definitions/standard-file.ts';
import { normalizeName } from '../text/escape.ts';
import { fileLines, linesText } from '../text/line.ts';
import { sourceFile } from '../text/source-file.ts';
import { numberedFrom } from './code.ts';
import type { DirectiveCall, DirectiveDefinition, DirectiveFailure } from './definition.ts';
import { failure } from './definition.ts';
import { containerDirective } from './generic.ts';
import { missingFile, openFile } from './included-file.ts';
import { classes, classNames, encoding, flag, integer, required, text } from './option-types.ts';

/** Wider stops for tabs are left alone. */
const MAX_TAB = 100;

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
    const file = definitions(call) ?? openFile(call, linesText(call.argument), true);
    if ('failed' in file) return file;
    if (state.including.length > MAX_DEPTH) return failure('Too many files are included in one another here.');
    const selected = selection(call, file.text);
    return typeof selected === 'string' ? [included(call, file.path, selected)] : selected;
  },
};

/** A file of definitions that comes with docutils: `<isonum.txt>`. */
function definitions(call: DirectiveCall): { path: string; text: string } | DirectiveFailure | undefined {
  const path = linesText(call.argument).trim();
  const name = /^<(.+)>$/s.exec(path)?.[1];
  if (name === undefined) return undefined;
  const text = standardFile(name.trim());
  if (text !== undefined) return { path, text };
  return call.context.options.strict ? missingFile(call.name, path) : failure(`There are no definitions "${name}".`);
}

function included(call: DirectiveCall, path: string, source: string) {
  const { state } = call.context;
  // Classes and a name are those of code.
  const { class: _, name: __, ...options } = call.options;
  const node = containerDirective({ ...call, options }, []);
  if (call.options.literal !== undefined || call.options.code !== undefined) {
    node.children = [includedCode(call, source)];
    return node;
  }
  const { level } = state;
  state.including.push(path);
  const lines = fileLines(sourceFile(source, { path, said: call.line.file.said }));
  node.children = [
    ...containerDirective(call, call.context.parse(lines, !call.context.options.strict || call.context.place.parts))
      .children,
  ];
  state.including.pop();
  // The included titles stand inside the include's own block: they do not change where the document stands.
  state.level = level;
  return node;
}

/** The text as it is, or as code in a language. */
function includedCode({ options }: DirectiveCall, source: string): Code {
  const lang = options.literal === undefined ? (options.code ?? '').trim() : '';
  const kind = options.literal === undefined ? ['code', ...(lang === '' ? [] : [lang])] : [];
  const className = [...kind, ...classNames(options.class)].join(' ');
  const numbered = numberedFrom(options);
  return {
    type: 'code',
    ...(lang !== '' && { lang }),
    value: withoutTabs(source, Number(options['tab-width'] ?? 8)).replace(/\n$/, ''),
    data: {
      ...(numbered !== undefined && { numbered }),
      rst: {
        ...(className !== '' && { attributes: { classes: className } }),
        ...(options.name !== undefined && { names: [normalizeName(options.name)] }),
      },
    },
  };
}

/** The text with spaces up to the next stop instead of tabs, unless the width is negative. */
function withoutTabs(text: string, width: number): string {
  if (width < 0 || width > MAX_TAB || !text.includes('\t')) return text;
  return text
    .split('\n')
    .map(line => {
      let column = 0;
      return line.replace(/([^\t]*)\t/g, (_, before: string) => {
        column += [...before].length;
        const spaces = width === 0 ? 0 : width - (column % width);
        column += spaces;
        return before + ' '.repeat(spaces);
      });
    })
    .join('\n');
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
