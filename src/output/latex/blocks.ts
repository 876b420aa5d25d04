import type { Element, ElementContent } from 'hast';
import { classesOf, flowOf, hasClass, textOf, UNSEEN } from '../print/elements.ts';
import { printCode } from './code.ts';
import { escapeLatex } from './escape.ts';
import { inlineOf, paragraph } from './inline.ts';
import { printDefinitions, printList } from './lists.ts';
import { DEEPEST, labelOf, type Printing, SECTIONS } from './printing.ts';
import { printTable } from './table.ts';

/** Writes blocks, each with an empty line after it. */
export function printBlocks(nodes: readonly ElementContent[], printing: Printing): string {
  return flowOf(nodes)
    .map(part => ('block' in part ? printBlock(part.block, printing) : paragraph(part.inline, printing)))
    .filter(block => block !== '')
    .join('\n\n');
}

function printBlock(node: Element, printing: Printing): string {
  const { tagName, children } = node;
  if (UNSEEN.has(tagName)) return '';
  const label = labelOf(node);
  switch (tagName) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return heading(node, Number(tagName.slice(1)), printing);
    case 'p':
      return label + paragraphOf(node, printing);
    case 'pre':
      return label + printCode(node, printing);
    case 'figure':
      return label + figure(node, printing);
    case 'ul':
    case 'ol':
    case 'menu':
    case 'dir':
      return label + printList(node, printing);
    case 'dl':
      return label + printDefinitions(node, printing);
    case 'blockquote':
      return label + environment('quote', children, printing);
    case 'table':
      return label + printTable(node, printing);
    case 'hr':
      return '\\docrule';
    case 'aside':
      return label + aside(node, printing);
    case 'details':
      return label + printBlocks(children, printing);
    case 'summary':
      return `${label}\\textbf{${paragraph(children, printing)}}`;
    default:
      return label + division(node, printing);
  }
}

function paragraphOf(node: Element, printing: Printing): string {
  const text = paragraph(node.children, printing);
  const classes = classesOf(node);
  if (text === '') return '';
  if (classes.includes('attribution')) return `\\hfill ${text}`;
  if (TITLES.some(name => classes.includes(name))) return `\\boxtitle{${text}}`;
  return text;
}

const TITLES = ['admonition-title', 'directive-title', 'contents-title', 'rubric', 'pylit-error-title'];

function division(node: Element, printing: Printing): string {
  const classes = classesOf(node);
  if (classes.includes('pylit-error')) return environment('docbox', node.children, printing);
  if (classes.includes('line')) return `${paragraph(node.children, printing) || '\\strut'}\\par`;
  if (classes.includes('line-block')) return environment('lineblock', node.children, printing);
  if (classes.includes('citation')) return citation(node, printing);
  if (isLabelled(classes)) return environment('docbox', node.children, printing);
  return printBlocks(node.children, printing);
}

/** An entry of a list of works, with its label before it. */
function citation({ children }: Element, printing: Printing): string {
  const label = children.find(
    (child): child is Element => child.type === 'element' && hasClass(child, 'citation-label'),
  );
  const body = printBlocks(
    children.filter(child => child !== label),
    printing,
  );
  const head = label ? `${paragraph(label.children, printing)}\\quad ` : '';
  return `\\noindent\\hangindent=2.5em\\hangafter=1 ${head}${body}`;
}

/** A directive that no plugin draws is a box, as on the page, where it has a title of its own. */
function isLabelled(classes: readonly string[]): boolean {
  return classes.some(name => /^directive-(?:sidebar|topic|version|deprecated)/.test(name));
}

function aside(node: Element, printing: Printing): string {
  return environment('docbox', node.children, printing);
}

/** Puts blocks into an environment; too deep ones go without. */
function environment(name: string, children: readonly ElementContent[], printing: Printing): string {
  if (printing.depth >= DEEPEST) return printBlocks(children, printing);
  const inner = printBlocks(children, { ...printing, depth: printing.depth + 1 });
  return inner === '' ? '' : `\\begin{${name}}\n${inner}\n\\end{${name}}`;
}

function heading(node: Element, depth: number, printing: Printing): string {
  const shown = node.children.filter(child => !(child.type === 'element' && hasClass(child, 'anchor')));
  const text = paragraph(shown, printing);
  const plain = escapeLatex(titleText(shown)).trim();
  const label = labelOf(node, '\\label');
  if (printing.depth > 0 || printing.isInCell) return `\\boxtitle{${text}}${label === '' ? '' : labelOf(node)}`;
  const short = text === plain ? '' : `[{${withoutMarks(plain)}}]`;
  return `\\${SECTIONS[depth - 1] ?? 'subparagraph'}${short}{${text}}${label}`;
}

/** The words of a title; of a formula its source. */
function titleText(nodes: readonly ElementContent[]): string {
  return nodes
    .map(node => {
      if (node.type !== 'element') return textOf([node]);
      if (hasClass(node, 'role-citation')) return '';
      const text = titleText(node.children);
      return node.tagName === 'pylit-ready' ? text.replace(/^\\\(|\s*\\\)$/g, '') : text;
    })
    .join('');
}

/** What is known only when the page is made (a note's number) has no place in a list of contents. */
function withoutMarks(text: string): string {
  return text.replace(/\ufdd0\d+\ufdd1/g, '');
}

function figure(node: Element, printing: Printing): string {
  if (hasClass(node, 'chunk')) return chunk(node, printing);
  const parts = flowOf(node.children);
  const caption = parts.find(part => 'block' in part && part.block.tagName === 'figcaption');
  const body = node.children.filter(child => !(caption && 'block' in caption && child === caption.block));
  const captionText = caption && 'block' in caption ? inlineOf(caption.block, printing) : '';
  if (hasClass(node, 'code')) {
    return [captionText === '' ? '' : `\\codetitle{${captionText}}`, printBlocks(body, printing)]
      .filter(part => part !== '')
      .join('\n');
  }
  const inner = printBlocks(body, printing);
  if (captionText === '') return `\\begin{docfigure}\n${inner}\n\\end{docfigure}`;
  return `\\begin{docfigure}\n${inner}\n\\figurecaption{${captionText}}\n\\end{docfigure}`;
}

/** Its head and foot are holes, which stand as texts among the children. */
function chunk(node: Element, printing: Printing): string {
  const body = node.children.map(child =>
    child.type === 'text' ? child.value.trim() : child.type === 'element' ? printBlock(child, printing) : '',
  );
  return `\\begin{chunk}\n${body.filter(part => part !== '').join('\n')}\n\\end{chunk}`;
}
