import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { UNTITLED_BOXES } from '../names.ts';
import { idOfName, relativePath } from '../site.ts';
import type { FlowTranslation } from './flow.ts';

type Directive = Extract<Nodes, { type: 'containerDirective' }>;

/** GitHub's five kinds of boxes. */
const ALERTS: ReadonlySet<string> = new Set(['note', 'tip', 'important', 'warning', 'caution']);

/** What says something of other blocks, and is nothing itself. */
const SETTINGS: ReadonlySet<string> = new Set([
  'role',
  'default-role',
  'class',
  'rst-class',
  'cssclass',
  'highlight',
  'meta',
  'default-domain',
]);

/** Directives of which only the content stays. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  'joined',
  'compound',
  'container',
  'only',
  'ifconfig',
  'include',
  'header',
  'footer',
  // The reader says in words what these say.
  'impl-detail',
  'audit-event',
  'availability',
]);

/** A directive of reStructuredText as Markdown has it: a box, a list, code, or a directive of the same name. */
export function translateDirective(flow: FlowTranslation, node: Directive): RootContent[] {
  const { name } = node;
  const { losses } = flow.with;
  if (name === 'docinfo' && node.children.length === 0) losses.add(node, 'fields at the top that set something');
  if (node.data?.transparent) return flow.all(node.children);
  if (SETTINGS.has(name)) {
    if (name !== 'meta' && name !== 'role') losses.add(node, `the directive "${name}" and what it sets`);
    return [];
  }
  if (TRANSPARENT.has(name)) {
    losses.add(
      node,
      name === 'include' ? `the included text stands in its place` : `the directive "${name}": its content stays`,
    );
    return flow.all(node.children);
  }
  if (name === 'equation') return equation(flow, node);
  if (name === 'toctree') return pages(flow, node);
  if (name === 'contents') return contents(flow, node);
  if (name === 'bibliography') return [workList(node)];
  if (name === 'figure') return figure(flow, node);
  if (name === 'raw') return raw(flow, node);
  const language = LANGUAGES[name];
  if (language === undefined && node.children.length === 0) {
    losses.add(node, `the directive "${name}" and what it sets`);
    return [];
  }
  if (language !== undefined) return [{ type: 'code', lang: language, value: drawing(node) }];
  if (!hasTitle(node) && node.data?.argument && !BOXES.has(name)) {
    losses.add(node, `the directive "${name}": its content stays`);
    return flow.all(node.children);
  }
  const isPlain = !hasTitle(node) && Object.keys(node.attributes ?? {}).every(key => key === 'name');
  if (ALERTS.has(name) && isPlain) return [alert(flow, node)];
  return [generic(flow, node)];
}

/** The place of a list of works. */
function workList({ attributes }: Directive): RootContent {
  const all = attributes && 'all' in attributes ? { all: '' } : {};
  return { type: 'leafDirective', name: 'bibliography', attributes: all, children: [] };
}

const LANGUAGES: Readonly<Record<string, string>> = {
  graphviz: 'graphviz',
  digraph: 'graphviz',
  graph: 'graphviz',
  'pylit-oz': 'oz',
};

function drawing(node: Directive): string {
  const body = node.data?.body ?? '';
  return node.name === 'digraph' || node.name === 'graph'
    ? `${node.name} ${node.data?.argument ?? ''} {\n${body}\n}`
    : body;
}

function hasTitle(node: Directive): boolean {
  return node.children[0]?.data?.directiveLabel === true;
}

function alert(flow: FlowTranslation, node: Directive): RootContent {
  const mark: RootContent = { type: 'html', value: `[!${node.name.toUpperCase()}]` };
  return { type: 'blockquote', children: joined(mark, flow.all(node.children)) } as RootContent;
}

/** The mark stands on a line of its own, right above the text. */
function joined(mark: Extract<RootContent, { type: 'html' }>, blocks: readonly RootContent[]): RootContent[] {
  const [first, ...rest] = blocks;
  if (first?.type !== 'paragraph') return [mark, ...blocks];
  const children: PhrasingContent[] = [mark, { type: 'text', value: '\n' }, ...first.children];
  return [{ type: 'paragraph', children }, ...rest];
}

/** A directive under its own name, as Markdown may write it. */
function generic(flow: FlowTranslation, node: Directive): RootContent {
  const { losses } = flow.with;
  const name = node.name.replace(/[^A-Za-z\d_-]+/g, '-').replace(/^[^A-Za-z]+|-+$/g, '') || 'block';
  if (name !== node.name) losses.add(node, `the directive "${node.name}" becomes "${name}"`);
  else if (!BOXES.has(name))
    losses.add(node, `the directive "${name}" stays one of that name, which other tools may not know`);
  const { name: _, ...attributes } = node.attributes ?? {};
  const [first, ...rest] = node.children;
  const children =
    hasTitle(node) && first?.type === 'paragraph'
      ? [{ ...flow.paragraph(first.children), data: { directiveLabel: true } }, ...flow.all(rest)]
      : flow.all(node.children);
  return { type: 'containerDirective', name, attributes, children };
}

const BOXES: ReadonlySet<string> = new Set([...UNTITLED_BOXES, 'admonition']);

function contents(flow: FlowTranslation, node: Directive): RootContent[] {
  if (hasTitle(node)) flow.with.losses.add(node, 'the title of the list of contents');
  const { depth, local } = node.attributes ?? {};
  const attributes = { ...(depth && { depth }), ...(local !== undefined && { local: '' }) };
  return [{ type: 'leafDirective', name: 'contents', attributes, children: [] }];
}

/** The documents that a directive lists, as a list of links. */
function pages(flow: FlowTranslation, node: Directive): RootContent[] {
  const { site, losses } = flow.with;
  const { caption, ...options } = node.attributes ?? {};
  losses.add(
    node,
    `a toctree becomes a list of links${Object.keys(options).length > 0 ? `, without ${Object.keys(options).join(', ')}` : ''}`,
  );
  const items = (node.data?.entries ?? []).flatMap(({ title, target }): PhrasingContent[] => {
    if (target === 'self') return [];
    if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return [link(target, title ?? target)];
    const found = site.document(target);
    if (!found) losses.add(node, `there is no document "${target}"`);
    return [link(found ? relativePath(site.path, found.path) : target, title ?? (found?.title || target))];
  });
  if (items.length === 0) return [];
  return [
    ...(caption
      ? [
          {
            type: 'paragraph' as const,
            children: [{ type: 'strong' as const, children: [{ type: 'text' as const, value: caption }] }],
          },
        ]
      : []),
    {
      type: 'list',
      ordered: false,
      spread: false,
      children: items.map(item => ({
        type: 'listItem' as const,
        spread: false,
        children: [{ type: 'paragraph' as const, children: [item] }],
      })),
    },
  ];
}

function link(url: string, value: string): PhrasingContent {
  return { type: 'link', url, children: [{ type: 'text', value }] };
}

/** A picture, its caption and its legend, one below the other. */
function figure(flow: FlowTranslation, node: Directive): RootContent[] {
  flow.with.losses.add(node, 'a figure becomes a picture and a paragraph');
  return node.children.flatMap((child: Nodes): RootContent[] =>
    child.type === 'caption' ? [flow.paragraph(child.children)] : flow.all([child]),
  );
}

/** A formula under the name that references use. */
function equation(flow: FlowTranslation, node: Directive): RootContent[] {
  const [label] = node.data?.rst?.names ?? [];
  return flow
    .all(node.children)
    .map(child => (child.type === 'math' && label !== undefined ? { ...child, meta: `{#${idOfName(label)}}` } : child));
}

function raw(flow: FlowTranslation, node: Directive): RootContent[] {
  const format = node.attributes?.format ?? '';
  const body = node.data?.body ?? '';
  if (/\bhtml\b/.test(format) && body !== '') return [{ type: 'html', value: body }];
  flow.with.losses.add(node, `raw text for ${format}`);
  return [];
}
