import type { Blockquote, Heading, List, Nodes, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import { columnWidth } from '../../reader/rst/text/width.ts';
import type { ChunkParts } from '../chunk-options.ts';
import type { Losses } from '../losses.ts';
import { plain } from '../plain.ts';
import { codeRst } from './code.ts';
import { directiveRst } from './directives.ts';
import { guardParagraph } from './escape.ts';
import { indented } from './indent.ts';
import type { InlineRst } from './inline.ts';
import { type Links, pictureOptions, targetRst } from './links.ts';
import { alertOf, onlyPicture, pictureOf, placeIds, splitAtBreaks } from './shapes.ts';

/** What writing blocks needs. */
export interface Writing {
  readonly losses: Losses;
  readonly links: Links;
  readonly inline: InlineRst;
  readonly parts: ChunkParts;
  readonly levels: ReadonlyMap<Heading, number>;
  /** The lines of the source. */
  readonly lines: readonly string[];
  /** The labels that a block of the document needs besides those written in it. */
  labels(block: number): readonly string[];
}

/** A block as written, and what decides what may stand below it. */
interface Written {
  readonly text: string;
  readonly kind: 'text' | 'list' | 'quote' | 'code' | 'target' | 'other';
  readonly marker?: string;
}

/** Adornments of titles by level. */
const ADORNMENTS = '=-~^"\'';

/** Blocks of Markdown as reStructuredText. */
export class BlockRst {
  readonly with: Writing;
  #block = 0;
  #depth = 0;

  constructor(writing: Writing) {
    this.with = writing;
  }

  /** All blocks of a document, each with the label it needs. */
  document(nodes: readonly RootContent[]): string[] {
    const written = nodes.flatMap((node, index): Written[] => {
      this.#block = index;
      const body = this.#one(node, nodes, index);
      if (body.text === '' || body.kind === 'target' || node.type === 'math') return [body];
      const labels = new Set(this.with.labels(index));
      return [...[...labels].map((label): Written => ({ text: `.. _${label}:`, kind: 'target' })), body];
    });
    const targets = this.with.links.targets().map((text): Written => ({ text, kind: 'target' }));
    return separated([...written, ...targets]);
  }

  /** Blocks inside another. */
  nested(nodes: readonly Nodes[]): string {
    this.#depth += 1;
    const written = nodes.map((node, index) => this.#one(node, nodes, index));
    this.#depth -= 1;
    const blocks = separated(written);
    // A quote cannot be told from the indentation of what it is the first in.
    if (written.find(({ text }) => text !== '')?.kind === 'quote') blocks.unshift('..');
    return blocks.join('\n\n');
  }

  #one(node: Nodes, siblings: readonly Nodes[], index: number): Written {
    this.with.losses.at(node);
    switch (node.type) {
      case 'paragraph':
        return this.#words(node);
      case 'heading':
        return { text: this.#heading(node), kind: 'text' };
      case 'thematicBreak':
        return { text: this.#transition(node, siblings, index), kind: 'other' };
      case 'blockquote':
        return this.#quote(node);
      case 'list':
        return { text: this.#list(node), kind: 'list', marker: node.ordered ? '1' : '-' };
      case 'code':
        return this.#code(node);
      case 'math':
        return { text: this.#math(node), kind: 'other' };
      case 'html':
        return this.#html(node);
      case 'table':
        return { text: this.#table(node), kind: 'other' };
      case 'definition':
        return { text: this.#definition(node), kind: 'target' };
      case 'footnoteDefinition':
        return { text: this.#note(node), kind: 'other' };
      case 'containerDirective':
      case 'leafDirective':
        return { text: directiveRst(this, node), kind: 'other' };
      case 'yaml':
        return { text: this.#front(node), kind: 'other' };
      default:
        this.with.losses.add(node, `the form of "${node.type}"`);
        return { text: guardParagraph(plain([node])), kind: 'text' };
    }
  }

  #words(node: Paragraph): Written {
    const places = placeIds(node).map(id => this.with.links.placeBlock(id));
    if (places.length > 0) return { text: places.join('\n'), kind: 'target' };
    const text = this.paragraph(node);
    return { text, kind: /^(?:\.\.|\|)\s/.test(text) ? 'other' : 'text' };
  }

  /** A paragraph; one with breaks becomes a line block, a picture alone an image. */
  paragraph(written: Paragraph): string {
    const node = { ...written, children: written.children.map(child => this.#shown(child)) };
    const only = onlyPicture(node);
    if (only) return this.#picture(only.image, only.target);
    const lines = splitAtBreaks(node.children);
    if (lines.length === 1) return guardParagraph(this.with.inline.write(node.children));
    return lines
      .map(line =>
        `| ${this.with.inline
          .write(line)
          .trim()
          .replace(/\s*\n\s*/g, '\n  ')}`.trimEnd(),
      )
      .join('\n');
  }

  /** A reference to a picture, and an element that shows one, are that picture. */
  #shown(node: PhrasingContent): PhrasingContent {
    if (node.type === 'imageReference') return this.with.links.pictureOf(node);
    const picture = node.type === 'html' ? pictureOf(node.value) : undefined;
    if (!picture) return node;
    if (picture.others.length > 0)
      this.with.losses.add(node, `${picture.others.join(', ')} of the picture ${picture.image.url}`);
    return picture.image;
  }

  #picture({ url, alt, title, position }: Extract<Nodes, { type: 'image' }>, target: string | undefined): string {
    if (title) this.with.losses.add({ ...(position && { position }) }, `the title "${title}" of a picture`);
    return `.. image:: ${pictureOptions(url, alt ?? '')}${target === undefined ? '' : `\n   :target: ${target}`}`;
  }

  #heading(node: Heading): string {
    const text = this.with.inline.write(node.children).replace(/\s+/g, ' ').trim();
    const level = this.with.levels.get(node);
    if (text === '') {
      this.with.losses.add(node, 'a heading without text');
      return '';
    }
    if (level === undefined || this.#depth > 0) {
      this.with.losses.add(node, 'a heading inside another block becomes a rubric');
      return `.. rubric:: ${text}`;
    }
    const adornment = ADORNMENTS[level - 1] ?? '.';
    const line = guardTitle(text);
    return `${line}\n${adornment.repeat(Math.max(4, columnWidth(line)))}`;
  }

  #transition(node: Nodes, siblings: readonly Nodes[], index: number): string {
    const before = siblings.slice(0, index).findLast(isShown);
    const next = siblings.slice(index + 1).find(isShown);
    const isMisplaced =
      this.#depth > 0 ||
      !before ||
      !next ||
      before.type === 'heading' ||
      before.type === 'yaml' ||
      before.type === 'thematicBreak';
    if (isMisplaced) this.with.losses.add(node, 'a rule that may not stand here');
    return isMisplaced ? '' : '-----';
  }

  #quote(node: Blockquote): Written {
    const alert = alertOf(node);
    if (alert) {
      const body = this.nested(alert.children);
      if (body === '') {
        this.with.losses.add(node, `a box "${alert.kind}" without content`);
        return { text: '', kind: 'other' };
      }
      return { text: `.. ${alert.kind}::\n\n   ${indented(body, 3)}`.trimEnd(), kind: 'other' };
    }
    const body = this.nested(node.children);
    return { text: body === '' ? '' : `   ${indented(body, 3)}`, kind: 'quote' };
  }

  #list(node: List): string {
    let number = node.start ?? 1;
    const isLoose = Boolean(node.spread) || node.children.some(item => item.spread || item.children.length > 1);
    const items = node.children.map(item => {
      const mark = node.ordered ? `${number}.` : '-';
      number += 1;
      if (item.checked != null) this.with.losses.add(item, 'boxes of tasks become text');
      const box = item.checked == null ? '' : item.checked ? '[x] ' : '[ ] ';
      const body = box + this.nested(item.children);
      return body === '' ? mark : `${mark} ${indented(body, mark.length + 1)}`;
    });
    // An item without text is one only below a blank line.
    return items.join(isLoose || items.some(item => !item.includes(' ')) ? '\n\n' : '\n');
  }

  #code(node: Extract<Nodes, { type: 'code' }>): Written {
    const { parts, losses, lines } = this.with;
    const line = lines[(node.position?.start.line ?? 0) - 1] ?? '';
    const info = /(?:`{3,}|~{3,})\s*(.*)$/.exec(line)?.[1]?.trim() ?? node.lang ?? '';
    const part = parts.find(this.#block, node.data?.chunk?.part);
    const text = codeRst(node, part, info, losses);
    return { text, kind: text.startsWith('::') ? 'code' : 'other' };
  }

  #math(node: Extract<Nodes, { type: 'math' }>): string {
    const label = /^\s*\{#([^\s{}]+)\}\s*$/.exec(node.meta ?? '')?.[1];
    if (node.value.trim() === '') return '';
    const option = label === undefined ? '' : `\n   :label: ${label}`;
    return `.. math::${option}\n\n   ${indented(node.value, 3)}`;
  }

  #html(node: Extract<Nodes, { type: 'html' }>): Written {
    const anchor = /^\s*<a\s+(?:id|name)="([^"]+)"\s*>\s*<\/a>\s*$/.exec(node.value)?.[1];
    if (anchor !== undefined) return { text: this.with.links.placeBlock(anchor), kind: 'target' };
    const comment = /^\s*<!--([\s\S]*?)-->\s*$/.exec(node.value)?.[1];
    if (comment !== undefined) return { text: commentRst(comment), kind: 'other' };
    if (pictureOf(node.value)) return { text: this.paragraph({ type: 'paragraph', children: [node] }), kind: 'other' };
    this.with.losses.add(node, 'HTML is kept, and shown only by tools that are told to');
    return { text: `.. raw:: html\n\n   ${indented(node.value, 3)}`, kind: 'other' };
  }

  /** What is no paragraph begins on the next line, where its indentation is plain. */
  #note(node: Extract<Nodes, { type: 'footnoteDefinition' }>): string {
    const isWords = node.children[0]?.type === 'paragraph';
    const body = indented(this.nested(node.children), 3);
    return `.. [#${this.with.links.noteName(node.identifier)}]${isWords ? ' ' : '\n   '}${body}`.trimEnd();
  }

  #table(node: Table): string {
    const columns = Math.max(...node.children.map(row => row.children.length));
    const rows = node.children.map(row =>
      Array.from({ length: columns }, (_, index) => this.#cell(row.children[index]?.children ?? [])),
    );
    const hasHead = rows[0]?.some(cell => cell !== '') === true && rows.length > 1;
    if (node.align?.some(align => align)) this.with.losses.add(node, 'the alignment of columns');
    const shown = rows[0]?.some(cell => cell !== '') ? rows : rows.slice(1);
    if (shown.length === 0) return '';
    const body = shown.map(row =>
      row.map((cell, index) => `${index === 0 ? '* -' : '  -'} ${indented(cell, 4)}`.trimEnd()).join('\n'),
    );
    return `.. list-table::\n${hasHead ? '   :header-rows: 1\n' : ''}\n   ${indented(body.join('\n'), 3)}`;
  }

  #cell(children: readonly PhrasingContent[]): string {
    return this.paragraph({ type: 'paragraph', children: [...children] });
  }

  #definition({ identifier, url, title, position }: Extract<Nodes, { type: 'definition' }>): string {
    const { links, losses } = this.with;
    if (!links.isOutside(url)) return '';
    if (title) losses.add({ ...(position && { position }) }, `the title "${title}" of a link`);
    return targetRst(identifier, url);
  }

  /** Front matter: the description; other keys are for plugins. */
  #front(node: Extract<Nodes, { type: 'yaml' }>): string {
    const description = /^description: (.+)$/m.exec(node.value)?.[1];
    const keys = [...node.value.matchAll(/^([\w-]+):/gm)].map(match => match[1]).filter(key => key !== 'description');
    if (keys.length > 0) this.with.losses.add(node, `${keys.join(', ')} of the front matter`);
    return description === undefined ? '' : `.. meta::\n   :description: ${unquoted(description)}`;
  }
}

/** Whether a node shows something where it stands. */
function isShown(node: Nodes): boolean {
  return node.type !== 'definition' && !(node.type === 'html' && /^\s*<(?:!--|a\s)/.test(node.value));
}

function unquoted(value: string): string {
  return value.replace(/^"(.*)"$/, (_, inner: string) => inner.replace(/\\(.)/g, '$1'));
}

/** Puts blocks one below another, with what keeps them apart. */
function separated(written: readonly Written[]): string[] {
  const blocks: string[] = [];
  let last: Written | undefined;
  for (const block of written) {
    if (block.text === '') continue;
    const isMerged = last?.kind === 'list' && block.kind === 'list' && last.marker === block.marker;
    const isTaken = block.kind === 'quote' && last !== undefined && last.kind !== 'text';
    if (isMerged || isTaken) blocks.push('..');
    const before = blocks.at(-1);
    if (
      block.kind === 'code' &&
      last?.kind === 'text' &&
      before !== undefined &&
      /[^\s:\\]:$/.test(before) &&
      !before.startsWith('| ')
    ) {
      blocks[blocks.length - 1] = `${before}:`;
      blocks.push(block.text.replace(/^::\n\n/, ''));
    } else if (block.kind === 'target' && last?.kind === 'target') blocks[blocks.length - 1] += `\n${block.text}`;
    else blocks.push(block.text);
    last = block;
  }
  return blocks;
}

/** Whether a line could be read as something else than a title. */
function guardTitle(text: string): string {
  return guardParagraph(text).replace(/:\\:$/, '::');
}

function commentRst(text: string): string {
  const lines = text
    .trim()
    .split('\n')
    .map(line => line.trimEnd());
  if (lines.join('') === '') return '';
  return `..\n   ${indented(lines.join('\n'), 3)}`;
}
