import type { Nodes } from 'mdast';
import { UNTITLED_BOXES } from '../names.ts';
import { plain } from '../plain.ts';
import type { BlockRst } from './block.ts';
import { indented } from './indent.ts';

type Directive = Extract<Nodes, { type: 'containerDirective' | 'leafDirective' }>;

/** Directives whose argument is read as text with markup; that of others is taken as it is. */
const INLINE_TITLES: ReadonlySet<string> = new Set([
  ...['admonition', 'topic', 'sidebar', 'rubric', 'contents', 'centered', 'table', 'list-table', 'csv-table'],
  ...['versionadded', 'versionchanged', 'deprecated', 'versionremoved'],
]);

/** A directive under its own name; a box with a title is an `admonition`. */
export function directiveRst(block: BlockRst, node: Directive): string {
  const { inline, losses } = block.with;
  const [first, ...rest] = node.type === 'containerDirective' ? node.children : [];
  const isLabel = first?.type === 'paragraph' && first.data?.directiveLabel === true;
  const title = node.type === 'leafDirective' ? node.children : isLabel ? first.children : [];
  const words = INLINE_TITLES.has(node.name) || UNTITLED_BOXES.has(node.name) ? inline.write(title) : plain(title);
  const argument = words.replace(/\s+/g, ' ').trim();
  const isTitled = argument !== '' && UNTITLED_BOXES.has(node.name);
  const attributes = {
    ...node.attributes,
    ...(isTitled && { class: [node.name, node.attributes?.class].filter(each => each).join(' ') }),
  };
  const options = Object.entries(attributes).flatMap(([key, value]) => {
    if (key === 'id') return [];
    return [`   :${key}: ${(value ?? '').replace(/\s+/g, ' ')}`.trimEnd()];
  });
  const name = isTitled ? 'admonition' : node.name;
  const body = node.type === 'containerDirective' ? block.nested(isLabel ? rest : node.children) : '';
  if (body === '' && (UNTITLED_BOXES.has(name) || name === 'admonition')) {
    losses.add(node, `a box "${name}" without content`);
    return argument === '' ? '' : `.. rubric:: ${argument}`;
  }
  const head = [`.. ${name}:: ${argument}`.trimEnd(), ...options].join('\n');
  return body === '' ? head : `${head}\n\n   ${indented(body, 3)}`;
}
