import type { BlockContent, DefinitionContent, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { CrossReference, FieldBody, FieldList, FieldName } from '../nodes.ts';
import type { WordKey } from '../words/words.ts';
import { queryName } from './object-query.ts';

/** The thing whose description holds the fields. */
export interface FieldOwner {
  readonly domain: string;
  readonly module?: string;
  readonly scope?: string;
}

/** How fields of one kind are put together. */
interface Group {
  readonly title: WordKey;
  readonly names: readonly string[];
  /** Fields that say the type of what others name. */
  readonly types?: readonly string[];
  /** What its names refer to. */
  readonly role?: string;
  /** Its body is a type. */
  readonly isType?: true;
}

const PYTHON: readonly Group[] = [
  {
    title: 'parameters',
    names: ['param', 'parameter', 'arg', 'argument', 'keyword', 'kwarg', 'kwparam'],
    types: ['paramtype', 'type'],
  },
  { title: 'variables', names: ['var', 'ivar', 'cvar'], types: ['vartype'] },
  { title: 'raises', names: ['raises', 'raise', 'exception', 'except'], role: 'exc' },
  { title: 'returns', names: ['returns', 'return'] },
  { title: 'returnType', names: ['rtype'], isType: true },
];
const C: readonly Group[] = [
  { title: 'parameters', names: ['param', 'parameter', 'arg', 'argument'], types: ['type'] },
  { title: 'returnValues', names: ['retvals', 'retval'] },
  { title: 'returns', names: ['returns', 'return'] },
  { title: 'returnType', names: ['rtype'] },
];
const CPP: readonly Group[] = [
  { title: 'parameters', names: ['param', 'parameter', 'arg', 'argument'] },
  { title: 'templateParameters', names: ['tparam', 'template parameter'] },
  { title: 'throws', names: ['throws', 'throw', 'exception'], role: 'identifier' },
  { title: 'returnValues', names: ['retvals', 'retval'] },
  { title: 'returns', names: ['returns', 'return'] },
];
const JAVASCRIPT: readonly Group[] = [
  { title: 'arguments', names: ['argument', 'arg', 'parameter', 'param'], types: ['paramtype', 'type'] },
  { title: 'throws', names: ['throws'], role: 'func' },
  { title: 'returns', names: ['returns', 'return'] },
  { title: 'returnType', names: ['rtype'] },
];
const GROUPS: Readonly<Record<string, readonly Group[]>> = { py: PYTHON, c: C, cpp: CPP, js: JAVASCRIPT };

/** One field as it is written. */
interface Field {
  readonly key: string;
  readonly argument: string;
  readonly name: FieldName;
  readonly body: FieldBody;
}

type Entry = { group: Group; items: Field[]; name: FieldName } | { field: Field };

/**
 * Puts the fields of a description together as Sphinx shows them: all parameters, with their types, are one field. A list in which none
 * is known stays as it is.
 *
 * @param say a phrase in the language of the page
 */
export function groupFields(list: FieldList, owner: FieldOwner, say: (word: WordKey) => string): FieldList {
  const groups = GROUPS[owner.domain] ?? [];
  const fields = fieldsOf(list);
  const types = new Map<string, Field>();
  const entries: Entry[] = [];
  for (const field of fields) {
    const typed = field.argument === '' ? undefined : groups.find(group => group.types?.includes(field.key));
    if (typed) types.set(`${typed.title} ${field.argument}`, field);
    else addTo(entries, groups, field);
  }
  const children = entries.flatMap(entry =>
    'group' in entry ? grouped(entry, types, owner, say) : [capitalized(entry.field), entry.field.body],
  );
  return { ...list, children };
}

function fieldsOf(list: FieldList): Field[] {
  const fields: Field[] = [];
  for (const [index, name] of list.children.entries()) {
    const body = list.children[index + 1];
    if (name.type !== 'fieldName' || body?.type !== 'fieldBody') continue;
    const [, key = '', argument = ''] = /^(\S*)\s*([\s\S]*)$/.exec(plain(name.children).trim()) ?? [];
    fields.push({ key: key.toLowerCase(), argument: argument.trim(), name, body });
  }
  return fields;
}

function addTo(entries: Entry[], groups: readonly Group[], field: Field): void {
  const group = groups.find(({ names }) => names.includes(field.key));
  if (!group) {
    entries.push({ field });
    return;
  }
  const earlier = entries.find(entry => 'group' in entry && entry.group === group);
  if (earlier && 'group' in earlier) earlier.items.push(field);
  else entries.push({ group, items: [field], name: field.name });
}

function grouped(
  { group, items, name }: Extract<Entry, { group: Group }>,
  types: ReadonlyMap<string, Field>,
  owner: FieldOwner,
  say: (word: WordKey) => string,
): [FieldName, FieldBody] {
  const title: FieldName = { ...name, children: [{ type: 'text', value: say(group.title) }] };
  const [first] = items;
  const bodies = items.map(item => itemBody(group, item, types, owner));
  const body = first?.body ?? { type: 'fieldBody', children: [], data: { hName: 'dd' } };
  if (bodies.length === 1) return [title, { ...body, children: bodies[0] ?? [] }];
  const list: RootContent = {
    type: 'list',
    ordered: false,
    spread: false,
    children: bodies.map(children => ({
      type: 'listItem',
      spread: children.length > 1,
      children: children.filter(isBlock),
    })),
  };
  return [title, { ...body, children: [list] }];
}

/** `name (type) – text`. */
function itemBody(group: Group, item: Field, types: ReadonlyMap<string, Field>, owner: FieldOwner): RootContent[] {
  const { name, type } = named(group, item);
  if (group.isType) return typeBody(item.body, owner);
  if (name === '') return item.body.children;
  const written = types.get(`${group.title} ${name}`);
  const typed = written ? typeNodes(written.body, owner) : type === '' ? [] : references(type, owner);
  const head: PhrasingContent[] = [
    group.role ? reference(group.role, name, owner) : { type: 'strong', children: [{ type: 'text', value: name }] },
    ...(typed.length > 0 ? [textNode(' ('), { type: 'emphasis' as const, children: typed }, textNode(')')] : []),
  ];
  const [first, ...rest] = item.body.children;
  if (first === undefined) return [{ type: 'paragraph', children: head }];
  if (first.type !== 'paragraph') return [{ type: 'paragraph', children: head }, first, ...rest];
  const paragraph: Paragraph = { ...first, children: [...head, textNode(' – '), ...first.children] };
  return [paragraph, ...rest];
}

/** `param int x` names the type, too. */
function named(group: Group, { argument }: Field): { name: string; type: string } {
  if (!group.types) return { name: argument, type: '' };
  const [, type = '', name = argument] = /^([\s\S]*?)\s+(\S+)$/.exec(argument) ?? [];
  return { name, type };
}

function typeBody(body: FieldBody, owner: FieldOwner): RootContent[] {
  const [only] = body.children;
  if (body.children.length !== 1 || only?.type !== 'paragraph') return body.children;
  return [{ ...only, children: typeNodes(body, owner) }];
}

/** The text of a type, in which names are references unless the author made some of it one. */
function typeNodes(body: FieldBody, owner: FieldOwner): PhrasingContent[] {
  const [only] = body.children;
  if (only?.type !== 'paragraph') return [];
  const [first] = only.children;
  return only.children.length === 1 && first?.type === 'text' ? references(first.value, owner) : only.children;
}

function references(text: string, owner: FieldOwner): PhrasingContent[] {
  if (owner.domain !== 'py') return [textNode(text)];
  return text.split(/(~?[\p{L}_][\p{L}\p{N}_.]*)/u).flatMap((piece): PhrasingContent[] => {
    if (piece === '') return [];
    if (!/^[~\p{L}_]/u.test(piece) || WORDS.has(piece)) return [textNode(piece)];
    return [reference(piece === 'None' ? 'obj' : 'class', piece, owner)];
  });
}

/** Words between types. */
const WORDS = new Set(['or', 'of', 'and', 'to', 'optional', 'default']);

function reference(role: string, written: string, { domain, module, scope }: FieldOwner): CrossReference {
  const target = written.replace(/^~/, '');
  const shown = written.startsWith('~') ? target.replace(/^.*\./, '') : target;
  return {
    type: 'crossReference',
    namespace: 'object',
    name: queryName({ domain, role, target, module, scope }),
    explicit: true,
    optional: true,
    children: [textNode(shown)],
    data: { hName: 'a' },
  };
}

function capitalized({ name }: Field): FieldName {
  const [first, ...rest] = name.children;
  if (first?.type !== 'text') return name;
  const value = first.value.charAt(0).toUpperCase() + first.value.slice(1);
  return { ...name, children: [{ ...first, value }, ...rest] };
}

function textNode(value: string): { type: 'text'; value: string } {
  return { type: 'text', value };
}

function isBlock(node: RootContent): node is BlockContent | DefinitionContent {
  return node.type !== 'text';
}

function plain(nodes: readonly PhrasingContent[]): string {
  return nodes.map(node => ('value' in node ? node.value : 'children' in node ? plain(node.children) : '')).join('');
}
