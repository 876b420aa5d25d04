import type { Element, ElementContent, Properties } from 'hast';
import type { Nodes, PhrasingContent } from 'mdast';
import type { Handlers, State } from 'mdast-util-to-hast';
import { toString as plainText } from 'mdast-util-to-string';
import type {} from 'remark-math';
import { element, text, textOf } from './hast.ts';

/** Elements of the interpreted-text roles and text directives that need nothing more than one. */
const ELEMENTS: Readonly<Record<string, string>> = {
  emphasis: 'em',
  strong: 'strong',
  literal: 'code',
  code: 'code',
  sub: 'sub',
  subscript: 'sub',
  sup: 'sup',
  superscript: 'sup',
  'title-reference': 'cite',
  title: 'cite',
  t: 'cite',
  kbd: 'kbd',
  samp: 'samp',
  file: 'code',
  path: 'code',
  command: 'strong',
  program: 'strong',
  option: 'code',
  envvar: 'code',
  makevar: 'strong',
  regexp: 'code',
  class: 'code',
  func: 'code',
  meth: 'code',
  attr: 'code',
  mod: 'code',
  exc: 'code',
  data: 'code',
  const: 'code',
  obj: 'code',
  dfn: 'dfn',
  manpage: 'em',
  mimetype: 'em',
  mailheader: 'em',
  newsgroup: 'em',
  accelerator: 'u',
  mark: 'mark',
  del: 'del',
  ins: 'ins',
  var: 'var',
  q: 'q',
  small: 'small',
};

type TextDirective = Extract<Nodes, { type: 'textDirective' }>;

/** Renders roles and text directives that no plugin takes: as the element of their name, or as a span with a class. */
export const roleHandlers: Handlers = { textDirective: role };

function role(state: State, node: TextDirective): Element | ElementContent[] {
  const children = state.all(node);
  // `10:30am` and `std:vec` are no directives; without brackets it is text.
  if (children.length === 0 && Object.keys(node.attributes ?? {}).length === 0) return [text(`:${node.name}`)];
  if (node.name === 'abbr' || node.name === 'abbreviation' || node.name === 'acronym')
    return abbreviation(node, children);
  const base = node.name.replace(/^.*:/, '').toLowerCase();
  const tagName = ELEMENTS[base] ?? node.data?.hName ?? 'span';
  const className = [`role-${base.replace(/[^\w-]+/g, '-')}`, ...classes(node)];
  return element(tagName, { className, ...plainAttributes(node) }, children);
}

/** `:abbr:\`HTML (the language of the web)\``, or `:abbr[HTML]{title="..."}`. */
function abbreviation(node: TextDirective, children: readonly ElementContent[]): Element {
  const [, short, long] = /^([^()]{1,200}?)\s*\(([^()]{1,500})\)$/.exec(textOf(children)) ?? [];
  if (short !== undefined && long !== undefined) return element('abbr', { title: long }, [text(short)]);
  return element('abbr', plainAttributes(node), children);
}

/** The classes among a directive's attributes. */
export function classes(node: {
  readonly attributes?: Record<string, string | null | undefined> | null | undefined;
}): string[] {
  return node.attributes?.class?.split(/\s+/).filter(name => name !== '') ?? [];
}

/** The attributes of a directive that are attributes of any element. */
export function plainAttributes(node: {
  readonly attributes?: Record<string, string | null | undefined> | null | undefined;
}): Properties {
  const { title, lang, dir } = node.attributes ?? {};
  return { ...(title && { title }), ...(lang && { lang }), ...(dir && { dir }) };
}

/** Makes formulas of math roles, so that the plugin that renders formulas takes them. */
export function mathRole(node: Nodes): PhrasingContent | undefined {
  if (node.type !== 'textDirective' || node.name !== 'math') return undefined;
  return { type: 'inlineMath', value: plainText(node) };
}
