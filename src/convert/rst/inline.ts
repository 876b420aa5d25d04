import type { Nodes, PhrasingContent } from 'mdast';
import { isPair, mayFollow, mayPrecede } from '../../reader/rst/inline/punctuation.ts';
import { startsWithUri } from '../../reader/rst/inline/uri.ts';
import { markEscapes } from '../../reader/rst/text/escape.ts';
import type { Losses } from '../losses.ts';
import { plain } from '../plain.ts';
import { idOfName } from '../site.ts';
import { citationRst } from './citation.ts';
import { escapePhrase, escapeText } from './escape.ts';
import type { Links } from './links.ts';

/** Writes inline nodes as reStructuredText, which has no markup in markup. */
export class InlineRst {
  readonly #losses: Losses;
  readonly #links: Links;

  constructor(losses: Losses, links: Links) {
    this.#losses = losses;
    this.#links = links;
  }

  /** Text keeps its lines. `before` and `after` are what stands around all of it. */
  write(nodes: readonly PhrasingContent[]): string {
    const pieces = joinHtml(nodes).flatMap(node => this.#pieces(node));
    return joined(pieces);
  }

  #pieces(node: PhrasingContent): Piece[] {
    this.#losses.at(node);
    switch (node.type) {
      case 'text':
        return [{ text: node.value, isMarkup: false }];
      case 'break':
        return [{ text: '\n', isMarkup: false }];
      case 'emphasis':
      case 'strong':
        return this.#marked(node);
      case 'delete':
        this.#losses.add(node, 'struck text is not struck any more');
        return node.children.flatMap(child => this.#pieces(child));
      case 'inlineCode':
        return this.#code(node);
      case 'inlineMath':
        return [markup(`:math:\`${node.value.replace(/\s*\n\s*/g, ' ')}\``)];
      case 'link':
        return this.#link(node);
      case 'linkReference':
        return this.#reference(node);
      case 'image':
        return [markup(`|${this.#links.substitution(node)}|`)];
      case 'imageReference':
        return [markup(`|${this.#links.substitution(this.#links.pictureOf(node))}|`)];
      case 'citation':
        return [markup(citationRst(node, this.#losses))];
      case 'footnoteReference':
        return [markup(`[#${this.#links.noteName(node.identifier)}]_`)];
      case 'html':
        return this.#html(node);
      case 'textDirective':
        if (Object.keys(node.attributes ?? {}).length > 0) this.#losses.add(node, `what "${node.name}" says in braces`);
        return [markup(`:${node.name}:\`${escapePhrase(plain(node.children)) || '\\ '}\``)];
      default:
        return 'children' in node ? node.children.flatMap(child => this.#pieces(child as PhrasingContent)) : [];
    }
  }

  #marked(node: Extract<Nodes, { type: 'emphasis' | 'strong' }>): Piece[] {
    const mark = node.type === 'strong' ? '**' : '*';
    const pieces = joinHtml(node.children).flatMap(child => this.#pieces(child));
    const isNested = pieces.some(piece => piece.isMarkup);
    if (isNested)
      this.#losses.add(node, `markup in ${node.type === 'strong' ? 'strong' : 'emphasised'} text takes its place`);
    // What stands beside other markup keeps its mark.
    return pieces.flatMap(piece => (piece.isMarkup ? [piece] : marked(piece.text, mark)));
  }

  #code({ value, position }: Extract<Nodes, { type: 'inlineCode' }>): Piece[] {
    const code = value.replace(/\s*\n\s*/g, ' ').trim();
    if (code === '') return [];
    if (endsItself(code)) return [markup(`\`\`${code}\`\``)];
    this.#losses.add({ ...(position && { position }) }, 'backquotes in code: it becomes text');
    return [{ text: code, isMarkup: false }];
  }

  #link(node: Extract<Nodes, { type: 'link' }>): Piece[] {
    const picture = this.#pictureLink(node, node.url);
    if (picture !== undefined) return [markup(picture)];
    const marked = this.#markedLink(node, node.url);
    if (marked !== undefined) return [markup(marked)];
    const text = this.#textOf(node);
    if (node.url === text || node.url === `mailto:${text}`) {
      if (startsWithUri(markEscapes(text)) && !/[\\*`|]/.test(text)) return [{ ...markup(text), isBare: true }];
    }
    // GitHub's Markdown finds such addresses in text.
    if (node.url === `http://${text}`) return [{ text, isMarkup: false }];
    return [markup(this.#links.link(node, text))];
  }

  #reference(node: Extract<Nodes, { type: 'linkReference' }>): Piece[] {
    const url = this.#links.urlOf(node.identifier);
    const picture = url === undefined ? undefined : this.#pictureLink(node, url);
    if (picture !== undefined) return [markup(picture)];
    const marked = url === undefined ? undefined : this.#markedLink(node, url);
    if (marked !== undefined) return [markup(marked)];
    const text = this.#textOf(node);
    return [markup(this.#links.reference(node.identifier, text))];
  }

  /** A link that is a picture. */
  #pictureLink({ children }: Extract<Nodes, { type: 'link' | 'linkReference' }>, url: string): string | undefined {
    const [only] = children;
    const picture = only?.type === 'imageReference' ? this.#links.pictureOf(only) : only;
    if (picture?.type !== 'image' || children.length > 1) return undefined;
    return `|${this.#links.substitution(picture, url)}|`;
  }

  /** A link whose text is code, emphasised or the like. */
  #markedLink(node: Extract<Nodes, { type: 'link' | 'linkReference' }>, url: string): string | undefined {
    const isMarked = node.children.some(child => MARKED.has(child.type));
    if (!isMarked || !node.children.every(child => child.type === 'text' || MARKED.has(child.type))) return undefined;
    return this.#links.marked(plain(node.children), this.write(node.children).replace(/\s+/g, ' '), url);
  }

  /** The text of a link, which holds no markup. */
  #textOf(node: Extract<Nodes, { type: 'link' | 'linkReference' }>): string {
    const kinds = new Set(node.children.map(child => child.type).filter(type => type !== 'text'));
    if (kinds.size > 0)
      this.#losses.add(node, `${[...kinds].map(kind => KINDS[kind] ?? kind).join(', ')} in the text of a link`);
    return plain(node.children).replace(/\s+/g, ' ').trim();
  }

  /** Elements that have a role; others as text for HTML alone. */
  #html(node: Extract<Nodes, { type: 'html' }>): Piece[] {
    const role = ROLE_ELEMENT.exec(node.value);
    if (role?.[1]) return [markup(`:${ROLES[role[1]] ?? role[1]}:\`${escapePhrase(role[2] ?? '') || '\\ '}\``)];
    const anchor = /^<a (?:id|name)="([^"]+)">([\s\S]*)<\/a>$/.exec(node.value);
    if (anchor?.[1] && anchor[2]) return [markup(this.#links.place(anchor[1], anchor[2]))];
    if (/^<br\s*\/?>$/.test(node.value)) return [{ text: '\n', isMarkup: false }];
    if (/^<!--/.test(node.value)) {
      this.#losses.add(node, 'a comment in a paragraph');
      return [];
    }
    this.#losses.add(node, `the element ${node.value.slice(0, 30)}`);
    return [];
  }
}

/** Whether two backquotes end code where it ends, and not before. */
function endsItself(code: string): boolean {
  const text = `${code}\`\``;
  for (let at = text.indexOf('``'); at >= 0; at = text.indexOf('``', at + 1)) {
    const ends = mayFollow(text, at + 2) && !/\s/.test(text[at - 1] ?? '');
    if (ends) return at === code.length;
  }
  return false;
}

const MARKED: ReadonlySet<string> = new Set(['inlineCode', 'emphasis', 'strong']);

const KINDS: Readonly<Record<string, string>> = {
  inlineCode: 'code',
  emphasis: 'emphasis',
  strong: 'strong text',
  image: 'a picture',
  html: 'HTML',
};

const ROLES: Readonly<Record<string, string>> = { sub: 'sub', sup: 'sup', kbd: 'kbd', abbr: 'abbr' };
const ROLE_ELEMENT = /^<(sub|sup|kbd|abbr)>([^<]*)<\/\1>$/;

/** A piece of a line: markup as it is, or text that is to be escaped. */
interface Piece {
  readonly text: string;
  readonly isMarkup: boolean;
  /** An address without marks, which ends where a character stands that none has. */
  readonly isBare?: true;
}

function markup(text: string): Piece {
  return { text, isMarkup: true };
}

/** Text between marks; blank space at its ends stays outside. */
function marked(text: string, mark: string): Piece[] {
  const [, start = '', inner = '', end = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (inner === '') return [{ text, isMarkup: false }];
  const escaped = inner.replace(/[\\*`]/g, '\\$&').replace(/\\\\$/, '\\\\ ');
  return [{ text: start, isMarkup: false }, markup(mark + escaped.trimEnd() + mark), { text: end, isMarkup: false }];
}

/** Puts pieces together, with what separates markup from a word that it stands beside. */
function joined(pieces: readonly Piece[]): string {
  const filled = merged(pieces);
  let text = '';
  let wasMarkup = false;
  filled.forEach(({ text: written, isMarkup, isBare }, index) => {
    const follows = filled[index + 1]?.text ?? '';
    const own = isBare && !/^(?:$|\s|[.,;:!?)}'"](?:\s|$))/.test(follows) ? `\`${written} <${written}>\`__` : written;
    if (isMarkup) {
      const previous = text.at(-1) ?? '';
      const isFree = text === '' || (mayPrecede(previous) && !wasMarkup && !isEscaped(text));
      const isQuoted = text !== '' && isPair(previous, own[markLength(own)] ?? '');
      text += isFree && !isQuoted ? own : `\\ ${own}`;
    } else {
      const needsBreak = wasMarkup && !mayFollow(own, 0);
      const next = follows[0] ?? '';
      text += (needsBreak ? '\\ ' : '') + escapeText(own, wasMarkup && !needsBreak ? '`' : (text.at(-1) ?? ''), next);
    }
    wasMarkup = isMarkup;
  });
  return text;
}

function isEscaped(text: string): boolean {
  return (/\\+$/.exec(text)?.[0].length ?? 0) % 2 === 1;
}

function markLength(text: string): number {
  return /^(?:\*\*|``|[*`|[]|:[\w-]+:`)/.exec(text)?.[0].length ?? 0;
}

function merged(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (piece.text === '') continue;
    if (last && !last.isMarkup && !piece.isMarkup)
      all[all.length - 1] = { text: last.text + piece.text, isMarkup: false };
    else all.push(piece);
  }
  return all;
}

/** The first words of a text, where they are what an empty place before them is called. */
function namedText(html: string, text: string): string {
  const id = /^<a (?:id|name)="([^"]+)"><\/a>$/.exec(html)?.[1];
  if (id === undefined) return '';
  for (const { index } of text.slice(0, 200).matchAll(/(?<=\S)(?=\s|\p{P}|$)/gu)) {
    const words = text.slice(0, index);
    if (idOfName(words.toLowerCase().replace(/\s+/g, ' ')) === id) return words;
  }
  return '';
}

/** Elements that a role or name can say, `<sub>`, text and `</sub>`, become one node. */
function joinHtml(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const all: PhrasingContent[] = [];
  for (const node of nodes) {
    const open = all.at(-2);
    const text = all.at(-1);
    if (
      node.type === 'html' &&
      node.value === '</a>' &&
      text?.type === 'html' &&
      /^<a (?:id|name)="[^"]+">$/.test(text.value)
    ) {
      all.splice(-1, 1, { ...text, value: `${text.value}</a>` });
      continue;
    }
    const shown = node.type === 'text' && text?.type === 'html' ? namedText(text.value, node.value) : '';
    if (node.type === 'text' && text?.type === 'html' && shown !== '') {
      all.splice(-1, 1, { ...text, value: text.value.replace('</a>', `${shown}</a>`) });
      all.push({ ...node, value: node.value.slice(shown.length) });
      continue;
    }
    const tag = node.type === 'html' ? /^<\/(\w+)>$/.exec(node.value)?.[1] : undefined;
    if (tag !== undefined && text?.type === 'text' && open?.type === 'html' && open.value === `<${tag}>` && ROLES[tag])
      all.splice(-2, 2, { ...open, value: `<${tag}>${text.value.replace(/</g, '')}</${tag}>` });
    else if (
      tag !== undefined &&
      /^(?:em|strong)$/.test(tag) &&
      text?.type === 'text' &&
      open?.type === 'html' &&
      open.value === `<${tag}>`
    )
      all.splice(-2, 2, { type: tag === 'em' ? 'emphasis' : 'strong', children: [text] });
    else all.push(node);
  }
  return all;
}
