import type { Hole } from '../../literate/artifact.ts';
import type { Anchor, IndexEntry } from '../../literate/document.ts';
import type { ChunkPlace, PageInput } from '../../literate/format.ts';
import { wherePieces } from '../../literate/listing/where-text.ts';
import type { WordKey, Words } from '../../literate/words/words.ts';
import { PageChunks } from '../print/chunk-places.ts';
import { footnoteNumbers } from '../print/footnote-numbers.ts';
import { localHeadings, pageHeadings } from '../print/headings.ts';
import { pageWords } from '../print/page-words.ts';
import { relativeUrl } from '../print/relative-url.ts';
import { plainLines } from './code.ts';
import { escapeCode, escapeLatex, escapeUrl, labelName } from './escape.ts';
import { codeTerm, indexCommands } from './index-entries.ts';
import { placeLabel } from './place.ts';
import { SECTIONS } from './printing.ts';

/** What filling a document's holes needs to know. */
interface Filling {
  readonly page: PageInput;
  readonly words: Words;
  readonly path: string;
  readonly numbers: ReadonlyMap<string, number>;
  readonly chunks: PageChunks;
  readonly anchors: ReadonlyMap<number, readonly Anchor[]>;
  /** Blocks of the notes that stand at the end, by name. */
  readonly notes: ReadonlyMap<string, number>;
  /** Notes whose text has been set. */
  readonly set: Set<string>;
  /** The note that is being set: there is none in another. */
  inNote: boolean;
}

/** Makes the body of a document: its artifacts with all holes filled, notes where they are first referred to. */
export function fillBody(page: PageInput): string {
  const { exports } = page.outline;
  const ends = new Set(page.artifacts.flatMap(({ place }, block) => (place === 'end' ? [block] : [])));
  const filling: Filling = {
    page,
    words: pageWords(page),
    path: page.site.pagePath(page.document),
    numbers: footnoteNumbers(page),
    chunks: new PageChunks(page),
    anchors: Map.groupBy(
      exports.anchors.filter(({ kind }) => kind !== 'chunk'),
      ({ block }) => block,
    ),
    notes: new Map(
      exports.footnotes.toReversed().flatMap(({ name, block }) => (ends.has(block) ? [[name, block] as const] : [])),
    ),
    set: new Set(),
    inNote: false,
  };
  const levels = levelsAbove(page.outline);
  const entries = entriesByBlock(page.outline);
  const body = page.artifacts.map(({ place }, block) => {
    if (place !== undefined) return '';
    const text = fillBlock(filling, block).trim();
    const shown = page.outline.blocks[block]?.kind === 'heading' ? raised(text, levels) : text;
    return indexCommands(entries.get(block) ?? []) + shown;
  });
  return [...body, unusedNotes(filling)].filter(text => text !== '').join('\n\n');
}

/** Index entries, by the blocks that their anchors stand in. */
function entriesByBlock({ exports }: PageInput['outline']): ReadonlyMap<number, readonly IndexEntry[]> {
  const blocks = new Map(exports.anchors.toReversed().map(({ id, block }) => [id, block]));
  return Map.groupBy(exports.index ?? [], ({ anchor }) => blocks.get(anchor) ?? 0);
}

/** How many levels a document's title stands below the first: a chapter of a book may begin with a heading of the second. */
function levelsAbove(outline: PageInput['outline']): number {
  const headings = outline.exports.anchors.filter(({ kind }) => kind === 'heading');
  const [title, ...rest] = headings.map(({ depth = 1 }) => depth);
  return title !== undefined && rest.every(depth => depth > title) ? title - 1 : 0;
}

function raised(latex: string, levels: number): string {
  if (levels === 0) return latex;
  return latex.replace(/^\\([a-z]+)(?=[[{])/, (command, name: string) => {
    const level = SECTIONS.indexOf(name);
    return level < 0 ? command : `\\${SECTIONS[Math.max(0, level - levels)]}`;
  });
}

function fillBlock(filling: Filling, block: number): string {
  const parts = filling.page.artifacts[block]?.parts ?? [];
  return parts.map(part => (typeof part === 'string' ? part : fillHole(filling, block, part))).join('');
}

function fillHole(filling: Filling, block: number, hole: Hole): string {
  const { page, numbers, words } = filling;
  switch (hole.hole) {
    case 'href':
      return hrefArguments(filling, hole);
    case 'number':
      return numberText(filling, hole);
    case 'word':
      return words.markup(escapeLatex, hole.word, ...(hole.values ?? []).map(escapeLatex));
    case 'anchor': {
      const id = hole.id ?? filling.anchors.get(block)?.[hole.index]?.id ?? `pylit-${block}-${hole.index}`;
      return placeLabel(filling.path, id);
    }
    case 'footnote':
      return String(numbers.get(hole.name) ?? '?');
    case 'footnote-reference':
      return note(filling, hole.name);
    case 'contents':
      return entryList(
        headingEntries(
          filling,
          hole.local ? localHeadings(page.outline, block) : pageHeadings(page.outline),
          hole.depth,
        ),
      );
    case 'pages':
      return pageItems(filling, hole);
    case 'chunk-head':
      return chunkHead(filling, block, hole.name, hole.part);
    case 'chunk-foot':
      return chunkFoot(filling, block, hole.name, hole.part);
    case 'footnote-backlinks':
    case 'open':
    case 'close':
      return '';
  }
}

function numberText({ page, words }: Filling, hole: Extract<Hole, { hole: 'number' }>): string {
  const number = page.site.locate(page.document, hole)?.number ?? '?';
  return hole.phrase === undefined ? number : words.markup(escapeLatex, hole.phrase, number);
}

/** Label and address of what a link leads to: two arguments, of which the mark takes the place of one. */
function hrefArguments({ page, path }: Filling, hole: Extract<Hole, { hole: 'href' }>): string {
  const place = page.site.locate(page.document, hole);
  if (hole.namespace === 'file') return place ? escapeUrl(place.path.split('/').map(encodeURIComponent).join('/')) : '';
  return place ? linkArguments(path, place.path, place.fragment) : 'nowhere}{';
}

function linkArguments(from: string, to: string, fragment?: string): string {
  const url = from === to ? '' : relativeUrl(from, to.replace(/\.tex$/, '.pdf'));
  return `${placeLabel(to, fragment)}}{${escapeUrl(url)}`;
}

function note(filling: Filling, name: string): string {
  const block = filling.notes.get(name);
  const number = filling.numbers.get(name) ?? '?';
  if (block === undefined || filling.inNote) return `\\textsuperscript{${number}}`;
  const label = labelName(`${filling.path.replace(/\.tex$/, '')}:fn-${name}`);
  if (filling.set.has(name)) return `\\textsuperscript{\\ref{${label}}}`;
  filling.set.add(name);
  return `\\footnote{\\label{${label}}${noteText(filling, block)}}`;
}

function noteText(filling: Filling, block: number): string {
  filling.inNote = true;
  const text = fillBlock(filling, block).trim();
  filling.inNote = false;
  return text.replace(/\n\n+/g, '\\par\n');
}

function unusedNotes(filling: Filling): string {
  const left = [...filling.notes].filter(([name]) => !filling.set.has(name));
  if (left.length === 0) return '';
  const items = left.map(([, block]) => `\\item ${noteText(filling, block)}`);
  return `\\docrule\n\\begin{itemize}\n${items.join('\n')}\n\\end{itemize}`;
}

interface Entry {
  readonly depth: number;
  readonly text: string;
}

function headingEntries({ path }: Filling, headings: readonly Anchor[], levels: number): Entry[] {
  const top = headings.reduce((least, heading) => Math.min(least, heading.depth ?? 1), 6);
  return headings.flatMap(({ depth = 1, id, text }) =>
    depth < top + levels ? [{ depth: depth - top, text: docEntry(linkArguments(path, path, id), text || id) }] : [],
  );
}

function docEntry(link: string, text: string): string {
  return `\\docentry{${link}}{${escapeLatex(text)}}`;
}

function entryList(entries: readonly Entry[]): string {
  if (entries.length === 0) return '';
  return entries.map(({ depth, text }) => `\\par\\noindent\\hspace*{${depth * 1.5}em}${text}`).join('\n');
}

function pageItems(filling: Filling, hole: Extract<Hole, { hole: 'pages' }>): string {
  const { page, path } = filling;
  const items = hole.names.flatMap(name => {
    const target = page.site.page(page.document, name);
    if (!target) return [];
    const title = docEntry(linkArguments(path, target.path), target.outline.exports.title ?? name);
    const headings = hole.depth > 1 ? pageHeadings(target.outline) : [];
    const inner = headingEntries({ ...filling, path: target.path }, headings, hole.depth - 1);
    return [`\\item ${title}\n${entryList(inner)}`];
  });
  return items.length === 0 ? '\\item[]\n' : `${items.join('\n')}\n`;
}

function chunkHead({ chunks, page, path, words }: Filling, block: number, name: string, part: number): string {
  const { part: own, anchor, file, index, definitions } = chunks.find(block, name, part);
  // Code that is no part of a program has a title, if any.
  if (own?.implied && definitions.length === 0) {
    const { title } = own.implied;
    const place = anchor === undefined ? '' : `\\label{${placeLabel(path, anchor)}}`;
    return title === undefined ? place : `\\codetitle{${escapeLatex(title)}}${place}`;
  }
  const isFile = file === name;
  const shown = isFile ? `\\texttt{${escapeCode(name)}}` : escapeLatex(name);
  const target = file !== undefined && !isFile ? `\\chunkfile{${escapeCode(file)}}` : '';
  const label = placeLabel(path, anchor ?? `pylit-${block}-chunk-${part}`);
  const head = `\\chunkhead{${label}}{${shown}}{${index > 0 ? '{+}' : ''}{\\equiv}}${target}\\chunkheadend`;
  const listing = page.site.listing(page.document, block, part);
  if (!listing) return head;
  const where = wherePieces(listing, words).map(({ text, isCode }) =>
    isCode ? `\\texttt{${escapeCode(text)}}` : escapeLatex(text),
  );
  return [head, `\\chunkwhere{${where.join('')}}`, contextLines(listing.context?.above)].filter(Boolean).join('\n');
}

function contextLines(lines: readonly string[] | undefined): string {
  if (!lines || lines.length === 0) return '';
  return `\\begin{chunkcontext}\n${plainLines(lines)}\n\\end{chunkcontext}`;
}

function chunkFoot(filling: Filling, block: number, name: string, part: number): string {
  const { chunks, page, words } = filling;
  const say = (key: WordKey, ...values: readonly string[]) => words.markup(escapeLatex, key, ...values);
  const list = (items: readonly string[]) => words.list(items, escapeLatex);
  const { anchor, definitions, file, uses, index, part: own } = chunks.find(block, name, part);
  const isRoot = index === 0 && uses.length === 0 && own !== undefined && !own.shownOnly;
  const next = index >= 0 ? definitions[index + 1] : undefined;
  const previous = index > 0 ? definitions[index - 1] : undefined;
  const names = anchor === undefined ? undefined : page.site.names(page.document)[anchor];
  const sentences = [
    previous && say('continues', placeLink(filling, previous, words.text('partOfChunk', String(index)))),
    next && say('continuedIn', placeLink(filling, next, words.text('partOfChunk', String(index + 2)))),
    isRoot && (file === undefined ? say('isRoot') : say('isFile', `\\texttt{${escapeCode(file)}}`)),
    uses.length > 0 && say('usedIn', list(uses.map(use => placeLink(filling, use, use.chunk)))),
    names && names.defines.length > 0 && say('defines', names.defines.map(one => definedName(filling, one)).join('; ')),
    names &&
      names.uses.length > 0 &&
      say(
        'uses',
        words.joined(
          names.uses.map(({ name: used, place }) => nameLink(filling, used, place)),
          escapeLatex,
        ),
      ),
  ].filter(sentence => typeof sentence === 'string');
  const listing = page.site.listing(page.document, block, part);
  const below = contextLines(listing?.context?.below);
  const foot = sentences.length === 0 ? '' : `\\chunkfoot{${sentences.join(' ')}}`;
  return [below, foot].filter(text => text !== '').join('\n');
}

/** The label of a chunk; its name where it is in another book. */
function placeLink(filling: Filling, place: ChunkPlace, words: string): string {
  const link = linkArguments(filling.path, place.path, place.anchor);
  const where = place.document === filling.page.document ? '' : ` (${escapeLatex(place.title)})`;
  return `\\chunkplace{${link}}{${escapeLatex(words)}${where}}`;
}

function nameLink(filling: Filling, name: string, place: ChunkPlace): string {
  const shown = `\\texttt{${escapeCode(name)}}`;
  return `${shown} ${placeLink(filling, place, place.title)}\\index{${codeTerm(name)}}`;
}

function definedName(
  filling: Filling,
  { name, uses }: { readonly name: string; readonly uses: readonly (ChunkPlace & { readonly chunk: string })[] },
): string {
  const places = [...new Set(uses.map(use => placeLink(filling, use, use.chunk)))];
  const { words } = filling;
  const shown = `\\texttt{${escapeCode(name)}}\\index{${codeTerm(name)}|textbf}`;
  if (places.length === 0) return shown;
  return words.markup(escapeLatex, 'withUses', shown, words.list(places, escapeLatex));
}
