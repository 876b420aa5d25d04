import type { ListedPage } from '../../../literate/nodes.ts';
import type { SystemMessage } from '../nodes.ts';
import { systemMessage } from '../system-message.ts';
import type { Line } from '../text/line.ts';
import type { DirectiveDefinition } from './definition.ts';
import { containerDirective } from './generic.ts';
import { flag, integer, type OptionType, text } from './option-types.ts';

/** A number, or nothing for all. */
const numberOrNothing: OptionType = value => (value === '' ? undefined : integer(value));

/** `toctree`: the documents below this one. */
export const toctree: DirectiveDefinition = {
  options: {
    maxdepth: integer,
    name: text,
    caption: text,
    glob: flag,
    hidden: flag,
    includehidden: flag,
    numbered: numberOrNothing,
    titlesonly: flag,
    reversed: flag,
  },
  content: true,
  run(call) {
    const seen = new Set<string>();
    const messages: SystemMessage[] = [];
    const entryLines: number[] = [];
    const entries = call.content.flatMap((line): ListedPage[] => {
      const listed = entry(line.text.trim());
      if (listed && seen.has(listed.target)) messages.push(duplicate(line, listed.target));
      if (listed) seen.add(listed.target);
      if (listed) entryLines.push(line.number - call.line.number);
      return listed ? [listed] : [];
    });
    const node = containerDirective(call, []);
    node.data = { ...node.data, entries, entryLines, pages: entries.map(each => each.target) };
    return [node, ...messages];
  },
};

/** `Title <document>`, or a document alone. */
function entry(written: string): ListedPage | undefined {
  if (written === '') return undefined;
  const [, title, target] = /^(.*?\S)\s*<([^<>]+)>$/.exec(written) ?? [];
  return target === undefined ? { target: written } : { ...(title !== undefined && { title }), target: target.trim() };
}

function duplicate(line: Line, target: string): SystemMessage {
  const text = `"${target}" is in this list twice.`;
  return systemMessage(line, { level: 2, rule: 'toctree', text });
}
