import type { Element } from 'hast';
import { attribute, hasClass, textOf, UNSEEN } from '../print/elements.ts';
import { QuoteReader } from '../print/quotes.ts';
import { anchorOf, block, DEEPEST, type Emission, holesIn, type Nodes, within } from './emission.ts';
import { formula } from './formula.ts';
import { array, literal } from './literal.ts';
import { drawing, picture } from './picture.ts';
import { proseOf, quoteMark } from './prose.ts';

/** Writes a run of text: an expression. Blank space is collapsed as in HTML. */
export function inline(nodes: Nodes, emission: Emission): string {
  return block(runOf(nodes, { emission, afterSpace: true, quotes: new QuoteReader() }));
}

/** Writes a run of a program's text, such as the signature of a function. */
export function inlineCode(nodes: Nodes, emission: Emission): string {
  return block(runOf(nodes, { emission, afterSpace: true }));
}

interface Run {
  readonly emission: Emission;
  /** Absent where the text is a program's: quotation marks stay what they are. */
  readonly quotes?: QuoteReader;
  /** More blank space is not shown: there is some already, or the line begins. */
  afterSpace: boolean;
}

function runOf(nodes: Nodes, run: Run): string[] {
  return nodes.flatMap(node => {
    if (node.type === 'text') return textRun(node.value, run);
    return node.type === 'element' ? elementRun(node, run) : [];
  });
}

function textRun(value: string, run: Run): string[] {
  return run.emission.marks.split(value).flatMap(part => {
    if (typeof part === 'string') return words(part, run);
    const { hole } = part;
    if (hole === 'anchor' || hole === 'href' || hole === 'number' || hole === 'footnote' || hole === 'word') {
      return wordsAfter(literal(run.emission.marks.mark(part)), run);
    }
    return hole === 'contents' || hole === 'pages' ? [run.emission.marks.mark(part)] : [];
  });
}

function words(text: string, run: Run): string[] {
  const collapsed = text.replace(/[ \t\r\n\f]+/g, ' ');
  const shown = run.afterSpace ? collapsed.replace(/^ /, '') : collapsed;
  if (shown === '') return [];
  run.afterSpace = shown.endsWith(' ');
  return run.quotes ? proseOf(breakable(shown), run.quotes) : [literal(breakable(shown))];
}

/** A word that is longer than a line may be parted anywhere. */
function breakable(text: string): string {
  return text.replace(/[\p{L}\p{N}_.]{50,}/gu, word => word.replace(/.{20}(?=.)/gsu, '$&\u200b'));
}

/** What Typst has for elements that only look different. */
const STYLES: Readonly<Record<string, string>> = {
  em: 'emph',
  i: 'emph',
  cite: 'emph',
  dfn: 'emph',
  var: 'emph',
  strong: 'strong',
  b: 'strong',
  del: 'strike',
  s: 'strike',
  strike: 'strike',
  u: 'underline',
  ins: 'underline',
  sub: 'sub',
  sup: 'super',
  mark: 'marked',
  small: 'smaller',
};

const CODE: ReadonlySet<string> = new Set(['code', 'samp', 'kbd', 'tt']);

function elementRun(node: Element, run: Run): string[] {
  const { emission } = run;
  const id = anchorOf(emission, attribute(node, 'id'));
  const shown = shownElement(node, run);
  return id === '' ? shown : [id, ...shown];
}

function shownElement(node: Element, run: Run): string[] {
  const { tagName, children } = node;
  const { emission } = run;
  if (UNSEEN.has(tagName)) return [];
  const style = STYLES[tagName];
  if (hasClass(node, 'role-work-uses')) return [`cited-on(${array(linksIn(children).map(literal))})`];
  if (hasClass(node, 'footnote-ref')) return wordsAfter(footnote(node, emission), run);
  if (hasClass(node, 'classifier')) return ['" : "', ...styled('emph', children, run)];
  if (style !== undefined) return styled(style, children, run);
  if (hasClass(node, 'pylit-broken'))
    return wordsAfter(`broken(${literal(attribute(node, 'title'))}, ${inline(children, emission)})`, run);
  if (hasClass(node, 'pylit-error'))
    return wordsAfter(`problem-inline(${literal(attribute(node, 'title'))}, ${literal(textOf(children))})`, run);
  if (CODE.has(tagName)) return wordsAfter(code(node, emission), run);
  switch (tagName) {
    case 'a':
      return link(node, run);
    case 'br':
      run.afterSpace = true;
      return ['linebreak()'];
    case 'wbr':
      return ['sym.zws'];
    case 'q':
      run.afterSpace = true;
      return [quoteMark('open'), ...runOf(children, run), ...wordsAfter(quoteMark('close'), run)];
    case 'img':
      return wordsAfter(picture(node, emission, true), run);
    case 'svg':
      return wordsAfter(drawing(node, true), run);
    case 'math':
      return wordsAfter(formula(node, emission), run);
    case 'input':
      return wordsAfter(checkbox(node), run);
    case 'pylit-ready':
      return wordsAfter(ready(node), run);
    case 'iframe':
    case 'video':
    case 'audio':
    case 'object':
      return wordsAfter(literal(textOf(children) || attribute(node, 'src') || tagName), run);
    default:
      return runOf(children, run);
  }
}

function wordsAfter(expression: string, run: Run): string[] {
  if (expression !== '') {
    run.afterSpace = false;
    run.quotes?.pass();
  }
  return expression === '' ? [] : [expression];
}

function styled(name: string, children: Nodes, run: Run): string[] {
  const { emission } = run;
  const inner = within(emission, () => runOf(children, run));
  if (inner.length === 0 || emission.depth > DEEPEST) return inner;
  return [`${name}(${block(inner)})`];
}

/** Code keeps its blank space, and holds no more than text and links. */
function code(node: Element, emission: Emission): string {
  if (!node.children.some(child => child.type === 'element'))
    return `mono(${literal(breakable(textOf(node.children)))})`;
  return `mono(${inlineCode(node.children, emission)})`;
}

/** The addresses of the links in nodes. */
function linksIn(nodes: Nodes): string[] {
  return nodes.flatMap(node => (node.type === 'element' && node.tagName === 'a' ? [attribute(node, 'href')] : []));
}

/** What a plugin made for Typst. */
export function ready(node: Element): string {
  const source = textOf(node.children).trim();
  return source === '' ? '' : `{${source}}`;
}

function checkbox(node: Element): string {
  if (node.properties.type !== 'checkbox') return '';
  const { checked } = node.properties;
  return `checkbox(${checked !== undefined && checked !== null && checked !== false})`;
}

function footnote(node: Element, emission: Emission): string {
  const link = node.children.find((child): child is Element => child.type === 'element');
  const hole = link && holesIn(emission, attribute(link, 'id')).find(one => one.hole === 'footnote-reference');
  return hole ? emission.marks.mark(hole) : `super(${literal(textOf(node.children))})`;
}

function link(node: Element, run: Run): string[] {
  const { emission } = run;
  if (hasClass(node, 'anchor') && node.properties.ariaHidden === 'true') return [];
  const href = attribute(node, 'href');
  const inner = runOf(node.children, run);
  if (inner.length === 0) return [];
  const body = block(inner);
  const isHole = holesIn(emission, href).some(({ hole }) => hole === 'href');
  if (isHole && hasClass(node, 'citation-ref')) return [`cite-link(${literal(href)}, ${body})`];
  if (isHole) return [`${node.data?.ownText ? 'see' : 'go'}(${literal(href)}, ${body})`];
  if (href.startsWith('#fn-')) return [`go(doc + ${literal(href)}, ${body})`];
  if (/^(?:https?|mailto|ftp|tel):/i.test(href)) return [`link(${literal(href)}, ${body})`];
  return inner;
}
