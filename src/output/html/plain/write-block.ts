import type { Code, FootnoteDefinition, Heading, List, ListItem, Nodes, Table, TableRow } from 'mdast';
import { codeTitle } from '../convert/code.ts';
import { noteId } from '../note-id.ts';
import { attribute, escapeText } from './escape.ts';
import { writeInline } from './write-inline.ts';
import type { Writing } from './writing.ts';

/** Writes one node that stands on lines of its own; undefined where it shows nothing. */
export function writeBlock(writing: Writing, node: Nodes): string | undefined {
  const ready = writing.ready.get(node);
  if (ready !== undefined) return ready;
  switch (node.type) {
    case 'paragraph':
      return `<p>${writeInline(writing, node.children)}</p>`;
    case 'heading':
      return writeHeading(writing, node);
    case 'blockquote':
      return `<blockquote>${onLines(writeBlocks(writing, node.children))}</blockquote>`;
    case 'list':
      return writeList(writing, node);
    case 'table':
      return writeTable(writing, node);
    case 'code':
      return writeCode(node);
    case 'thematicBreak':
      return '<hr>';
    case 'footnoteDefinition':
      return writeFootnote(writing, node);
    case 'definition':
    case 'html':
      return undefined;
    default:
      return writeInline(writing, [node]);
  }
}

function writeBlocks(writing: Writing, nodes: readonly Nodes[]): string[] {
  const blocks: string[] = [];
  for (const node of nodes) {
    const html = writeBlock(writing, node);
    if (html !== undefined) blocks.push(html);
  }
  return blocks;
}

/** Each on a line of its own, also the first and the last. */
function onLines(blocks: readonly string[]): string {
  return blocks.length === 0 ? '\n' : `\n${blocks.join('\n')}\n`;
}

function writeHeading(writing: Writing, node: Heading): string {
  const tag = `h${Math.min(node.depth, 6)}`;
  const id = writing.holes.mark({ hole: 'anchor', index: writing.anchors });
  writing.anchors += 1;
  const permalink = `<a class="anchor" href="#${id}" aria-hidden="true" tabindex="-1">#</a>`;
  return `<${tag} id="${id}">${writeInline(writing, node.children)}${permalink}</${tag}>`;
}

function writeList(writing: Writing, node: List): string {
  const tag = node.ordered ? 'ol' : 'ul';
  const start = typeof node.start === 'number' && node.start !== 1 ? ` start="${node.start}"` : '';
  const tasks = node.children.some(isTask) ? ' class="contains-task-list"' : '';
  const isLoose = node.spread || node.children.some(isLooseItem);
  const items = node.children.map(item => writeItem(writing, item, isLoose));
  return `<${tag}${start}${tasks}>${onLines(items)}</${tag}>`;
}

function isTask(item: ListItem): boolean {
  return typeof item.checked === 'boolean';
}

function isLooseItem({ spread, children }: ListItem): boolean {
  return spread ?? children.length > 1;
}

/** In a tight list a paragraph has no element of its own, and an item that begins with text stays on its line. */
function writeItem(writing: Writing, item: ListItem, isLoose: boolean): string {
  const blocks: ItemPart[] = [];
  for (const child of item.children) {
    if (child.type === 'paragraph' && !writing.ready.has(child)) {
      blocks.push({ html: writeInline(writing, child.children), isText: true, isEmpty: child.children.length === 0 });
    } else {
      const html = writeBlock(writing, child);
      if (html !== undefined) blocks.push({ html, isText: false, isEmpty: false });
    }
  }
  if (isTask(item)) addCheckbox(writing, blocks, item.checked === true);
  let html = '';
  for (const [index, block] of blocks.entries()) {
    if (isLoose || index > 0 || !block.isText) html += '\n';
    html += block.isText && isLoose ? `<p>${block.html}</p>` : block.html;
  }
  const last = blocks.at(-1);
  if (last && (isLoose || !last.isText)) html += '\n';
  return `<li${isTask(item) ? ' class="task-list-item"' : ''}>${html}</li>`;
}

interface ItemPart {
  readonly html: string;
  /** It is a paragraph. */
  readonly isText: boolean;
  readonly isEmpty: boolean;
}

function addCheckbox({ holes }: Writing, blocks: ItemPart[], isDone: boolean): void {
  const label = holes.mark({ hole: 'word', word: isDone ? 'done' : 'toDo' });
  const box = `<input type="checkbox"${isDone ? ' checked' : ''} disabled aria-label="${label}">`;
  const first = blocks[0];
  if (first?.isText) blocks[0] = { ...first, html: first.isEmpty ? box : `${box} ${first.html}` };
  else blocks.unshift({ html: box, isText: true, isEmpty: false });
}

function writeTable(writing: Writing, node: Table): string {
  const [head, ...body] = node.children.map((row, index) =>
    writeRow(writing, row, node.align, index === 0 ? 'th' : 'td'),
  );
  const parts = [
    ...(head === undefined ? [] : [`<thead>${onLines([head])}</thead>`]),
    ...(body.length === 0 ? [] : [`<tbody>${onLines(body)}</tbody>`]),
  ];
  const label = writing.holes.mark({ hole: 'word', word: 'tableOnPage' });
  return `<div class="table" tabindex="0" role="group" aria-label="${label}"><table>${onLines(parts)}</table></div>`;
}

function writeRow(writing: Writing, row: TableRow, align: Table['align'], tag: string): string {
  const cells: string[] = [];
  const count = align ? align.length : row.children.length;
  for (let index = 0; index < count; index += 1) {
    const side = align?.[index];
    const cell = row.children[index];
    cells.push(
      `<${tag}${side ? attribute('align', side) : ''}>${cell ? writeInline(writing, cell.children) : ''}</${tag}>`,
    );
  }
  return `<tr>${onLines(cells)}</tr>`;
}

/** Code that no plugin takes and that is no part of a chunk. */
function writeCode(node: Code): string {
  const language = node.lang?.split(/\s/)[0];
  const className = language ? attribute('class', `language-${language}`) : '';
  const code = `<pre tabindex="0"><code${className}>${escapeText(`${node.value}\n`)}</code></pre>`;
  return figureOfCode(node, code);
}

/** Puts code that is no part of a chunk into its frame. */
export function figureOfCode(node: Code, code: string): string {
  const language = node.lang ? attribute('data-language', node.lang.split(/[\s,]/)[0] ?? '') : '';
  const title = codeTitle(node);
  const bar = title ? `<figcaption class="code-title">${escapeText(title)}</figcaption>` : '';
  return `<figure class="code"${language}>${bar}${code}</figure>`;
}

/** The back links stand at the end of the last paragraph, or in one of their own. */
function writeFootnote(writing: Writing, node: FootnoteDefinition): string {
  const backLinks = writing.holes.mark({ hole: 'footnote-backlinks', name: node.identifier });
  const last = node.children.findLast(child => isElement(writing, child));
  const blocks = node.children.flatMap(child => {
    const isLast = child === last && child.type === 'paragraph';
    return (isLast ? `<p>${writeInline(writing, child.children)} ${backLinks}</p>` : writeBlock(writing, child)) ?? [];
  });
  const end = last?.type === 'paragraph' ? '' : `<p>${backLinks}</p>`;
  return `<li id="fn-${noteId(node.identifier)}">${onLines(blocks)}${end}</li>`;
}

/** Code and what plugins make are no elements yet when the general way looks for a place for the back links. */
function isElement(writing: Writing, node: Nodes): boolean {
  return node.type !== 'text' && node.type !== 'code' && node.type !== 'definition' && !writing.ready.has(node);
}
