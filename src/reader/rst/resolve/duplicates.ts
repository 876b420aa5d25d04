import type { Nodes, Parents, RootContent } from 'mdast';
import type { DefinitionList, FieldList, LineBlock, SubstitutionDefinition } from '../../../literate/nodes.ts';
import { append, refill } from '../append.ts';
import { plainText } from '../inline/plain-text.ts';
import type { SystemMessage } from '../nodes.ts';
import { MOST_ALIKE, others } from '../system-message.ts';
import { holder } from './walk.ts';

/** Names that two elements have. */
export interface Duplicates {
  /** Messages for which the tree has no place. */
  readonly unplaced: readonly SystemMessage[];
  /** Implicit elements that docutils gives an id only because of their double. */
  readonly doubled: ReadonlySet<Nodes>;
}

/** How names are compared. */
export interface DuplicateOptions {
  /** As docutils, to the letter: code blocks of one name conflict too. Otherwise they are parts of one chunk. */
  readonly strict?: boolean;
}

interface Named {
  /** The element that has the name; undefined where several had equal rights to it. */
  readonly node: Nodes | undefined;
  readonly explicit: boolean;
}

interface State {
  readonly options: DuplicateOptions;
  readonly first: Map<string, Named>;
  /** The last definition of each substitution. */
  readonly substitutions: Map<string, SubstitutionDefinition>;
  readonly unplaced: SystemMessage[];
  readonly doubled: Set<Nodes>;
  /** How many messages there are. */
  count: number;
}

/**
 * Finds names that several elements have: marks them, and puts messages into the tree where docutils has them. Two targets for one
 * address do not conflict, and explicit names win over implicit ones.
 */
export function markDuplicates(nodes: RootContent[], options: DuplicateOptions = {}): Duplicates {
  const state: State = {
    options,
    first: new Map(),
    substitutions: new Map(),
    unplaced: [],
    doubled: new Set(),
    count: 0,
  };
  markFlow(state, nodes);
  return { unplaced: state.unplaced, doubled: state.doubled };
}

/** Elements whose children are body elements. */
function markFlow(state: State, children: RootContent[]): void {
  const marked: RootContent[] = [];
  // What is said of the name of a section stands behind what is said of its title.
  let waiting: readonly SystemMessage[] = NOTHING;
  let titleEnd = 0;
  for (const child of children) {
    if (child.type !== 'systemMessage' || child.line > titleEnd) {
      if (waiting.length > 0) append(marked, waiting);
      waiting = NOTHING;
    }
    if (!holdsNames(child)) {
      marked.push(child);
      continue;
    }
    if (child.type === 'paragraph') markParagraph(state, child, marked);
    else if (child.type === 'parsedLiteral') {
      state.unplaced.push(...note(state, child));
      markParagraph(state, child, marked);
    } else if (child.type === 'target') marked.push(...note(state, child));
    else if (child.type === 'substitutionDefinition') marked.push(...noteSubstitution(state, child));
    else if (child.type === 'heading') {
      markInline(state, child, state.unplaced);
      waiting = note(state, child);
      titleEnd = child.position?.end.line ?? 0;
    } else if (child.type === 'lineBlock') {
      state.unplaced.push(...note(state, child));
      marked.push(child, ...markLineBlock(state, child));
      continue;
    } else if (child.type === 'fieldList') {
      marked.push(child, ...markFields(state, child));
      continue;
    } else if (child.type === 'definitionList') markDefinitions(state, child, marked);
    else markContainer(state, child);
    marked.push(child);
  }
  append(marked, waiting);
  if (marked.length !== children.length) refill(children, marked);
}

const holdsNames = holder(['target', 'substitutionDefinition'], true);

/** docutils has a place for messages about the first line only. */
function markLineBlock(state: State, { children: [first, ...rest], data }: LineBlock): readonly SystemMessage[] {
  const messages: SystemMessage[] = [];
  if (first) markInline(state, first, messages);
  for (const line of rest) markInline(state, line, state.unplaced);
  return saidAt(messages, data?.rst?.blockLine);
}

/** docutils has a place for messages about the first name only: it is read before there is a list. */
function markFields(state: State, { children: [first, ...rest], data }: FieldList): readonly SystemMessage[] {
  const messages: SystemMessage[] = [];
  if (first) markInline(state, first, messages);
  for (const child of rest) markContainer(state, child);
  return saidAt(messages, data?.rst?.blockLine);
}

/** docutils has a place for messages about the first term only: it is read before there is a list. */
function markDefinitions(state: State, list: DefinitionList, marked: RootContent[]): void {
  const [first, ...rest] = list.children;
  const messages: SystemMessage[] = [];
  if (first) markInline(state, first, messages);
  append(marked, saidAt(messages, list.data?.rst?.blockLine));
  for (const child of rest) markContainer(state, child);
}

/** Of several definitions of a substitution, the last counts. */
function noteSubstitution(state: State, node: SubstitutionDefinition): SystemMessage[] {
  const before = state.substitutions.get(node.name);
  state.substitutions.set(node.name, node);
  if (!before || (!state.options.strict && isSameText(before, node))) return [];
  mark(before, node.name);
  const { about: _, ...problem } = message(node, 3, `Duplicate substitution definition name: "${node.name}".`);
  return limited(state, problem);
}

/** Sets of characters share some, with the same meaning. */
function isSameText(one: SubstitutionDefinition, other: SubstitutionDefinition): boolean {
  const isPlain = [one, other].every(({ children: [only, ...more] }) => only?.type === 'text' && more.length === 0);
  return isPlain && plainText(one.children) === plainText(other.children);
}

/** docutils gives the line after the paragraph, or its last one. */
function markParagraph(state: State, node: Parents, marked: RootContent[]): void {
  const messages: SystemMessage[] = [];
  markInline(state, node, messages);
  const { start, end } = node.position ?? {};
  const line = start && end ? end.line + (start.line === end.line ? 1 : 0) : 1;
  append(marked, saidAt(messages, node.data?.rst?.blockLine ?? line));
}

/** The messages with the line that docutils names, if it is known, and their own place. */
function saidAt(messages: readonly SystemMessage[], line: number | undefined): readonly SystemMessage[] {
  if (line === undefined) return messages;
  return messages.map(each => ({ ...each, line, place: { line: each.line, column: each.column } }));
}

function markContainer(state: State, node: RootContent): void {
  // docutils gives a list of contents no name that another element has.
  if (isContents(node)) node.data = { ...node.data, rst: { ...node.data?.rst, names: freeNames(state, node) } };
  const messages = note(state, node);
  if (!('children' in node)) return void state.unplaced.push(...messages);
  const children: RootContent[] = node.children;
  if (FLOW.has(node.type)) {
    markFlow(state, children);
    if (node.type === 'containerDirective' && OF_PARTS.has(node.name)) takeMessages(state, children);
    if (messages.length === 0) return;
    if (node.type === 'containerDirective' && node.name === 'figure') return void state.unplaced.push(...messages);
    const titles = titleCount(node, children);
    refill(children, [...children.slice(0, titles), ...messages, ...children.slice(titles)]);
    return;
  }
  state.unplaced.push(...messages);
  if (GROUPS.has(node.type)) for (const child of children) markContainer(state, child);
  else markInline(state, node, state.unplaced);
}

/** Directives whose content docutils reads first and then puts where it belongs: it has no place for messages. */
const OF_PARTS: ReadonlySet<string> = new Set(['class', 'figure', 'rst-class']);

function takeMessages(state: State, children: RootContent[]): void {
  const kept = children.filter(child => child.type !== 'systemMessage' || child.rule !== 'duplicate-name');
  if (kept.length === children.length) return;
  for (const child of children) if (child.type === 'systemMessage' && !kept.includes(child)) state.unplaced.push(child);
  refill(children, kept);
}

function isContents(node: Nodes): boolean {
  return node.type === 'containerDirective' && node.name === 'contents';
}

function freeNames(state: State, node: Nodes): string[] {
  return namesOf(node).filter(name => !state.first.has(name));
}

/** How many titles stand before the place for messages. */
function titleCount(node: RootContent, children: readonly RootContent[]): number {
  if (node.type !== 'containerDirective' || !['topic', 'sidebar'].includes(node.name)) return 0;
  const isTitle = ({ data }: RootContent) => data?.directiveLabel === true || data?.rst?.element === 'subtitle';
  const first = children.findIndex(child => !isTitle(child));
  return first < 0 ? children.length : first;
}

const FLOW: ReadonlySet<string> = new Set([
  'blockquote',
  'listItem',
  'definitionDescription',
  'fieldBody',
  'optionDescription',
  'blockTableCell',
  'footnoteDefinition',
  'containerDirective',
]);

const GROUPS: ReadonlySet<string> = new Set([
  'list',
  'definitionList',
  'fieldList',
  'optionList',
  'blockTable',
  'blockTableSection',
  'blockTableRow',
]);

function markInline(state: State, node: Parents, messages: SystemMessage[]): void {
  for (const child of node.children) {
    if (child.type === 'target') messages.push(...note(state, child));
    else if (child.type === 'image') state.unplaced.push(...note(state, child));
    else if ('children' in child) markInline(state, child, messages);
  }
}

function note(state: State, node: Nodes): readonly SystemMessage[] {
  const explicit = isExplicit(node);
  let messages = NOTHING;
  for (const name of namesOf(node)) {
    const before = state.first.get(name);
    if (!before) state.first.set(name, { node, explicit });
    else if (before.node?.type !== 'code' || node.type !== 'code' || state.options.strict) {
      const problem = conflict(state, name, before, { node, explicit });
      if (problem) messages = [...messages, ...limited(state, problem)];
    }
  }
  return messages;
}

const NOTHING: readonly SystemMessage[] = [];

/** Of too many messages, the last says that there are others. */
function limited(state: State, problem: SystemMessage): SystemMessage[] {
  state.count += 1;
  if (state.options.strict || state.count <= MOST_ALIKE) return [problem];
  if (state.count > MOST_ALIKE + 1) return [];
  const { level, text } = others(problem);
  return [{ ...problem, level, children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }] }];
}

function namesOf(node: Nodes): readonly string[] {
  if (node.type === 'target') return node.names;
  return node.type === 'substitutionDefinition' ? [] : (node.data?.rst?.names ?? []);
}

function isExplicit(node: Nodes): boolean {
  if (node.type === 'heading' || isContents(node)) return false;
  return node.data?.rst?.element !== 'embedded';
}

function haveOneDestination(one: Nodes, other: Nodes | undefined): boolean {
  if (one.type !== 'target' || other?.type !== 'target') return false;
  if (one.url !== undefined) return one.url === other.url;
  return one.refersTo !== undefined && one.refersTo === other.refersTo;
}

/** Gives the name to one of two elements, or to none, by docutils' table of states. */
function conflict(
  state: State,
  name: string,
  before: Named,
  { node, explicit }: { readonly node: Nodes; readonly explicit: boolean },
): SystemMessage | undefined {
  const overrides = explicit && !before.explicit;
  if (haveOneDestination(node, before.node)) {
    state.first.set(name, { ...before, explicit: before.explicit || explicit });
    mark(node, name);
    if (explicit) state.doubled.add(node);
    const destination = node.type === 'target' ? (node.url ?? node.refersTo) : undefined;
    return message(node, 1, `Duplicate name "${name}" for external target "${destination}".`);
  }
  if (overrides) {
    state.first.set(name, { node, explicit });
    if (!before.node) return undefined;
    mark(before.node, name);
    return message(node, 1, `Target name overrides implicit target name "${name}".`);
  }
  mark(node, name);
  if (before.node && before.explicit === explicit) {
    state.first.set(name, { node: undefined, explicit });
    mark(before.node, name);
    if (!explicit) state.doubled.add(before.node);
  }
  if (explicit) return message(node, 2, `Duplicate explicit target name: "${name}".`);
  // Titles that are alike are usual: a reference to one says that it does not know which.
  return state.options.strict ? message(node, 1, `Duplicate implicit target name: "${name}".`) : undefined;
}

function mark(node: Nodes, name: string): void {
  const rst = (node.data ??= {}).rst ?? {};
  if (rst.duplicateNames?.includes(name)) return;
  node.data.rst = { ...rst, duplicateNames: [...(rst.duplicateNames ?? []), name] };
}

/** docutils links a message with what it is about; but not with a target that is a block, or has no id of its own. */
function pointsBack(node: Nodes): node is RootContent {
  if (node.type === 'target') return node.children.length > 0;
  return node.type !== 'root';
}

/** Directives that docutils knows the line of when it sees their names. */
const OF_OWN_LINE: ReadonlySet<string> = new Set(['compound', 'container', 'sidebar', 'topic']);

function message(node: Nodes, level: 1 | 2 | 3, text: string): SystemMessage {
  const start = node.position?.start;
  const atStart = ['target', 'footnoteDefinition', 'substitutionDefinition'].includes(node.type);
  const isOwn = atStart || (node.type === 'containerDirective' && OF_OWN_LINE.has(node.name));
  const line = (isOwn ? start?.line : (node.data?.rst?.blockLine ?? node.position?.end.line)) ?? 1;
  return {
    type: 'systemMessage',
    level,
    rule: 'duplicate-name',
    line,
    column: start?.column ?? 1,
    ...(pointsBack(node) && { about: node }),
    children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }],
  };
}
