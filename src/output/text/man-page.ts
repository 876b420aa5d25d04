import type { PageInput } from '../../literate/format.ts';
import type { WordKey, Words } from '../../literate/words/words.ts';
import { pageWords } from '../print/page-words.ts';
import { fillText } from './fill.ts';
import type { LabelledItem, Layout } from './layout.ts';
import { BREAK, withoutMarks } from './marks.ts';
import { plainText, tableLines } from './text-lines.ts';
import { wrap } from './width.ts';

/**
 * Makes a man page of a document. Front matter may say `section`, `description`, `date`, `manual` and `source`; a title such as
 * `pylit-build(1) -- builds a project` says the first two.
 *
 * @param day for pages that say none: `2026-11-21`
 */
export function manPage(page: PageInput, day = ''): string {
  const { body, notes } = fillText(page);
  const { name, section, description, rest } = titleOf(page, body);
  const words = pageWords(page);
  const titled = (key: WordKey) => `.SH ${sectionTitle(words.text(key))}`;
  const links: string[] = [];
  const setting: Setting = { links, depth: 0 };
  const { frontmatter = {} } = page.outline.exports;
  const word = (key: string) => (typeof frontmatter[key] === 'string' ? frontmatter[key] : '');
  const [date, source, manual] = [(word('date') || day).replace(/[^\w ,.-]/g, ''), word('source'), word('manual')];
  const header = [
    quoted(name.toUpperCase()),
    quoted(section),
    `"${date}"`,
    quoted(source),
    quoted(manual || page.site.title),
  ];
  const lines = [
    `.TH ${header.join(' ')}`,
    ...(hasName(rest, words)
      ? []
      : [titled('nameOfManual'), `${escapeRoff(name)} \\- ${escapeRoff(description || name)}`]),
    // What stands before the first title is no part of the name.
    ...(hasName(rest, words) || beginsSection(rest[0]) ? [] : [titled('description')]),
    ...blocks(rest, setting),
    ...(notes.length > 0 ? [titled('notes'), ...items(notes, setting)] : []),
  ];
  const linkLines = links.flatMap((url, index) => [`.IP "[${index + 1}]" 5`, escapeRoff(url)]);
  return `${[...lines, ...(links.length > 0 ? [titled('links'), ...linkLines] : [])].join('\n')}\n`;
}

interface Setting {
  /** Where links lead, in the order of their numbers. */
  readonly links: string[];
  /** How deep in lists the blocks stand. */
  readonly depth: number;
}

interface Title {
  readonly name: string;
  readonly section: string;
  readonly description: string;
  /** The blocks without the title. */
  readonly rest: readonly Layout[];
}

function titleOf({ document, outline }: PageInput, body: readonly Layout[]): Title {
  const { title = '', frontmatter = {} } = outline.exports;
  const [, named, numbered, told] = /^\s*(\S+)\s*\((\d[a-z]*)\)\s*(?:[-\u2013\u2014]+\s*(.*))?$/.exec(title) ?? [];
  const { section, description } = frontmatter;
  const first = body[0];
  const file = document.replace(/^.*\//, '').replace(/\.[^.]+$/, '');
  return {
    name: named ?? file,
    section: numbered ?? (typeof section === 'number' || typeof section === 'string' ? String(section) : '7'),
    description: told ?? (typeof description === 'string' ? description : named === undefined ? title : ''),
    rest: first?.kind === 'heading' && first.depth === 1 ? body.slice(1) : body,
  };
}

function hasName(body: readonly Layout[], words: Words): boolean {
  const names = ['name', words.text('nameOfManual').toLowerCase()];
  return body.some(block => block.kind === 'heading' && names.includes(block.text.trim().toLowerCase()));
}

function beginsSection(first: Layout | undefined): boolean {
  return first === undefined || (first.kind === 'heading' && first.depth <= 2);
}

/** In capitals, as tradition wants it. */
function sectionTitle(text: string): string {
  const title = text.toUpperCase();
  return /^[A-Z]+$/.test(title) ? title : quoted(title);
}

/** Nothing in a text is a request, an escape or the end of a line. */
export function escapeRoff(text: string): string {
  const line = text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replaceAll('`', '\\(ga')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
    .replace(/[^\x20-\x7e\u0001-\u0007]/gu, character => `\\[u${hex(character)}]`);
  return noRequest(line);
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

function quoted(text: string): string {
  return `"${escapeRoff(text).replaceAll('"', '\\(dq')}"`;
}

/** A text with fonts, and with links as numbers; each of its lines is one of the source. */
function roff(text: string, { links }: Setting): string {
  return text
    .split(BREAK)
    .map(line =>
      withoutMarks(
        escapeRoff(line.trim()),
        (name, isEnd) => (isEnd ? '\\fR' : name === 'italic' ? '\\fI' : '\\fB'),
        url => linkNumber(unescaped(url), links),
      ),
    )
    .filter(line => line !== '')
    .map(line => wrap(line, SOURCE_WIDTH).map(noRequest).join('\n'))
    .join('\n.br\n');
}

/** Tables are drawn for a terminal of 80 columns, so that no program but the formatter is needed. */
const TABLE_WIDTH = 70;

/** Lines of the source are filled anyway. */
const SOURCE_WIDTH = 76;

function noRequest(line: string): string {
  return line.startsWith('.') ? `\\&${line}` : line;
}

/** An address is escaped with the text around it, and is a link's own again. */
function unescaped(text: string): string {
  return text
    .replaceAll('\\-', '-')
    .replaceAll('\\(ti', '~')
    .replaceAll('\\(aq', "'")
    .replaceAll('\\(ha', '^')
    .replaceAll('\\e', '\\');
}

function linkNumber(url: string, links: string[]): string {
  if (url === '') return '';
  const known = links.indexOf(url);
  return `[${(known < 0 ? links.push(url) - 1 : known) + 1}]`;
}

function blocks(all: readonly Layout[], setting: Setting): string[] {
  return all.flatMap((block, index) => {
    const before = index === 0 ? undefined : all[index - 1]?.kind;
    return oneBlock(block, setting, index === 0 || before === 'heading');
  });
}

/** @param isFirst a paragraph needs no request of its own */
function oneBlock(block: Layout, setting: Setting, isFirst: boolean): string[] {
  const gap = isFirst ? [] : [setting.depth > 0 ? '.sp' : '.PP'];
  switch (block.kind) {
    case 'text':
      return [...gap, roff(block.text, setting)];
    case 'heading':
      return setting.depth > 0
        ? [...gap, `\\fB${roff(block.text, setting)}\\fR`]
        : heading(block.text, block.depth, setting);
    case 'lines':
      return [...gap, '.RS 4', '.nf', ...block.lines.map(codeLine), '.fi', '.RE'];
    case 'ready':
      return block.text === '' ? [] : [...gap, '.nf', ...block.text.split('\n').map(codeLine), '.fi'];
    case 'list':
      return items(block.items, setting);
    case 'terms':
      return terms(block.items, setting);
    case 'quote':
      return [...gap, '.RS 4', ...blocks(block.blocks, deeper(setting)), '.RE'];
    case 'box':
      return [
        ...gap,
        ...(block.title === '' ? [] : [`\\fB${roff(block.title, setting)}\\fR`]),
        '.RS 4',
        ...blocks(block.blocks, deeper(setting)),
        '.RE',
      ];
    case 'table':
      return [
        ...gap,
        '.nf',
        ...tableLines(block.table, { width: TABLE_WIDTH, links: setting.links }).map(codeLine),
        '.fi',
      ];
    case 'rule':
      return [...gap, '* * *'];
  }
}

function deeper({ links, depth }: Setting): Setting {
  return { links, depth: depth + 1 };
}

/** Titles of man pages are in capitals by tradition; below them there is one kind more. */
function heading(text: string, depth: number, { links }: Setting): string[] {
  const shown = plainText(text, { width: 78, links }).replaceAll(BREAK, ' ');
  return depth <= 2 ? [`.SH ${quoted(shown.toUpperCase())}`] : [`.SS ${quoted(shown)}`];
}

function codeLine(line: string): string {
  return line === '' ? '\\&' : escapeRoff(line);
}

function items(all: readonly LabelledItem[], setting: Setting): string[] {
  return all.flatMap(({ label, blocks: inner }) => [
    `.IP ${label === '-' ? '\\(bu 2' : `${quoted(label)} ${label.length + 1}`}`,
    ...inside(inner, setting),
  ]);
}

/** What comes after the first paragraph of an item is indented as that is. */
function inside(all: readonly Layout[], setting: Setting): string[] {
  const [first, ...rest] = all;
  if (!first) return ['\\&'];
  const begun = first.kind === 'text' ? [roff(first.text, setting)] : ['\\&'];
  const left = first.kind === 'text' ? rest : all;
  return left.length === 0 ? begun : [...begun, '.RS', ...blocks(left, deeper(setting)), '.RE'];
}

function terms(all: readonly LabelledItem[], setting: Setting): string[] {
  return all.flatMap(({ label, blocks: inner }, index) => {
    if (label === '') return inside(inner, setting);
    const next = all[index + 1];
    return [
      '.TP',
      roff(label, setting).replaceAll('\n.br\n', ' '),
      ...(next && next.label !== '' ? ['\\&'] : next ? [] : ['\\&']),
    ];
  });
}
