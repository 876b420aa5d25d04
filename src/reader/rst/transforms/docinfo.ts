import type { List, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { FieldBody, FieldList, FieldName } from '../../../literate/nodes.ts';
import { flow } from '../block/flow.ts';
import { plainText } from '../inline/plain-text.ts';
import type { Language } from '../languages/language.ts';
import { isInvisible } from './invisible.ts';

/** The bibliographic fields that docutils knows, and what it calls them. */
const LABELS: Readonly<Record<string, string>> = {
  author: 'Author',
  authors: 'Authors',
  organization: 'Organization',
  contact: 'Contact',
  address: 'Address',
  version: 'Version',
  revision: 'Revision',
  status: 'Status',
  date: 'Date',
  copyright: 'Copyright',
};

/** Fields that are shown as parts of their own, with a title. */
const PARTS: Readonly<Record<string, string>> = { dedication: 'Dedication', abstract: 'Abstract' };

/** What only Sphinx reads: it says how pages are made. */
const SETTINGS: ReadonlySet<string> = new Set(['orphan', 'tocdepth', 'nocomments', 'nosearch', 'no-search']);

/** What the fields at the top of a document became, and what is wrong with them. */
export interface Docinfo {
  readonly before: FieldList;
  readonly after: RootContent;
  readonly problems: readonly { readonly node: FieldName; readonly text: string }[];
}

/** Makes bibliographic fields of the field list that a document begins with, after its title. */
export function docinfoOf(nodes: readonly RootContent[]): Docinfo | undefined {
  const list = nodes[beginningOf(nodes)];
  if (list?.type !== 'fieldList') return undefined;
  const problems: { node: FieldName; text: string }[] = [];
  const fields: (FieldName | FieldBody)[] = [];
  const parts: RootContent[] = [];
  for (const [name, written] of pairs(list)) {
    const kind = kindOf(name);
    const body = Object.hasOwn(LABELS, kind) ? withInitial(written) : written;
    if (SETTINGS.has(kind)) continue;
    const problem = problemOf(kind, body);
    if (problem !== undefined) problems.push({ node: name, text: problem });
    if (Object.hasOwn(PARTS, kind) && problem === undefined) parts.push(part(kind, body, name));
    else fields.push(...(problem === undefined ? field(kind, name, body) : [name, body]));
  }
  const className = ['field-list', 'docinfo'];
  const shown: FieldList = { ...list, children: fields, data: { ...list.data, hProperties: { className } } };
  if (fields.length > 0 && parts.length === 0) return { before: list, after: shown, problems };
  const after: RootContent = {
    type: 'containerDirective',
    name: 'docinfo',
    attributes: {},
    children: flow([...(fields.length > 0 ? [shown] : []), ...parts]),
    data: { transparent: true, docinfo: true, argument: '' },
    ...(list.position && { position: list.position }),
  };
  return { before: list, after, problems };
}

/** Notes what the names of bibliographic fields are in English, and what they are to be called. */
export function nameFields(nodes: readonly RootContent[], { fields, labels, separators }: Language): void {
  const list = nodes[beginningOf(nodes)];
  if (list?.type !== 'fieldList') return;
  for (const [name] of pairs(list)) {
    const own = fields.get(kindOf(name));
    const kind = own ?? kindOf(name);
    if (!Object.hasOwn(LABELS, kind) && !Object.hasOwn(PARTS, kind)) continue;
    const field = { kind, label: labels.get(kind), separators: [...separators], isOwn: own !== undefined };
    name.data = { ...name.data, rst: { ...name.data?.rst, field } };
  }
}

function kindOf({ children, data }: FieldName): string {
  return data?.rst?.field?.kind ?? plainText(children).trim().toLowerCase();
}

/**
 * The index of the first element that shows something, where a field list is bibliographic; a title is passed where it is the only heading
 * of its level and those above.
 */
export function beginningOf(nodes: readonly RootContent[]): number {
  let level = 0;
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'heading' && node.depth === level + 1 && isLone(nodes, node.depth)) level = node.depth;
    else if (!isInvisible(node)) return index;
  }
  return -1;
}

function isLone(nodes: readonly RootContent[], depth: number): boolean {
  let count = 0;
  for (const node of nodes) if (node.type === 'heading' && node.depth <= depth) count += 1;
  return count === depth;
}

function pairs({ children }: FieldList): [FieldName, FieldBody][] {
  return children.flatMap((name, index): [FieldName, FieldBody][] => {
    const body = children[index + 1];
    return name.type === 'fieldName' && body?.type === 'fieldBody' ? [[name, body]] : [];
  });
}

/** A name with an initial looks like a list of one item: `A. Einstein`. */
function withInitial(body: FieldBody): FieldBody {
  const [list, ...others] = body.children;
  if (list?.type !== 'list' || others.length > 0 || list.children.length !== 1) return body;
  const [paragraph, ...more] = list.children[0]?.children ?? [];
  const { start, end } = list.position ?? {};
  const initial = initialOf(list);
  if (paragraph?.type !== 'paragraph' || more.length > 0 || start?.line !== end?.line || !initial) return body;
  const text = { type: 'text' as const, value: initial, ...(list.position && { position: list.position }) };
  return { ...body, children: [{ ...paragraph, children: [text, ...paragraph.children] }] };
}

/** The mark of a list's first item, but for large roman numbers. */
function initialOf({ ordered, start, data }: List): string | undefined {
  const { enumtype = '', prefix = '', suffix = '' } = data?.rst?.attributes ?? {};
  if (!ordered) return undefined;
  const number = start ?? 1;
  const first = { upperalpha: 65, loweralpha: 97 }[enumtype];
  if (first !== undefined) return `${prefix}${String.fromCharCode(first + number - 1)}${suffix} `;
  if (enumtype === 'arabic') return `${prefix}${number}${suffix} `;
  if (number !== 1) return undefined;
  return `${prefix}${enumtype === 'upperroman' ? 'I' : 'i'}${suffix} `;
}

function problemOf(kind: string, { children }: FieldBody): string | undefined {
  if (!Object.hasOwn(LABELS, kind) && !Object.hasOwn(PARTS, kind)) return undefined;
  if (children.length === 0) return `The bibliographic field "${kind}" is empty.`;
  const isOne = children.length === 1 && children[0]?.type === 'paragraph';
  if (isOne || kind === 'authors' || Object.hasOwn(PARTS, kind)) return undefined;
  return `The bibliographic field "${kind}" should hold a single paragraph.`;
}

function part(kind: string, body: FieldBody, name: FieldName): RootContent {
  const title: Paragraph = {
    type: 'paragraph',
    children: [{ type: 'text', value: name.data?.rst?.field?.label ?? PARTS[kind] ?? '' }],
    data: { directiveLabel: true },
    ...(name.position && { position: name.position }),
  };
  return {
    type: 'containerDirective',
    name: 'topic',
    attributes: { class: kind },
    children: flow([title, ...body.children]),
    ...(body.position && { position: body.position }),
  };
}

function field(kind: string, name: FieldName, body: FieldBody): (FieldName | FieldBody)[] {
  if (!Object.hasOwn(LABELS, kind)) return [name, body];
  const { label = LABELS[kind] ?? '', separators } = name.data?.rst?.field ?? {};
  const className = [kind];
  const children = kind === 'authors' ? authors(body, separators) : body.children.map(child => cleaned(child));
  return [
    { ...name, children: [{ type: 'text', value: label }], data: { ...name.data, hProperties: { className } } },
    { ...body, children, data: { ...body.data, hProperties: { className } } },
  ];
}

/** A list of authors, several paragraphs, or one with semicolons or commas. */
function authors({ children }: FieldBody, separators: readonly string[] = [';', ',']): RootContent[] {
  const [only, ...more] = children;
  if (only?.type === 'list') return only.children.flatMap(item => item.children);
  if (only?.type !== 'paragraph' || more.length > 0) return children;
  const [text, ...others] = only.children;
  if (text?.type !== 'text' || others.length > 0) return children;
  const separator = separators.find(each => text.value.includes(each)) ?? ',';
  const names = text.value.split(separator).map(each => each.trim());
  return names.filter(each => each !== '').map(value => ({ ...only, children: [{ ...text, value }] }));
}

/** The value alone of what version control writes: `$Date: 2002/08/18 10:11:12 $`. */
function cleaned(node: RootContent): RootContent {
  if (node.type !== 'paragraph') return node;
  const [text, ...others] = node.children;
  if (text?.type !== 'text' || others.length > 0) return node;
  const value = text.value
    .replace(/\$Date: (\d{4})[-/](\d\d)[-/](\d\d)[ T][\d:]+[^$]* \$/, '$1-$2-$3')
    .replace(/\$RCSfile: (.+),v \$/, '$1')
    .replace(/\$[a-zA-Z]+: (.+) \$/, '$1');
  const children: PhrasingContent[] = [{ ...text, value }];
  return { ...node, children };
}
