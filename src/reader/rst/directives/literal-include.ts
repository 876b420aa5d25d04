import type { Code } from 'mdast';
import { fileDiff } from '../../../literate/file-diff.ts';
import { languageOfPath } from '../../../literate/language-of-path.ts';
import { normalizeName } from '../text/escape.ts';
import { linesPosition, linesText } from '../text/line.ts';
import { addClasses } from './add-classes.ts';
import { numberedFrom } from './code.ts';
import { optionWarning, shownCode } from './code-lines.ts';
import { type DirectiveCall, type DirectiveDefinition, failure } from './definition.ts';
import { openFile } from './included-file.ts';
import { selectLines } from './included-lines.ts';
import { classes, classNames, count, flag, text } from './option-types.ts';

/** Options that say two things about the same lines. */
const EXCLUSIVE: readonly (readonly [string, string])[] = [
  ['lineno-match', 'lineno-start'],
  ['lineno-match', 'append'],
  ['lineno-match', 'prepend'],
  ['start-after', 'start-at'],
  ['end-before', 'end-at'],
  ...['pyobject', 'lineno-start', 'lineno-match', 'lines', 'start-after', 'end-before', 'start-at', 'end-at'].map(
    (option): [string, string] => ['diff', option],
  ),
];

/** `literalinclude`: another file's text as code, all or some of its lines. */
export const literalInclude: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  options: {
    language: text,
    force: flag,
    linenos: flag,
    'lineno-start': count,
    'lineno-match': flag,
    'tab-width': count,
    encoding: text,
    pyobject: text,
    lines: text,
    'start-after': text,
    'start-at': text,
    'end-before': text,
    'end-at': text,
    prepend: text,
    append: text,
    dedent: text,
    'emphasize-lines': text,
    diff: text,
    caption: text,
    class: classes,
    name: text,
  },
  run(call) {
    const clash = EXCLUSIVE.find(([one, other]) => one in call.options && other in call.options);
    if (clash) return failure(`Cannot use both "${clash[0]}" and "${clash[1]}" options.`);
    const file = openFile(call, linesText(call.argument));
    if ('failed' in file) return file;
    const { diff } = call.options;
    return diff === undefined ? includedCode(call, file.text) : includedDiff(call, file, diff);
  },
};

function includedDiff(
  call: DirectiveCall,
  file: { readonly path: string; readonly text: string },
  other: string,
): ReturnType<DirectiveDefinition['run']> {
  const old = openFile(call, other);
  if ('failed' in old) return old;
  const changes = fileDiff({ name: old.path, text: old.text }, { name: file.path, text: file.text });
  return codeNodes(call, { lines: linesOf(changes), lang: 'diff', first: numberedFrom(call.options), messages: [] });
}

function includedCode(call: DirectiveCall, source: string): ReturnType<DirectiveDefinition['run']> {
  const width = Number(call.options['tab-width'] ?? 0);
  const selected = selectLines(call, linesOf(width > 0 ? expandedTabs(source, Math.min(width, 32)) : source));
  if ('failed' in selected) return selected;
  const isMatched = call.options['lineno-match'] !== undefined;
  const { highlight } = call.context.state;
  const lang = call.options.language ?? highlight ?? languageOf(linesText(call.argument).trim());
  return codeNodes(call, {
    lines: selected.lines,
    lang,
    first: isMatched ? selected.first : numberedFrom(call.options),
    messages: [...selected.messages, ...encodingProblem(call)],
  });
}

/** Endings of files that are the names of languages. */
const LANGUAGES: ReadonlySet<string> = new Set(
  'c cpp css diff go html ini java json lua make php scss sh sql swift toml xml'.split(' '),
);

/** The language of a file whose name tells it. */
function languageOf(path: string): string | undefined {
  const language = languageOfPath(path);
  const isNamed = LANGUAGES.has(language) || !path.toLowerCase().endsWith(`.${language}`);
  return isNamed && language !== 'text' ? language : undefined;
}

interface Included {
  readonly lines: readonly string[];
  readonly lang: string | undefined;
  readonly first: number | undefined;
  readonly messages: ReturnType<typeof shownCode>['messages'];
}

function codeNodes(call: DirectiveCall, { lines, lang, first, messages }: Included) {
  const shown = shownCode(call, lines.length, first);
  const { name } = call.options;
  const node: Code = {
    type: 'code',
    ...(lang !== undefined && { lang }),
    value: lines.join('\n'),
    data: { ...shown.data, rst: { ...(name !== undefined && { names: [normalizeName(name)] }) } },
    position: linesPosition(call.source),
  };
  const own = classNames(call.options.class);
  if (own.length > 0) addClasses(node, own);
  return [node, ...messages, ...shown.messages];
}

function linesOf(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}

function expandedTabs(text: string, width: number): string {
  return text.replace(/^.*\t.*$/gm, line => {
    let column = 0;
    return line.replace(/[^\t]+|\t/g, part => {
      const shown = part === '\t' ? ' '.repeat(width - (column % width)) : part;
      column += shown.length;
      return shown;
    });
  });
}

/** Files of a project are read as UTF-8. */
function encodingProblem(call: DirectiveCall): Included['messages'] {
  const encoding = call.options.encoding?.trim().toLowerCase() ?? 'utf-8';
  if (/^(?:utf-?8(?:-sig)?|(?:us-)?ascii)$/.test(encoding)) return [];
  return [optionWarning(call, 'encoding', `Files are read as UTF-8, not as "${encoding}".`)];
}
