import type { Nodes, Parents, RootContent } from 'mdast';
import type { SubstitutionDefinition } from '../../../literate/nodes.ts';
import { append, refill } from '../append.ts';
import type { SystemMessage } from '../nodes.ts';

/** Names that two elements have. */
export interface Duplicates {
  /** Messages for which the tree has no place. */
  readonly unplaced: readonly SystemMessage[];
  /** Implicit elements that docutils gives an id only because of their double. */
  readonly doubled: ReadonlySet<Nodes>;
}

/** How names are compared. */
export interface DuplicateOptions {
  /** Targets embedded in references are explicit ones (docutils' `legacy_ids`). */
  readonly embeddedExplicit?: boolean;
}

interface Named {
  readonly node: Nodes;
  readonly explicit: boolean;
  /** Where it leads, for a target with a URI or another name. */
  readonly leadsTo: string | undefined;
}

interface State {
  readonly options: DuplicateOptions;
  readonly first: Map<string, Named>;
  /** The last definition of each substitution. */
  readonly substitutions: Map<string, Nodes>;
  readonly unplaced: SystemMessage[];
  readonly doubled: Set<Nodes>;
}

/**
 * Finds names that several elements have: marks them, and puts messages into the tree where docutils has them. Two targets for one
 * address do not conflict, and explicit names win over implicit ones.
 */
export function markDuplicates(nodes: RootContent[], options: DuplicateOptions = {}): Duplicates {
  const state: State = { options, first: new Map(), substitutions: new Map(), unplaced: [], doubled: new Set() };
  markFlow(state, nodes);
  return { unplaced: state.unplaced, doubled: state.doubled };
}

/** Elements whose children are body elements. */
function markFlow(state: State, children: RootContent[]): void {
  const marked: RootContent[] = [];
  for (const child of children) {
    if (child.type === 'paragraph') markParagraph(state, child, marked);
    else if (child.type === 'parsedLiteral') {
      state.unplaced.push(...note(state, child));
      markParagraph(state, child, marked);
    } else if (child.type === 'target') marked.push(...note(state, child));
    else if (child.type === 'substitutionDefinition') marked.push(...noteSubstitution(state, child));
    else if (child.type === 'heading') {
      markInline(state, child, state.unplaced);
      marked.push(child, ...note(state, child));
      continue;
    } else markContainer(state, child);
    marked.push(child);
  }
  refill(children, marked);
}

/** Of several definitions of a substitution, the last counts. */
function noteSubstitution(state: State, node: SubstitutionDefinition): SystemMessage[] {
  const before = state.substitutions.get(node.name);
  state.substitutions.set(node.name, node);
  if (!before) return [];
  mark(before, node.name);
  const { about: _, ...problem } = message(node, 3, `Duplicate substitution definition name: "${node.name}".`);
  return [problem];
}

/** docutils gives the line after the paragraph, or its last one. */
function markParagraph(state: State, node: Parents, marked: RootContent[]): void {
  const messages: SystemMessage[] = [];
  markInline(state, node, messages);
  const { start, end } = node.position ?? {};
  const line = start && end ? end.line + (start.line === end.line ? 1 : 0) : 1;
  append(
    marked,
    messages.map(each => ({ ...each, line, place: { line: each.line, column: each.column } })),
  );
}

function markContainer(state: State, node: RootContent): void {
  const messages = note(state, node);
  if (!('children' in node)) return void state.unplaced.push(...messages);
  const children: RootContent[] = node.children;
  if (FLOW.has(node.type)) {
    markFlow(state, children);
    const titles = titleCount(node, children);
    refill(children, [...children.slice(0, titles), ...messages, ...children.slice(titles)]);
    return;
  }
  state.unplaced.push(...messages);
  if (GROUPS.has(node.type)) for (const child of children) markContainer(state, child);
  else markInline(state, node, state.unplaced);
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

function note(state: State, node: Nodes): SystemMessage[] {
  const named = { node, explicit: isExplicit(state, node), leadsTo: leadsTo(node) };
  return namesOf(node).flatMap(name => {
    const before = state.first.get(name);
    // Code blocks with one name are one chunk in several parts.
    if (before?.node.type === 'code' && node.type === 'code') return [];
    if (before) return conflict(state, name, before, named);
    state.first.set(name, named);
    return [];
  });
}

function namesOf(node: Nodes): readonly string[] {
  if (node.type === 'target') return node.names;
  return node.type === 'substitutionDefinition' ? [] : (node.data?.rst?.names ?? []);
}

function isExplicit(state: State, node: Nodes): boolean {
  if (node.type === 'heading' || (node.type === 'containerDirective' && node.name === 'contents')) return false;
  return state.options.embeddedExplicit === true || node.data?.rst?.element !== 'embedded';
}

function leadsTo(node: Nodes): string | undefined {
  return node.type === 'target' ? (node.url ?? node.refersTo) : undefined;
}

function conflict(state: State, name: string, before: Named, named: Named): SystemMessage[] {
  const sameAddress = named.leadsTo !== undefined && named.leadsTo === before.leadsTo;
  if (sameAddress) {
    mark(named.node, name);
    state.doubled.add(named.node);
    return [message(named.node, 1, `Duplicate name "${name}" for external target "${named.leadsTo}".`)];
  }
  if (named.explicit && before.explicit) {
    mark(before.node, name);
    mark(named.node, name);
    return [message(named.node, 2, `Duplicate explicit target name: "${name}".`)];
  }
  if (named.explicit) {
    mark(before.node, name);
    state.first.set(name, named);
    return [message(named.node, 1, `Target name overrides implicit target name "${name}".`)];
  }
  mark(named.node, name);
  if (!before.explicit) {
    mark(before.node, name);
    state.doubled.add(before.node);
  }
  return [message(named.node, 1, `Duplicate implicit target name: "${name}".`)];
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

function message(node: Nodes, level: 1 | 2 | 3, text: string): SystemMessage {
  const start = node.position?.start;
  const atStart = ['target', 'footnoteDefinition', 'substitutionDefinition'].includes(node.type);
  const line = (atStart ? start?.line : node.position?.end.line) ?? 1;
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
