import { systemMessage } from '../system-message.ts';
import { linesText } from '../text/line.ts';
import { pythonText } from '../text/python-text.ts';
import type { DirectiveDefinition } from './definition.ts';
import { required } from './option-types.ts';

/** docutils' `restructuredtext-test-directive`, which says what it was given. */
export const testDirective: DirectiveDefinition = {
  arguments: [0, 1],
  longArgument: true,
  options: { option: required },
  content: true,
  run(call) {
    const given = call.argument.length === 0 ? '' : pythonText(linesText(call.argument));
    const options = Object.entries(call.options).map(([name, value]) => `${pythonText(name)}: ${pythonText(value)}`);
    const content = call.content.length === 0 ? 'content: None' : 'content:';
    const text = `Directive processed. Type="${call.name}", arguments=[${given}], options={${options.join(', ')}}, ${content}`;
    const consumed = call.content.length === 0 ? {} : { consumed: call.source, literal: linesText(call.content) };
    return [systemMessage(call.line, { level: 1, rule: 'directive', text, ...consumed })];
  },
};
