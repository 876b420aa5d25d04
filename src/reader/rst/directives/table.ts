import type { DirectiveDefinition } from './definition.ts';
import { failure } from './definition.ts';
import { counts } from './option-types.ts';
import { columnWidths, finishedTable, TABLE_OPTIONS } from './table-options.ts';

/** `table`: a table with a caption. */
export const table: DirectiveDefinition = {
  arguments: [0, 1],
  longArgument: true,
  options: { ...TABLE_OPTIONS, widths: counts('auto', 'grid') },
  content: true,
  run(call) {
    if (call.content.length === 0) {
      return failure(`Content block expected for the "${call.name}" directive; none found.`, 2);
    }
    const [only, ...more] = call.context.parse(call.content);
    const isAlone = call.context.options.strict ? more.length === 0 : more.every(node => node.type === 'systemMessage');
    if (only?.type !== 'blockTable' || !isAlone) {
      return failure(`Error parsing content block for the "${call.name}" directive: exactly one table expected.`);
    }
    const widths = columnWidths(call, only.widths.length, only.widths);
    if ('failed' in widths) return widths;
    return [...finishedTable(call, { ...only, widths: [...widths] }), ...more];
  },
};
