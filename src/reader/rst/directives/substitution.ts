import type { PhrasingContent } from 'mdast';
import { systemMessage } from '../system-message.ts';
import { characterOf } from '../text/character-code.ts';
import { linesText } from '../text/line.ts';
import { strftime } from '../text/strftime.ts';
import type { DirectiveCall, DirectiveDefinition } from './definition.ts';
import { failure } from './definition.ts';
import { flag } from './option-types.ts';

/** `replace`: text with markup. */
export const replace: DirectiveDefinition = {
  content: true,
  run(call) {
    if (call.substitution === undefined) return outside(call);
    if (call.content.length === 0)
      return failure(`Content block expected for the "${call.name}" directive; none found.`);
    const made = call.context.parse(call.content);
    const paragraphs = made.filter(node => node.type === 'paragraph');
    const messages = made.filter(node => node.type === 'systemMessage');
    const [only] = paragraphs;
    if (messages.length === made.length) return messages;
    if (!only || paragraphs.length > 1 || paragraphs.length + messages.length < made.length) {
      const text = `Error in "${call.name}" directive: may contain a single paragraph only.`;
      return [systemMessage(call.line, { level: 3, rule: 'directive', text })];
    }
    return [...messages, ...only.children];
  },
};

/** `unicode`: characters by their codes, and text. */
export const unicode: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  options: { trim: flag, ltrim: flag, rtrim: flag },
  run(call) {
    if (call.substitution === undefined) return outside(call);
    const words =
      linesText(call.argument)
        .split(/(?:^|\s+)\.\.(?:\s|$)/)[0]
        ?.split(/\s+/)
        .filter(word => word !== '') ?? [];
    const texts: string[] = [];
    for (const word of words) {
      const found = characterOf(word);
      if ('problem' in found) return failure(`Invalid character code: ${word}\nValueError: ${found.problem}`);
      texts.push(found.character);
    }
    const attributes = trimsOf(call.options);
    const data = attributes && { data: { rst: { attributes } } };
    return texts.map((value, index): PhrasingContent => ({ type: 'text', value, ...(index === 0 && data) }));
  },
};

/** On which sides of a reference white space goes. */
function trimsOf({ trim, ltrim, rtrim }: DirectiveCall['options']): Record<string, string> | undefined {
  if (trim === undefined && ltrim === undefined && rtrim === undefined) return undefined;
  return {
    ...((trim ?? ltrim) !== undefined && { ltrim: '1' }),
    ...((trim ?? rtrim) !== undefined && { rtrim: '1' }),
  };
}

/** `date`: the day that the caller says, or else the format as it is. */
export const date: DirectiveDefinition = {
  content: true,
  run(call) {
    if (call.substitution === undefined) return outside(call);
    const format = linesText(call.content) || '%Y-%m-%d';
    const { date: day } = call.context.options;
    return [{ type: 'text', value: day ? strftime(day, format) : format }];
  },
};

function outside(call: DirectiveCall) {
  const text = `Invalid context: the "${call.name}" directive can only be used within a substitution definition.`;
  return failure(text);
}
