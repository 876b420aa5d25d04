import type { Nodes, PhrasingContent } from 'mdast';
import { plain } from '../plain.ts';
import { citationMarkdown } from './citation.ts';
import { destination, escapeText, inlineCode } from './escape.ts';

/** Writes inline nodes as Markdown. Text keeps its lines. */
export function inlineMarkdown(nodes: readonly PhrasingContent[], end = ''): string {
  let text = '';
  nodes.forEach((node, index) => {
    const next = nodes[index + 1];
    const after = next === undefined ? end : firstCharacter(next);
    text += piece(node, text.at(-1) ?? '', after);
  });
  return text;
}

/** What a node begins with: enough to know whether a mark may stand before it. */
function firstCharacter(node: Nodes): string {
  if (node.type === 'text') return node.value[0] ?? '';
  if (node.type === 'inlineCode') return '`';
  if (node.type === 'link' && isBare(node.url, plain(node.children))) return node.url[0] ?? '';
  return node.type === 'emphasis' || node.type === 'strong' ? '*' : '[';
}

function piece(node: PhrasingContent, before: string, after: string): string {
  switch (node.type) {
    case 'text':
      return escapeText(node.value, before, after);
    case 'emphasis':
      return marked('*', 'em', node.children, before, after);
    case 'strong':
      return marked('**', 'strong', node.children, before, after);
    case 'inlineCode':
      return inlineCode(node.value);
    case 'inlineMath':
      return `$${node.value.replace(/\s*\n\s*/g, ' ')}$`;
    case 'break':
      return '\\\n';
    case 'html':
      return node.value;
    case 'image':
      // The words of a picture are read as directives, where they look like some.
      return `![${escapeText(node.alt ?? '', '[', ']').replace(/(?<!\\):(?=[A-Za-z\d])/g, '\\:')}](${destination(node.url)}${title(node.title)})`;
    case 'link':
      return link(node, before, after);
    case 'linkReference':
      return reference(node);
    case 'citation':
      return citationMarkdown(node, inlineMarkdown);
    case 'footnoteReference':
      return `[^${node.identifier}]`;
    case 'textDirective':
      return `:${node.name}[${inlineMarkdown(node.children, ']')}]${attributes(node.attributes)}`;
    default:
      return 'children' in node ? inlineMarkdown(node.children as PhrasingContent[], after) : '';
  }
}

/** Emphasis by stars where they would be read as such, else by an element. */
function marked(
  mark: string,
  tag: string,
  children: readonly PhrasingContent[],
  before: string,
  after: string,
): string {
  const inner = inlineMarkdown(children, mark);
  const opens = mayFlank(before, inner[0] ?? '') && before !== '*';
  const closes = mayFlank(after, inner.at(-1) ?? '') && after !== '*' && !inner.endsWith('\\');
  return opens && closes && inner.trim() === inner && inner !== ''
    ? `${mark}${inner}${mark}`
    : `<${tag}>${inner}</${tag}>`;
}

/** Whether a mark may stand between what is outside and what is inside of it. */
function mayFlank(outside: string, inside: string): boolean {
  return !isPunctuation(inside) || outside === '' || /\s/.test(outside) || isPunctuation(outside);
}

function isPunctuation(character: string): boolean {
  return /[\p{P}\p{S}]/u.test(character);
}

function link(node: Extract<Nodes, { type: 'link' }>, before: string, after: string): string {
  const text = plain(node.children);
  if (isBare(node.url, text) && /^[\s(]?$/.test(before) && /^(?:[\s.,;:!?]|)$/.test(after)) return text;
  if (node.url === text && /^[a-z][a-z0-9+.-]{1,31}:[^\s<>]*$/i.test(text)) return `<${text}>`;
  if (node.url === `mailto:${text}` && /^[\w.+-]+@[\w-]+(?:\.[\w-]+)*$/.test(text)) return `<${text}>`;
  return `[${inlineMarkdown(node.children, ']')}](${destination(node.url)}${title(node.title)})`;
}

/** Addresses that GitHub's Markdown finds in text as a whole. */
function isBare(url: string, text: string): boolean {
  return (
    url === text && /^https?:\/\/[A-Za-z0-9.-]+\.[A-Za-z]+(?::\d+)?(?:[/?#](?:[\w./?#=&%+~:@-]*[\w/])?)?$/.test(text)
  );
}

function reference(node: Extract<Nodes, { type: 'linkReference' }>): string {
  const text = inlineMarkdown(node.children, ']');
  const label = node.label ?? node.identifier;
  return plain(node.children).toLowerCase().replace(/\s+/g, ' ').trim() === label.toLowerCase() &&
    !/[[\]\\*_`<]/.test(text)
    ? `[${text}]`
    : `[${text}][${escapeText(label, '[', ']')}]`;
}

function title(value: string | null | undefined): string {
  return value ? ` "${value.replace(/["\\]/g, '\\$&').replace(/\n+/g, ' ')}"` : '';
}

/** Attributes of a directive: `{#id .class key="value"}`. */
export function attributes(given: Readonly<Record<string, string | null | undefined>> | null | undefined): string {
  const parts = Object.entries(given ?? {}).flatMap(([key, value]) => {
    if (key === 'id' && value && /^[^\s{}"'#.]+$/.test(value)) return [`#${value}`];
    if (key === 'class' && value && /^[\w-]+(?: [\w-]+)*$/.test(value)) return value.split(' ').map(name => `.${name}`);
    if (!/^[A-Za-z_:][\w.:-]*$/.test(key)) return [];
    return value ? [`${key}="${value.replace(/\n+/g, ' ').replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`] : [key];
  });
  return parts.length === 0 ? '' : `{${parts.join(' ')}}`;
}
