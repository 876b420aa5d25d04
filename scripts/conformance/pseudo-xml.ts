import type { Nodes, RootContent } from 'mdast';
import { codeParts } from './code-parts.ts';
import { directiveElement } from './directive-elements.ts';
import { element, type PseudoElement, type PseudoNode, writePseudoXml } from './element.ts';
import { assignIds } from './ids.ts';
import { applyTransforms } from './transforms/index.ts';
import { Tree } from './transforms/tree.ts';
import { named, type Writing } from './writing.ts';

/** What of docutils' work on whole documents is asked for. */
interface Transforms {
  readonly names: readonly string[];
  /** The text of the document. */
  readonly source: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Writes parsed reStructuredText as docutils' pseudo-XML, from the mdast tree alone. */
export function pseudoXml(
  nodes: readonly RootContent[],
  options: { readonly legacyIds: boolean; readonly doubled: ReadonlySet<Nodes>; readonly transforms?: Transforms },
): string {
  const document = element('document', { source: 'test data' });
  const writing: Writing = {
    document,
    elements: new Map(),
    messages: [],
    legacyIds: options.legacyIds,
    convert: each => each.flatMap(node => convert(writing, node)),
  };
  sections(writing, nodes.flatMap(withIncluded));
  for (const node of options.doubled) {
    const made = writing.elements.get(node);
    if (made) Object.assign(made, { needsId: true, implicit: !options.legacyIds });
  }
  const ids = assignIds(writing, document);
  const { transforms } = options;
  if (transforms) applyTransforms(new Tree(document, { ...transforms, makeIds: ids }), transforms.names);
  return writePseudoXml(document);
}

/** What stands in an included file stands in the document. */
function withIncluded(node: RootContent): RootContent[] {
  if (node.type !== 'containerDirective' || node.name !== 'include') return [node];
  return node.children.flatMap(withIncluded);
}

/** Nests what follows a heading into a section. */
function sections(writing: Writing, nodes: readonly RootContent[]): void {
  const top = writing.document.children;
  const open: PseudoElement[] = [];
  for (const node of nodes) {
    const place = open.at(-1)?.children ?? top;
    if (node.type !== 'heading') {
      place.push(...convert(writing, node));
      continue;
    }
    const level = node.data?.rst?.level ?? node.depth;
    open.length = Math.min(open.length, level - 1);
    const title = Object.assign(element('title', {}, writing.convert(node.children)), { origin: node });
    const section = named(writing, node, element('section', {}, [title]));
    section.needsId = writing.legacyIds;
    section.implicit = !writing.legacyIds;
    (open.at(-1)?.children ?? top).push(section);
    open.push(section);
  }
}

/** Converts one node: those whose element differs by more than its name have a function of their own. */
function convert(writing: Writing, node: Nodes): PseudoNode[] {
  if (node.type === 'text') return text(node.value);
  if (node.type === 'textDirective' || node.type === 'containerDirective') return directiveElement(writing, node);
  if (node.type === 'math') return mathBlocks(writing, node);
  if (node.type === 'definitionTerm') return term(writing, node);
  if (node.type === 'blockTable') return [table(writing, node)];
  if (node.type === 'systemMessage') return [systemMessage(writing, node)];
  if (node.type === 'footnoteDefinition' || node.type === 'footnoteReference') return [noteElement(writing, node)];
  const item = ITEMS[node.type];
  const children = item && 'children' in node ? pairs(writing, node.children, item) : childrenOf(writing, node);
  const made = named(writing, node, element(tagOf(node), attributesOf(node), children));
  if (node.type === 'target') made.needsId = writing.legacyIds || node.data?.rst?.element !== 'embedded';
  return [made];
}

/** Elements by node type, where the name is not the same. */
const TAGS: Readonly<Record<string, string>> = {
  thematicBreak: 'transition',
  blockquote: 'block_quote',
  listItem: 'list_item',
  lineBlock: 'line_block',
  lineBlockLine: 'line',
  definitionList: 'definition_list',
  definitionDescription: 'definition',
  fieldList: 'field_list',
  fieldName: 'field_name',
  fieldBody: 'field_body',
  optionList: 'option_list',
  optionGroup: 'option_group',
  optionString: 'option_string',
  optionArgument: 'option_argument',
  optionDescription: 'description',
  parsedLiteral: 'literal_block',
  inlineMath: 'math',
  inlineCode: 'literal',
  link: 'reference',
  crossReference: 'reference',
  substitutionReference: 'substitution_reference',
  substitutionDefinition: 'substitution_definition',
};

/** Lists of terms and descriptions, and the element of one of each. */
const ITEMS: Readonly<Record<string, string>> = {
  definitionList: 'definition_list_item',
  fieldList: 'field',
  optionList: 'option_list_item',
};

function tagOf(node: Nodes): string {
  if (node.type === 'list') return node.ordered ? 'enumerated_list' : 'bullet_list';
  if (node.type === 'code') return node.data?.rst?.element === 'doctest_block' ? 'doctest_block' : 'literal_block';
  if (node.type === 'paragraph') return node.data?.rst?.element ?? 'paragraph';
  return TAGS[node.type] ?? node.type;
}

const PRESERVE = { 'xml:space': 'preserve' };

function attributesOf(node: Nodes): PseudoElement['attributes'] {
  switch (node.type) {
    case 'parsedLiteral':
    case 'code':
    case 'comment':
      return { ...PRESERVE };
    case 'optionArgument':
      return { delimiter: node.delimiter };
    case 'target':
      return {
        ...(node.anonymous && { anonymous: '1' }),
        ...(node.url !== undefined && { refuri: node.url }),
        ...(node.refersTo !== undefined && { refname: node.refersTo }),
      };
    case 'link':
      return { refuri: node.url };
    case 'crossReference':
      return node.anonymous ? { anonymous: '1' } : { refname: node.name };
    case 'substitutionReference':
      return { refname: node.name };
    case 'image':
      return { ...(node.alt != null && { alt: node.alt }), uri: node.url };
    default:
      return {};
  }
}

function childrenOf(writing: Writing, node: Nodes): PseudoNode[] {
  if (node.type === 'code' || node.type === 'inlineCode') return codeParts(node);
  if ('children' in node) return writing.convert(node.children);
  return 'value' in node ? text(node.value) : [];
}

/** One block for each formula; the first has the name. */
function mathBlocks(writing: Writing, node: Extract<Nodes, { type: 'math' }>): PseudoNode[] {
  const parts = node.value.split('\n\n').filter(part => part !== '');
  return parts.map((part, index) => {
    const { names, ...rst } = node.data?.rst ?? {};
    const own = index === 0 ? node : { ...node, data: { ...node.data, rst } };
    // docutils leaves the option as it is with all but the first.
    const name = index === 0 || !names?.[0] ? {} : { name: names[0] };
    return named(writing, own, element('math_block', { ...PRESERVE, ...name }, text(part)));
  });
}

function term(writing: Writing, node: Extract<Nodes, { type: 'definitionTerm' }>): PseudoNode[] {
  const [rest, classifiers] = [false, true].map(wanted =>
    writing.convert(node.children.filter(child => (child.type === 'classifier') === wanted)),
  );
  return [Object.assign(element('term', {}, rest), { origin: node }), ...(classifiers ?? [])];
}

function systemMessage(writing: Writing, node: Extract<Nodes, { type: 'systemMessage' }>): PseudoElement {
  const type = ['', 'INFO', 'WARNING', 'ERROR', 'SEVERE'][node.level] ?? '';
  // docutils has read nothing yet when it looks at the lengths of lines.
  const line = node.rule === 'line-length' ? {} : { line: String(node.line) };
  const attributes = { level: String(node.level), ...line, source: 'test data', type };
  const made = named(writing, node, element('system_message', attributes, writing.convert(node.children)));
  writing.messages.push({ message: node, element: made });
  return made;
}

function noteElement(
  writing: Writing,
  node: Extract<Nodes, { type: 'footnoteDefinition' | 'footnoteReference' }>,
): PseudoElement {
  const isAuto = node.data?.rst?.attributes?.auto !== undefined;
  const label = isAuto ? [] : text(node.label ?? '');
  const made =
    node.type === 'footnoteDefinition'
      ? element(node.data?.rst?.element ?? 'footnote', {}, [
          ...(isAuto ? [] : [element('label', {}, label)]),
          ...writing.convert(node.children),
        ])
      : element(
          node.data?.rst?.element ?? 'footnote_reference',
          node.identifier === '' ? {} : { refname: node.identifier },
          label,
        );
  return Object.assign(named(writing, node, made), { needsId: true });
}

function text(value: string): PseudoNode[] {
  return value === '' ? [] : [value];
}

/** Puts each term and its description into an item. */
function pairs(writing: Writing, children: readonly Nodes[], tag: string): PseudoNode[] {
  const items: PseudoElement[] = [];
  for (const [index, child] of children.entries()) {
    if (index % 2 === 0) items.push(element(tag));
    items.at(-1)?.children.push(...convert(writing, child));
  }
  return items;
}

function table(writing: Writing, node: Extract<Nodes, { type: 'blockTable' }>): PseudoElement {
  const stubs = node.stubColumns ?? 0;
  const columns = node.widths.map((width, index) =>
    element('colspec', { colwidth: String(width), ...(index < stubs && { stub: '1' }) }),
  );
  const captions = node.children.filter(child => child.type === 'caption');
  const group = element('tgroup', { cols: String(columns.length) }, columns);
  for (const section of node.children) {
    if (section.type === 'blockTableSection') group.children.push(tableSection(writing, section));
  }
  const title = captions.map(caption => element('title', {}, writing.convert(caption.children)));
  return named(writing, node, element('table', {}, [...title, group]));
}

function tableSection(writing: Writing, section: Extract<Nodes, { type: 'blockTableSection' }>): PseudoElement {
  const rows = section.children.map(row => {
    const cells = row.children.map(cell => {
      const rows = cell.rows > 1 ? { morerows: String(cell.rows - 1) } : {};
      const columns = cell.columns > 1 ? { morecols: String(cell.columns - 1) } : {};
      return element('entry', { ...rows, ...columns }, writing.convert(cell.children));
    });
    return element('row', {}, cells);
  });
  return element(section.head ? 'thead' : 'tbody', {}, rows);
}
