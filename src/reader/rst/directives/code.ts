import type { Code, RootContent } from 'mdast';
import { languageOfPath } from '../../../literate/language-of-path.ts';
import type {} from '../../../literate/node-data.ts';
import { normalizeName } from '../text/escape.ts';
import { linesPosition, linesText } from '../text/line.ts';
import { dedented, shownCode } from './code-lines.ts';
import { type DirectiveCall, type DirectiveDefinition, failure } from './definition.ts';
import { classes, classNames, integer, text } from './option-types.ts';
import { invalidOption } from './options.ts';

/** `code`, `code-block`, `sourcecode` and `pylit:code`: code in a language, perhaps part of a chunk. */
export const code: DirectiveDefinition = {
  arguments: [0, 1],
  options: { class: classes, force: text, name: text, 'number-lines': text },
  content: 'needed',
  run(call) {
    const first = call.options['number-lines'];
    const wrong = first ? integer(first) : undefined;
    // Otherwise numbers begin at 1: a wrong option is no reason to lose a part of a program.
    if (wrong === undefined || !call.context.options.strict) return codeNodes(call);
    return failure(`Error in "${call.name}" directive:\n${invalidOption('number-lines', first ?? '', wrong)}.`);
  },
};

/** `pylit:file`: the code of a program's file, whose path is the argument. */
export const file: DirectiveDefinition = {
  arguments: [1, 1],
  options: { class: classes, language: text },
  content: 'needed',
  run(call) {
    const path = linesText(call.argument).trim();
    const { language = languageOfPath(path), ...options } = call.options;
    return codeNodes({ ...call, options: { ...options, file: path } }, language.trim());
  },
};

function codeNodes(call: DirectiveCall, lang = linesText(call.argument).trim()): RootContent[] {
  const className = ['code', ...(lang === '' ? [] : [lang]), ...classNames(call.options.class)].join(' ');
  const { name } = call.options;
  const { lines, messages } = dedented(call, call.content);
  const shown = shownCode(call, lines.length, numberedFrom(call.options));
  const node: Code = {
    type: 'code',
    ...(lang === '' ? highlighted(call) : { lang }),
    value: linesText(lines),
    data: {
      ...shown.data,
      codeDirective: {
        options: { ...call.options },
        content: linesPosition(lines),
        ...(!call.name.toLowerCase().startsWith('pylit') && { general: true }),
      },
      rst: { attributes: { classes: className }, ...(name !== undefined && { names: [normalizeName(name)] }) },
    },
    position: linesPosition(call.source),
  };
  return [node, ...messages, ...shown.messages];
}

/** docutils' `number-lines`, with the first number if it is not 1, and Sphinx's `linenos` and `lineno-start`. */
export function numberedFrom(options: DirectiveCall['options']): number | undefined {
  const lines = options['number-lines'] ?? options['lineno-start'] ?? options.linenos;
  if (lines === undefined) return undefined;
  return /^\d{1,9}$/.test(lines.trim()) ? Number(lines) : 1;
}

function highlighted(call: DirectiveCall): { lang?: string } {
  const { highlight } = call.context.state;
  return highlight === undefined ? {} : { lang: highlight };
}
