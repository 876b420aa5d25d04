import type { Nodes, RootContent } from 'mdast';
import type { SystemMessage } from '../../src/reader/rst/index.ts';
import { directiveElement } from './directive-elements.ts';
import { element, type PseudoElement, type PseudoNode, writePseudoXml } from './element.ts';
import { assignIds } from './ids.ts';

/** State of writing one tree: elements by the node they come from, messages that point back. */
export interface Writing {
  readonly elements: Map<Nodes, PseudoElement>;
  readonly messages: { readonly message: SystemMessage; readonly element: PseudoElement }[];
  readonly legacyIds: boolean;
}

/** Writes parsed reStructuredText as docutils' pseudo-XML, from the mdast tree alone. */
export function pseudoXml(nodes: readonly RootContent[], options: { readonly legacyIds: boolean; readonly doubled: ReadonlySet<Nodes> }): string {
  const writing: Writing = { elements: new Map(), messages: [], legacyIds: options.legacyIds };
  const document = element('document', { source: 'test data' }, sections(writing, nodes));
  for (const node of options.doubled) {
    const made = writing.elements.get(node);
    if (made) Object.assign(made, { needsId: true, implicit: true });
  }
  assignIds(writing, document);
  return writePseudoXml(document);
}

/** Nests what follows a heading into a section. */
function sections(writing: Writing, nodes: readonly RootContent[]): PseudoNode[] {
  const top: PseudoNode[] = [];
  const open: PseudoElement[] = [];
  for (const node of nodes) {
    const place = open.at(-1)?.children ?? top;
    if (node.type !== 'heading') {
      place.push(...convert(writing, node));
      continue;
    }
    const level = node.data?.rst?.level ?? node.depth;
    open.length = Math.min(open.length, level - 1);
    const section = named(writing, node, element('section', {}, [element('title', {}, convertAll(writing, node.children))]));
    section.needsId = writing.legacyIds;
    section.implicit = !writing.legacyIds;
    (open.at(-1)?.children ?? top).push(section);
    open.push(section);
  }
  return top;
}

/** Converts nodes one after the other. */
export function convertAll(writing: Writing, nodes: readonly Nodes[]): PseudoNode[] {
  return nodes.flatMap(node => convert(writing, node));
}

/** Adds the names of a node to its element. */
export function named(writing: Writing, node: Nodes, made: PseudoElement): PseudoElement {
  const rst = node.data?.rst;
  const { classes, ...attributes } = rst?.attributes ?? {};
  Object.assign(made.attributes, attributes);
  if (classes) made.attributes.classes = classes.split(' ');
  const names = node.type === 'target' ? node.names : node.type === 'substitutionDefinition' ? [node.name] : rst?.names;
  const doubled = rst?.duplicateNames ?? [];
  if (names) made.attributes.names = names.filter(name => !doubled.includes(name));
  made.attributes.dupnames = doubled;
  if (names && node.type !== 'substitutionDefinition') made.needsId = true;
  writing.elements.set(node, made);
  return made;
}

const PRESERVE = { 'xml:space': 'preserve' };

/** Converts one node. */
export function convert(writing: Writing, node: Nodes): PseudoNode[] {
  const make = (tag: string, attributes: PseudoElement['attributes'] = {}) => [
    named(writing, node, element(tag, attributes, 'children' in node ? convertAll(writing, node.children) : [])),
  ];
  switch (node.type) {
    case 'text':
      return node.value === '' ? [] : [node.value];
    case 'paragraph':
    case 'emphasis':
    case 'strong':
    case 'classifier':
    case 'attribution':
    case 'caption':
    case 'rubric':
      return make(node.type);
    case 'thematicBreak':
      return make('transition');
    case 'blockquote':
      return make('block_quote');
    case 'list':
      return make(node.ordered ? 'enumerated_list' : 'bullet_list');
    case 'listItem':
      return make('list_item');
    case 'lineBlock':
      return make('line_block');
    case 'lineBlockLine':
      return make('line');
    case 'definitionList':
      return [element('definition_list', {}, pairs(writing, node.children, 'definition_list_item'))];
    case 'definitionTerm': {
      const classifiers = node.children.filter(child => child.type === 'classifier');
      const rest = node.children.filter(child => child.type !== 'classifier');
      return [element('term', {}, convertAll(writing, rest)), ...convertAll(writing, classifiers)];
    }
    case 'definitionDescription':
      return make('definition');
    case 'fieldList':
      return [element('field_list', {}, pairs(writing, node.children, 'field'))];
    case 'fieldName':
      return make('field_name');
    case 'fieldBody':
      return make('field_body');
    case 'optionList':
      return [element('option_list', {}, pairs(writing, node.children, 'option_list_item'))];
    case 'optionGroup':
      return make('option_group');
    case 'option':
      return make('option');
    case 'optionString':
      return make('option_string');
    case 'optionArgument':
      return make('option_argument', { delimiter: node.delimiter });
    case 'optionDescription':
      return make('description');
    case 'parsedLiteral':
      return make('literal_block', { ...PRESERVE });
    case 'code':
      return [
        named(
          writing,
          node,
          element(node.data?.rst?.element === 'doctest_block' ? 'doctest_block' : 'literal_block', { ...PRESERVE }, text(node.value)),
        ),
      ];
    case 'math':
      return node.value
        .split(/\n\s*\n/)
        .map(part => named(writing, node, element('math_block', { ...PRESERVE }, text(part))));
    case 'inlineMath':
      return [element('math', {}, text(node.value))];
    case 'inlineCode':
      return [named(writing, node, element('literal', {}, text(node.value)))];
    case 'comment':
      return [element('comment', { ...PRESERVE }, text(node.value))];
    case 'blockTable':
      return [table(writing, node)];
    case 'footnoteDefinition': {
      const tag = node.data?.rst?.element ?? 'footnote';
      const label = node.data?.rst?.attributes?.auto === undefined ? [element('label', {}, text(node.label ?? ''))] : [];
      const made = named(writing, node, element(tag, {}, [...label, ...convertAll(writing, node.children)]));
      made.needsId = true;
      return [made];
    }
    case 'footnoteReference': {
      const auto = node.data?.rst?.attributes?.auto;
      const tag = node.data?.rst?.element ?? 'footnote_reference';
      const refname = node.identifier === '' ? {} : { refname: node.identifier };
      const made = named(writing, node, element(tag, refname, auto === undefined ? text(node.label ?? '') : []));
      made.needsId = true;
      return [made];
    }
    case 'target': {
      const made = named(writing, node, element('target', {}, convertAll(writing, node.children)));
      if (node.anonymous) made.attributes.anonymous = '1';
      if (node.url !== undefined) made.attributes.refuri = node.url;
      if (node.refersTo !== undefined) made.attributes.refname = node.refersTo;
      made.needsId = writing.legacyIds || node.data?.rst?.element !== 'embedded';
      return [made];
    }
    case 'link': {
      const tag = element('reference', { refuri: node.url }, convertAll(writing, node.children));
      return [named(writing, node, tag)];
    }
    case 'crossReference': {
      const to = node.anonymous ? { anonymous: '1' } : { refname: node.name };
      return [named(writing, node, element('reference', to, convertAll(writing, node.children)))];
    }
    case 'substitutionReference':
      return make('substitution_reference', { refname: node.name });
    case 'substitutionDefinition':
      return make('substitution_definition');
    case 'image': {
      const alt = node.alt == null ? {} : { alt: node.alt };
      return [named(writing, node, element('image', { ...alt, uri: node.url }))];
    }
    case 'problematic':
      return make('problematic');
    case 'systemMessage': {
      const [made] = make('system_message', {
        level: String(node.level),
        line: String(node.line),
        source: 'test data',
        type: ['', 'INFO', 'WARNING', 'ERROR', 'SEVERE'][node.level] ?? '',
      });
      if (made) writing.messages.push({ message: node, element: made });
      return made ? [made] : [];
    }
    case 'textDirective':
    case 'containerDirective':
      return directiveElement(writing, node);
    default:
      return make(node.type);
  }
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
  const title = captions.map(caption => element('title', {}, convertAll(writing, caption.children)));
  return named(writing, node, element('table', {}, [...title, group]));
}

function tableSection(writing: Writing, section: Extract<Nodes, { type: 'blockTableSection' }>): PseudoElement {
  const rows = section.children.map(row => {
    const cells = row.children.map(cell => {
      const rows = cell.rows > 1 ? { morerows: String(cell.rows - 1) } : {};
      const columns = cell.columns > 1 ? { morecols: String(cell.columns - 1) } : {};
      return element('entry', { ...rows, ...columns }, convertAll(writing, cell.children));
    });
    return element('row', {}, cells);
  });
  return element(section.head ? 'thead' : 'tbody', {}, rows);
}
