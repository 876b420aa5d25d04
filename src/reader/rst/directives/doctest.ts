import type { Code } from 'mdast';
import { linesPosition, linesText } from '../text/line.ts';
import type { DirectiveDefinition } from './definition.ts';
import { containerDirective } from './generic.ts';
import { flag, text } from './option-types.ts';

/** Options that say how code is tested, and whether it is shown. */
const OPTIONS: DirectiveDefinition['options'] = {
  hide: flag,
  options: text,
  pyversion: text,
  skipif: text,
  'no-trim-doctest-flags': flag,
  'trim-doctest-flags': flag,
};

/** `doctest`, `testcode` and `testoutput` of Sphinx: Python code and what it prints. Nothing of it is run. */
export const doctestCode: DirectiveDefinition = {
  arguments: [0, 1],
  longArgument: true,
  options: OPTIONS,
  content: true,
  run(call) {
    if ('hide' in call.options || call.content.length === 0) return [containerDirective(call, [])];
    const lang = call.name.toLowerCase() === 'testoutput' ? undefined : 'python';
    const node: Code = {
      type: 'code',
      ...(lang !== undefined && { lang }),
      value: linesText(call.content),
      data: { rst: { element: 'literal_block' } },
      position: linesPosition(call.source),
    };
    return [node];
  },
};

/** `testsetup` and `testcleanup`: code around the tests, which is not shown. */
export const doctestSetup: DirectiveDefinition = { ...doctestCode, run: call => [containerDirective(call, [])] };
