import type { Code, List, ListItem, Nodes, PhrasingContent, Table } from 'mdast';
import type {} from '../../literate/nodes.ts';
import { escapeText, guardLines } from './escape.ts';
import { attributes, inlineMarkdown } from './inline.ts';

/** Writes blocks as Markdown, without a final line end. */
export function blockMarkdown(nodes: readonly Nodes[]): string {
  const written: { text: string; node: Nodes; marker: string }[] = [];
  for (const node of nodes) {
    const before = written.at(-1);
    const marker = node.type === 'list' ? markerAfter(node, before) : '';
    const text = block(node, marker);
    if (text !== '') written.push({ text, node, marker });
  }
  return written
    .map(({ text, node }, index) => (index === 0 ? '' : gap(written[index - 1]?.node, node)) + text)
    .join('');
}

/** Definitions that stand together are kept together. */
function gap(before: Nodes | undefined, node: Nodes): string {
  return before?.type === 'definition' && node.type === 'definition' ? '\n' : '\n\n';
}

/** Two lists beside one another stay two by their marks. */
function markerAfter(list: List, before: { node: Nodes; marker: string } | undefined): string {
  const [first, second] = list.ordered ? ['.', ')'] : ['-', '*'];
  const isBeside = before?.node.type === 'list' && Boolean(before.node.ordered) === Boolean(list.ordered);
  return (isBeside && before.marker === first ? second : first) ?? '-';
}

function block(node: Nodes, marker: string): string {
  switch (node.type) {
    case 'paragraph':
      return guardLines(inlineMarkdown(node.children));
    case 'heading':
      return heading(node.depth, node.children, node.data?.headingId);
    case 'thematicBreak':
      return '---';
    case 'blockquote':
      return prefixed(blockMarkdown(node.children), '> ');
    case 'list':
      return list(node, marker);
    case 'code':
      return code(node);
    case 'math':
      return `$$${node.meta ? ` ${node.meta}` : ''}\n${node.value}\n$$`;
    case 'html':
      return node.value;
    case 'yaml':
      return `---\n${node.value}\n---`;
    case 'table':
      return table(node);
    case 'definition':
      return `[${escapeText(node.label ?? node.identifier, '[', ']')}]: ${definitionUrl(node.url)}`;
    case 'footnoteDefinition':
      return `[^${node.identifier}]: ${indented(blockMarkdown(node.children), 4)}`;
    case 'containerDirective':
      return container(node);
    case 'leafDirective':
      return `::${node.name}${label(node.children)}${attributes(node.attributes)}`;
    default:
      return '';
  }
}

function definitionUrl(url: string): string {
  return url === '' || /[\s<>]/.test(url) ? `<${url.replace(/[<>\\]/g, '\\$&').replace(/\n/g, '%0A')}>` : url;
}

function heading(depth: number, children: readonly PhrasingContent[], id: string | undefined): string {
  const text = inlineMarkdown(children)
    .replace(/\s*\\?\n\s*/g, ' ')
    .trim()
    .replace(/(?<=(?:^|\s))(#+)$/, '\\$1')
    // Braces at the end would be attributes.
    .replace(/\{(?=[^{}]*\}$)/, id === undefined ? '\\{' : '$&');
  return `${'#'.repeat(Math.min(depth, 6))} ${text}${id === undefined ? '' : ` {#${id}}`}`.trimEnd();
}

function list(node: List, marker: string): string {
  let number = node.start ?? 1;
  const items = node.children.map(item => {
    const mark = node.ordered ? `${number}${marker}` : marker;
    number += 1;
    return listItem(item, mark, isLoose(node));
  });
  return items.join(isLoose(node) ? '\n\n' : '\n');
}

function isLoose(node: List): boolean {
  return Boolean(node.spread) || node.children.some(item => item.spread || needsBlanks(item));
}

/** Only a list may follow a paragraph without a blank line between them, and one with numbers only from 1. */
function needsBlanks(item: ListItem): boolean {
  return item.children
    .slice(1)
    .some((child, index) => !mayInterrupt(child) || item.children[index]?.type !== 'paragraph');
}

function mayInterrupt(node: Nodes): boolean {
  if (node.type !== 'list' || (node.ordered && (node.start ?? 1) !== 1)) return false;
  const first = node.children[0]?.children[0];
  return first?.type !== 'list' || mayInterrupt(first);
}

function listItem(item: ListItem, mark: string, loose: boolean): string {
  const text = loose ? blockMarkdown(item.children) : item.children.map(child => blockMarkdown([child])).join('\n');
  const box = item.checked == null ? '' : item.checked ? '[x] ' : '[ ] ';
  return text === '' ? mark : `${mark} ${indented(box + text, mark.length + 1)}`;
}

/** Code between fences that it does not hold. */
function code(node: Code): string {
  const info = [node.lang, node.meta].filter(word => word).join(' ');
  const character = info.includes('`') ? '~' : '`';
  const runs = node.value.match(character === '~' ? /~{3,}/g : /`{3,}/g) ?? [];
  const fence = character.repeat(Math.max(3, ...runs.map(run => run.length + 1)));
  return `${fence}${info.replace(/[\\&]/g, '\\$&')}\n${node.value === '' ? '' : `${node.value}\n`}${fence}`;
}

function table(node: Table): string {
  const [head, ...rows] = node.children.map(row =>
    row.children.map(cell =>
      inlineMarkdown(cell.children)
        .replace(/\s*\\?\n\s*/g, ' ')
        .replace(/\|/g, '\\|')
        .trim(),
    ),
  );
  const columns = Math.max(1, ...node.children.map(row => row.children.length));
  const rules = Array.from({ length: columns }, (_, index) => ALIGNMENT[node.align?.[index] ?? 'none'] ?? '---');
  return [head ?? [], rules, ...rows].map(cells => tableRow(cells, columns)).join('\n');
}

const ALIGNMENT: Readonly<Record<string, string>> = { none: '---', left: ':--', right: '--:', center: ':-:' };

function tableRow(cells: readonly string[], columns: number): string {
  return `| ${Array.from({ length: columns }, (_, index) => cells[index] ?? '').join(' | ')} |`;
}

function container(node: Extract<Nodes, { type: 'containerDirective' }>): string {
  const first = node.children[0];
  const hasLabel = first?.type === 'paragraph' && first.data?.directiveLabel === true;
  const body = blockMarkdown(hasLabel ? node.children.slice(1) : node.children);
  const runs = body.match(/:{3,}/g) ?? [];
  const fence = ':'.repeat(Math.max(3, ...runs.map(run => run.length + 1)));
  const title = hasLabel ? label(first.children) : '';
  return `${fence}${node.name}${title}${attributes(node.attributes)}\n${body === '' ? '' : `${body}\n`}${fence}`;
}

function label(children: readonly PhrasingContent[]): string {
  const text = inlineMarkdown(children, ']')
    .replace(/\s*\\?\n\s*/g, ' ')
    .trim();
  return text === '' ? '' : `[${text}]`;
}

function prefixed(text: string, prefix: string): string {
  return text
    .split('\n')
    .map(line => (prefix + line).trimEnd())
    .join('\n');
}

function indented(text: string, width: number): string {
  return text.replace(/\n(?!\n|$)/g, `\n${' '.repeat(width)}`);
}

declare module 'mdast' {
  interface HeadingData {
    /** The author's own name, which a writer puts behind the heading. */
    headingId?: string;
  }
}
