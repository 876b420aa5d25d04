import { FIELD_MARKER } from '../block/patterns.ts';
import type { SystemMessage } from '../nodes.ts';
import { systemMessage } from '../system-message.ts';
import { markEscapes, unescapeText } from '../text/escape.ts';
import { takeIndented } from '../text/indented.ts';
import type { Line } from '../text/line.ts';
import type { DirectiveCall, DirectiveDefinition } from './definition.ts';
import { containerDirective } from './generic.ts';
import { nameAndValue } from './name-value.ts';

/** Attributes of one `meta` element. */
type MetaTag = Readonly<Record<string, string>>;

/** `meta`: what the page says of itself to programs; shown nowhere. */
export const meta: DirectiveDefinition = {
  content: 'needed',
  run(call) {
    const { tags, messages } = readTags(call);
    const node = containerDirective(call, messages);
    return [{ ...node, data: { ...node.data, meta: tags } }];
  },
};

/** Reads fields up to what is none. */
function readTags(call: DirectiveCall): { tags: MetaTag[]; messages: SystemMessage[] } {
  const tags: MetaTag[] = [];
  const messages: SystemMessage[] = [];
  const { content } = call;
  let index = 0;
  for (let line = content[0]; line !== undefined; line = content[index]) {
    const marker = FIELD_MARKER.exec(line.text);
    if (marker) {
      const block = takeIndented(content, index, { first: marker[0].length });
      // docutils shows the line where its reading ended.
      const shown = call.context.options.strict ? content[block.end - 1] : line;
      const made = tag(call, { line, shown: shown?.text ?? '' }, marker[1] ?? '', block.lines);
      if (Array.isArray(made)) tags.push(Object.fromEntries(made));
      else messages.push({ ...made, data: { rst: { metaBefore: tags.length } } });
      index = block.end;
    } else if (line.text === '') index += 1;
    else break;
  }
  if (index < content.length) messages.push({ ...invalid(call), data: { rst: { metaBefore: tags.length } } });
  return { tags, messages };
}

function invalid({ line, source }: DirectiveCall): SystemMessage {
  const literal = source.map(each => each.text).join('\n');
  return systemMessage(line, { level: 3, rule: 'directive', text: 'Invalid meta directive.', literal });
}

/** `name attribute=value: content`; the first word may be an attribute too (`http-equiv=...`). */
function tag(
  call: DirectiveCall,
  { line, shown }: { line: Line; shown: string },
  marker: string,
  lines: readonly Line[],
): [string, string][] | SystemMessage {
  const name = unescapeText(markEscapes(marker));
  const place = { ...line, counted: call.context.state.blockLine };
  const note = (level: 1 | 3, text: string) => systemMessage(place, { level, rule: 'directive', text, literal: shown });
  if (lines.length === 0) return note(1, `No content for meta tag "${name}".`);
  const [first = '', ...words] = name.trim().split(/\s+/);
  const own = nameAndValue(first);
  const attributes = new Map([typeof own === 'string' ? (['name', first] as const) : own]);
  for (const word of words) {
    const attribute = nameAndValue(word);
    if (typeof attribute === 'string') return note(3, `Error parsing meta tag attribute "${word}": ${attribute}.`);
    attributes.set(...attribute);
  }
  const content = unescapeText(markEscapes(lines.map(each => each.text).join(' ')));
  return [['content', content], ...attributes];
}
