import type { Element, ElementContent } from 'hast';
import { attribute, findElement, flowOf, hasClass, textOf, UNSEEN } from '../print/elements.ts';
import { printDrawing } from './drawing.ts';
import { escapeCode, escapeLatex, escapeUrl } from './escape.ts';
import { printImage } from './image.ts';
import { DEEPEST_STYLE, labelOf, type Printing } from './printing.ts';

/** Writes a run of text as a paragraph. */
export function paragraph(nodes: readonly ElementContent[], printing: Printing): string {
  return printInline(nodes, printing).trim();
}

/** The paragraphs of an element as one. */
export function inlineOf(node: Element, printing: Printing): string {
  return flowOf(node.children)
    .map(part => ('inline' in part ? part.inline : part.block.children))
    .map(nodes => paragraph(nodes, printing))
    .filter(text => text !== '')
    .join('\\newline ');
}

/** Writes running text. */
export function printInline(nodes: readonly ElementContent[], printing: Printing): string {
  return nodes.map(node => inline(node, printing)).join('');
}

function inline(node: ElementContent, printing: Printing): string {
  if (node.type === 'text') return prose(node.value);
  if (node.type !== 'element' || UNSEEN.has(node.tagName)) return '';
  const styles = (printing.styles ?? 0) + 1;
  const label = labelOf(node);
  if (styles > DEEPEST_STYLE && node.tagName !== 'pylit-ready') return label + printInline(node.children, printing);
  return label + inlineElement(node, { ...printing, styles });
}

/** Commands whose argument is the text of an element. */
const COMMANDS: Readonly<Record<string, string>> = {
  em: 'emph',
  i: 'emph',
  cite: 'emph',
  var: 'emph',
  dfn: 'emph',
  strong: 'textbf',
  b: 'textbf',
  th: 'textbf',
  sub: 'textsubscript',
  sup: 'textsuperscript',
  u: 'underline',
  ins: 'underline',
};

function inlineElement(node: Element, printing: Printing): string {
  const { tagName, children } = node;
  const command = COMMANDS[tagName];
  switch (tagName) {
    case 'code':
    case 'kbd':
    case 'samp':
    case 'tt':
      return codeText(node, printing);
    case 'sup':
      return hasClass(node, 'footnote-ref')
        ? noteReference(node, printing)
        : `\\textsuperscript{${printInline(children, printing)}}`;
    case 'a':
      return link(node, printing);
    case 'img':
      return printImage(node, printing);
    case 'br':
      return '\\newline\n';
    case 'wbr':
      return '\\allowbreak{}';
    case 'q':
      return `\u201c${printInline(children, printing)}\u201d`;
    case 's':
    case 'del':
    case 'strike':
      return struck(node, printing);
    case 'input':
      return '';
    case 'math':
      return formulaSource(node);
    case 'svg':
      return printDrawing(node, drawnText(node));
    case 'pylit-ready':
      return ready(textOf(children));
    case 'rt':
      return ` (${printInline(children, printing)})`;
    case 'rp':
      return '';
    default:
      return command === undefined
        ? printInline(children, printing)
        : `\\${command}{${printInline(children, printing)}}`;
  }
}

/** Code in running text: it may be broken at spaces, and holds nothing else where it is plain. */
function codeText(node: Element, printing: Printing): string {
  const isPlain = node.children.every(child => child.type === 'text');
  const text = isPlain ? breakable(textOf(node.children)) : printInline(node.children, printing);
  return `\\texttt{${text}}`;
}

/** Long words of code may be broken after what parts them. */
function breakable(code: string): string {
  return code
    .replace(/\s+/g, ' ')
    .split(/(?<=[./_\-:(,=])(?=[^./_\-:(,=\s])/)
    .map(part => escapeCode(part).replaceAll('\\ ', ' '))
    .join(code.length > 12 ? '\\allowbreak{}' : '');
}

function struck(node: Element, printing: Printing): string {
  const text = printInline(node.children, printing);
  return node.children.every(child => child.type === 'text') ? `\\sout{${text}}` : `\\textcolor{gray}{${text}}`;
}

/** A formula that no plugin wrote for LaTeX: what is known of its source, as code. */
function formulaSource(node: Element): string {
  const source = findElement(node.children, child => child.tagName === 'annotation');
  return `\\texttt{${breakable(textOf((source ?? node).children))}}`;
}

/** The note stands where it is first referred to; its text comes when the page is made. */
function noteReference(node: Element, printing: Printing): string {
  const link = node.children.find(child => child.type === 'element');
  if (link?.type !== 'element') return `\\textsuperscript{${printInline(node.children, printing)}}`;
  const mark = /\ufdd0\d+\ufdd1/.exec(attribute(link, 'id'))?.[0] ?? '';
  if (!printing.notes) return mark;
  printing.notes.push(mark);
  return `\\textsuperscript{${printInline(link.children, printing)}}`;
}

function link(node: Element, printing: Printing): string {
  const href = attribute(node, 'href');
  if (hasClass(node, 'anchor') || hasClass(node, 'footnote-back')) return '';
  const text = printInline(node.children, printing);
  if (href === '') return text;
  if (node.children.some(child => child.type === 'element' && hasClass(child, 'pylit-broken'))) return text;
  const [hole] = printing.marks.split(href);
  if (typeof hole === 'object') {
    const mark = /\ufdd0\d+\ufdd1/.exec(href)?.[0] ?? '';
    if (hole.hole === 'href' && hole.namespace === 'file') return `\\docfile{${mark}}{${text}}`;
    return `\\doclink{${mark}}{${text}}`;
  }
  if (href.startsWith('#')) {
    const mark = /^#(\ufdd0\d+\ufdd1)$/.exec(href)?.[1];
    return mark === undefined ? text : `\\doclink{${mark}}{${text}}`;
  }
  return `\\href{${escapeUrl(href)}}{${text === '' ? escapeLatex(href) : text}}`;
}

/** What a drawing says; its titles say the same again. */
function drawnText(node: Element): string {
  const children = node.children.filter(child => !(child.type === 'element' && child.tagName === 'title'));
  return children
    .map(child => (child.type === 'element' ? `${drawnText(child)} ` : textOf([child]).trim()))
    .join('')
    .trim();
}

/** Text in which words that no line may hold, such as addresses, can be broken after what parts them. */
function prose(text: string): string {
  if (!LONG_WORD.test(text)) return escapeLatex(text);
  return text
    .split(/(\S{30,})/)
    .map((part, index) =>
      index % 2 === 0 ? escapeLatex(part) : part.split(PARTED).map(escapeLatex).join('\\allowbreak{}'),
    )
    .join('');
}

const LONG_WORD = /\S{30}/;
const PARTED = /(?<=[./_\-:?=&,])(?=[^./_\-:?=&,\s])/;

/** Boxes of Z have commands of their own, which mean something else in formulas. */
function ready(latex: string): string {
  return SPECIFICATION.test(latex) ? `\\begin{pylitoz}\n${latex.trim()}\n\\end{pylitoz}` : latex;
}

const SPECIFICATION =
  /\\begin\{(?:schema|anonschema|uschema|gschema|axdef|uniqdef|gendef|zed|class|op|state|init|syntax|argue|infrule)\*?\}/;
