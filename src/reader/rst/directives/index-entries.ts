import type { Target } from '../../../literate/nodes.ts';
import { systemMessage } from '../system-message.ts';
import { normalizeName } from '../text/escape.ts';
import { indexEntries, indexProblem } from '../text/index-entries.ts';
import { linesPosition } from '../text/line.ts';
import type { DirectiveDefinition } from './definition.ts';
import { text } from './option-types.ts';

/** `index`: a place that the general index leads to. */
export const index: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  options: { name: text },
  run(call) {
    const entries = call.argument.flatMap(line => indexEntries(line.text).map(entry => ({ entry, line })));
    const { name } = call.options;
    const node: Target = {
      type: 'target',
      names: name === undefined ? [] : [normalizeName(name)],
      index: entries.map(({ entry }) => entry),
      children: [],
      data: { hName: 'span' },
      position: linesPosition(call.source),
    };
    const problems = entries.flatMap(({ entry, line }) => {
      const problem = indexProblem(entry);
      return problem === undefined ? [] : [systemMessage(line, { level: 2, rule: 'index-entry', text: problem })];
    });
    return [node, ...problems];
  },
};
