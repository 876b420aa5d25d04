import type { PhrasingContent } from 'mdast';
import type { DefinitionList, DefinitionTerm, Target } from '../../../literate/nodes.ts';
import { splitTerm } from '../block/definition-list.ts';
import { flow } from '../block/flow.ts';
import { plainText } from '../inline/plain-text.ts';
import type { SystemMessage } from '../nodes.ts';
import { systemMessage } from '../system-message.ts';
import { normalizeSpace } from '../text/escape.ts';
import { cutLine, indentOf, type Line, linesPosition } from '../text/line.ts';
import { sphinxId } from '../text/sphinx-id.ts';
import type { DirectiveCall, DirectiveDefinition } from './definition.ts';
import { flag } from './option-types.ts';

/** `glossary`: terms that the whole project can refer to, and what they mean. */
export const glossary: DirectiveDefinition = {
  options: { sorted: flag },
  content: 'needed',
  run(call) {
    const { entries, messages } = readEntries(call.content);
    const items = entries.map(entry => item(call, entry, messages));
    if (call.options.sorted !== undefined) items.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    const list: DefinitionList = {
      type: 'definitionList',
      children: items.flatMap(({ nodes }) => nodes),
      data: { hName: 'dl', hProperties: { className: ['glossary'] } },
      position: linesPosition(call.source),
    };
    return [list, ...messages];
  },
};

/** Terms that share one meaning, and its lines. */
interface Entry {
  readonly terms: Line[];
  readonly body: Line[];
}

/** Takes the lines of a glossary apart: lines at the margin are terms, what is indented is what they mean. */
function readEntries(lines: readonly Line[]): { entries: Entry[]; messages: SystemMessage[] } {
  const entries: Entry[] = [];
  const messages: SystemMessage[] = [];
  const problem = (line: Line, text: string) =>
    messages.push(
      systemMessage(line, { level: 2, rule: 'glossary', text: `The glossary is not well formed: ${text}.` }),
    );
  let indent: number | undefined;
  let inComment = false;
  let afterBlank = true;
  for (const line of lines) {
    const last = entries.at(-1);
    if (line.text === '') {
      if (indent !== undefined) last?.body.push(line);
    } else if (indentOf(line.text) === 0) {
      inComment = line.text.startsWith('.. ');
      if (inComment) continue;
      const isNext = indent !== undefined || !last;
      if (isNext && !afterBlank) problem(line, 'a blank line is missing before the term');
      if (!isNext && afterBlank) problem(line, 'a blank line stands between terms of one meaning');
      if (isNext) entries.push({ terms: [line], body: [] });
      else last.terms.push(line);
      indent = undefined;
    } else if (!inComment) {
      indent ??= indentOf(line.text);
      if (last) last.body.push(cutLine(line, Math.min(indent, indentOf(line.text))));
      else problem(line, 'text is indented without a term above it');
    }
    afterBlank = line.text === '';
  }
  return { entries, messages };
}

function item(call: DirectiveCall, { terms, body }: Entry, messages: SystemMessage[]) {
  const named = terms.map(line => {
    const { nodes, messages: problems } = call.context.inline([line], true);
    messages.push(...problems);
    return term(line, nodes);
  });
  const description = {
    type: 'definitionDescription' as const,
    children: flow(call.context.parse(body)),
    data: { hName: 'dd' },
    position: linesPosition(body.length > 0 ? body : terms),
  };
  return { key: named[0]?.key ?? '', nodes: [...named.map(({ node }) => node), description] };
}

function term(line: Line, inlines: readonly PhrasingContent[]): { key: string; node: DefinitionTerm } {
  const { children, classifiers } = splitTerm(inlines);
  // What stands behind a colon is what the index puts the term under, and is not shown.
  const group = plainText(classifiers.slice(0, 1)).trim();
  const name = normalizeSpace(plainText(children));
  const id = sphinxId(`term-${name}`);
  const target: Target = {
    type: 'target',
    names: [],
    id: id === 'term' ? 'term-0' : id,
    objects: [{ namespace: 'term', name }],
    index: [{ kind: 'single', value: name, main: true, ...(group !== '' && { group }) }],
    children,
    data: { hName: 'span' },
    position: linesPosition([line]),
  };
  return {
    key: name.toLowerCase(),
    node: {
      type: 'definitionTerm',
      children: [target],
      data: { hName: 'dt' },
      position: linesPosition([line]),
    },
  };
}
