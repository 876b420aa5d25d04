import type { Element, ElementContent } from 'hast';
import type { Marks } from '../../literate/block-tree.ts';
import { codeLines } from '../print/code-lines.ts';
import { attribute, classesOf, findElement, flowOf, hasClass, textOf, UNSEEN } from '../print/elements.ts';
import { type GridCell, gridOf } from '../print/table-grid.ts';
import type { CellLayout, LabelledItem, Layout } from './layout.ts';
import { BREAK, cleanLine, cleanText, inFont, linked } from './marks.ts';

/** Reads the blocks of a tree. */
export function layoutOf(nodes: readonly ElementContent[], marks: Marks): Layout[] {
  return flowOf(nodes).flatMap(part =>
    'block' in part ? blockLayout(part.block, marks) : paragraph(part.inline, marks),
  );
}

/** What a plugin wrote, alone in its paragraph, keeps its lines. */
function paragraph(nodes: readonly ElementContent[], marks: Marks): Layout[] {
  const shown = nodes.filter(node => node.type !== 'text' || node.value.trim() !== '');
  const [only] = shown;
  if (shown.length === 1 && only?.type === 'element' && only.tagName === 'pylit-ready')
    return [{ kind: 'lines', lines: readyLines(only) }];
  if (shown.every(node => node.type === 'text' && /^\s*\ufdd0\d+\ufdd1\s*$/.test(node.value)))
    return shown.map(node => ({ kind: 'ready', text: textOf([node]).trim() }));
  const text = inlineText(nodes, marks).trim();
  return text === '' ? [] : [{ kind: 'text', text }];
}

function readyLines(node: Element): string[] {
  return textOf(node.children)
    .replace(/^\n+|\s+$/g, '')
    .split('\n')
    .map(cleanLine);
}

function blockLayout(node: Element, marks: Marks): Layout[] {
  const { tagName, children } = node;
  if (UNSEEN.has(tagName)) return [];
  switch (tagName) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return [{ kind: 'heading', depth: Number(tagName.slice(1)), text: inlineText(children, marks).trim() }];
    case 'p':
      return paragraphLayout(node, marks);
    case 'pre':
      return [{ kind: 'lines', lines: preLines(node) }];
    case 'ul':
    case 'ol':
    case 'menu':
      return listLayout(node, marks);
    case 'dl':
      return [{ kind: 'terms', items: terms(node, marks) }];
    case 'blockquote':
      return [{ kind: 'quote', blocks: layoutOf(children, marks) }];
    case 'table':
      return [tableLayout(node, marks)];
    case 'hr':
      return [{ kind: 'rule' }];
    case 'figcaption':
    case 'summary':
      return [{ kind: 'text', text: inFont('bold', inlineText(children, marks).trim()) }];
    case 'aside':
      return [box(node, marks)];
    default:
      return hasClass(node, 'line')
        ? [{ kind: 'text', text: inlineText(children, marks).trim() }]
        : hasClass(node, 'line-block')
          ? lineBlock(node, marks)
          : hasClass(node, 'citation')
            ? citation(node, marks)
            : layoutOf(children, marks);
  }
}

function paragraphLayout(node: Element, marks: Marks): Layout[] {
  if (hasClass(node, 'contents-title') || hasClass(node, 'rubric') || hasClass(node, 'directive-title'))
    return [{ kind: 'text', text: inFont('bold', inlineText(node.children, marks).trim()) }];
  return paragraph(node.children, marks);
}

/** A box's first paragraph is its title, where it says so. */
function box(node: Element, marks: Marks): Layout {
  const isTitle = (child: ElementContent) =>
    child.type === 'element' && classesOf(child).some(name => name.endsWith('-title'));
  const title = node.children.find(isTitle);
  const rest = node.children.filter(child => child !== title);
  const text = title?.type === 'element' ? inlineText(title.children, marks).trim() : '';
  return { kind: 'box', title: text, blocks: layoutOf(rest, marks) };
}

/** An entry of a list of works stands beside its label. */
function citation({ children }: Element, marks: Marks): Layout[] {
  const label = children.find(
    (child): child is Element => child.type === 'element' && hasClass(child, 'citation-label'),
  );
  if (!label) return layoutOf(children, marks);
  const blocks = layoutOf(
    children.filter(child => child !== label),
    marks,
  );
  return [{ kind: 'list', items: [{ label: inlineText(label.children, marks).trim(), blocks }] }];
}

function lineBlock(node: Element, marks: Marks): Layout[] {
  const lines = node.children.flatMap(child =>
    child.type === 'element' ? [inlineText(child.children, marks).trim()] : [],
  );
  return [{ kind: 'text', text: lines.join(BREAK) }];
}

function preLines(node: Element): string[] {
  return codeLines(node).map(({ pieces, number }) => {
    const code = cleanLine(pieces.map(({ text }) => text).join(''));
    return number === undefined ? code : `${number.padStart(4)}  ${code}`;
  });
}

function listLayout(node: Element, marks: Marks): Layout[] {
  const items: LabelledItem[] = [];
  const others: Layout[] = [];
  let number = Number(attribute(node, 'start') || '1');
  for (const child of node.children) {
    if (child.type === 'element' && child.tagName === 'li') {
      items.push({
        label: node.tagName === 'ol' ? `${number}.` : bullet(child),
        blocks: layoutOf(child.children, marks),
      });
      number += 1;
    } else if (child.type === 'text' && child.value.trim() !== '')
      others.push({ kind: 'ready', text: child.value.trim() });
  }
  return [...(items.length > 0 ? [{ kind: 'list' as const, items }] : []), ...others];
}

function bullet(item: Element): string {
  const input = findElement(item.children, child => child.tagName === 'input');
  if (!input) return '-';
  return input.properties.checked ? '[x]' : '[ ]';
}

function terms(node: Element, marks: Marks): LabelledItem[] {
  return node.children.flatMap((child): LabelledItem[] => {
    if (child.type !== 'element') return [];
    if (child.tagName === 'dt') return [{ label: inlineText(child.children, marks).trim(), blocks: [] }];
    if (child.tagName === 'div') return terms(child, marks);
    return [{ label: '', blocks: layoutOf(child.children, marks) }];
  });
}

function tableLayout(node: Element, marks: Marks): Layout {
  const grid = gridOf(node);
  const cell = ({ element, column, columns, align }: GridCell): CellLayout => ({
    ...{ column, columns, blocks: layoutOf(element.children, marks) },
    ...(align && { align }),
  });
  return {
    kind: 'table',
    table: {
      ...(grid.caption && { caption: inlineText(grid.caption.children, marks).trim() }),
      columns: grid.columns,
      head: grid.head.map(row => row.map(cell)),
      body: grid.body.map(row => row.map(cell)),
    },
  };
}

function inlineText(nodes: readonly ElementContent[], marks: Marks): string {
  return nodes.map(node => inlineNode(node, marks)).join('');
}

const FONTS = {
  em: 'italic',
  i: 'italic',
  cite: 'italic',
  var: 'italic',
  dfn: 'italic',
  strong: 'bold',
  b: 'bold',
} as const;
const CODE: ReadonlySet<string> = new Set(['code', 'kbd', 'samp', 'tt']);

function inlineNode(node: ElementContent, marks: Marks): string {
  if (node.type === 'text') return cleanText(node.value);
  if (node.type !== 'element' || UNSEEN.has(node.tagName)) return '';
  const { tagName, children } = node;
  if (tagName === 'a') return link(node, marks);
  if (hasClass(node, 'footnote-ref')) return `[^${inlineText(children, marks)}]`;
  if (CODE.has(tagName)) return inFont('code', inlineText(children, marks));
  if (tagName in FONTS) return inFont(FONTS[tagName as keyof typeof FONTS], inlineText(children, marks));
  switch (tagName) {
    case 'br':
      return BREAK;
    case 'img':
      return image(node, marks);
    case 'q':
      return `"${inlineText(children, marks)}"`;
    case 'sup':
      return `^${inlineText(children, marks)}`;
    case 'sub':
      return `_${inlineText(children, marks)}`;
    case 'math':
      return cleanText(textOf((findElement(children, child => child.tagName === 'annotation') ?? node).children));
    case 'svg':
      return `[${cleanText(textOf(children)).trim()}]`;
    case 'input':
      return '';
    default:
      return inlineText(children, marks);
  }
}

function image(node: Element, marks: Marks): string {
  const alt = cleanText(attribute(node, 'alt')).trim();
  const words = marks.mark({ hole: 'word', word: alt === '' ? 'image' : 'imageOf', values: [alt] });
  return linked(`[${words}]`, addressOf(attribute(node, 'src'), marks));
}

function link(node: Element, marks: Marks): string {
  if (hasClass(node, 'anchor') || hasClass(node, 'footnote-back')) return '';
  const text = inlineText(node.children, marks);
  const href = attribute(node, 'href');
  if (href === '' || href.startsWith('#') || hasClass(node, 'citation-ref')) return text;
  // An address that is shown needs no number.
  if (text === href) return text;
  return linked(text, addressOf(href, marks));
}

/** A hole for a place of the project; else the address as it is written. */
function addressOf(url: string, marks: Marks): string {
  if (marks.split(url).some(part => typeof part === 'object')) return url;
  return url.startsWith('data:') ? '' : cleanLine(url).replace(/\s/g, '%20');
}
