import type { Element, ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import { toString as plainText } from 'mdast-util-to-string';
import type { PageQuestion } from '../../../literate/format.ts';
import type { ListedPage } from '../../../literate/nodes.ts';
import type { BlockRendering } from './block-rendering.ts';
import { broken, element, text } from './hast.ts';
import { type LinkTarget, linkTarget, missing } from './link-target.ts';

type Directive = Extract<Nodes, { type: 'containerDirective' | 'leafDirective' }>;

/** Without `maxdepth` all levels are shown. */
const ALL_LEVELS = 99;

/** Pages that Sphinx makes, and that its documents list; what is not made here is left out. */
const SPHINX_PAGES: ReadonlySet<string> = new Set(['genindex', 'modindex', 'py-modindex', 'search']);

/** Renders a list of documents: their titles and headings are known only when the page is assembled. */
export function toctree(rendering: BlockRendering, state: State, node: Directive): ElementContent[] {
  const attributes = node.attributes ?? {};
  const entries = listedPages(node);
  const runs = 'reversed' in attributes ? runsOf(entries).toReversed() : runsOf(entries);
  const items = runs.flatMap(run => (Array.isArray(run) ? pages(rendering, node, run) : [place(rendering, node, run)]));
  if ('hidden' in attributes || items.length === 0) return [];
  const { caption } = attributes;
  const title = caption ? [element('p', { className: ['contents-title'] }, [text(caption)])] : [];
  const list = element('ul', {}, state.wrap(items, true));
  return [element('div', { className: ['pages'] }, state.wrap([...title, list], true))];
}

/** One document a line: `intro`, or `Introduction <intro>`. */
function listedPages(node: Directive): readonly ListedPage[] {
  if (node.data?.entries) return node.data.entries;
  const lines = plainText(node).split('\n');
  return lines.flatMap(line => {
    const [, title, named] = /^(?:(.*\S)\s*)?<([^<>]+)>$/.exec(line.trim()) ?? [];
    const target = named ?? line.trim();
    return target === '' ? [] : [{ target, ...(title !== undefined && { title }) }];
  });
}

/** Documents that follow each other, and single places elsewhere. */
function runsOf(entries: readonly ListedPage[]): (ListedPage | ListedPage[])[] {
  const runs: (ListedPage | ListedPage[])[] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    if (isUrl(entry.target)) runs.push(entry);
    else if (Array.isArray(last)) last.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

function isUrl(target: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(target);
}

function place(rendering: BlockRendering, node: Directive, { target, title }: ListedPage): Element {
  return linkItem(linkTarget(rendering, target, node), title ?? target);
}

/** The documents that are there; for each other one an item that says so. */
function pages(rendering: BlockRendering, node: Directive, entries: readonly ListedPage[]): ElementContent[] {
  const { attributes = {}, data } = node;
  const found: ListedPage[] = [];
  const items: ElementContent[] = [];
  const flush = () => {
    if (found.length > 0) items.push(text(pagesMark(rendering, question(found.splice(0), attributes ?? {}))));
  };
  for (const entry of entries) {
    if (isKnown(rendering, entry.target, attributes ?? {})) found.push(entry);
    else {
      flush();
      const line = data?.entryLines?.[data.entries?.indexOf(entry) ?? -1];
      items.push(linkItem(missing(rendering, 'document', entry.target, at(node, line)), entry.title ?? entry.target));
    }
  }
  flush();
  return items;
}

/** A node at a line of a directive, for messages. */
function at(node: Directive, line: number | undefined): Nodes {
  const start = node.position?.start;
  if (line === undefined || !start) return node;
  const point = { line: start.line + line, column: start.column };
  return { type: 'text', value: '', position: { start: point, end: point } };
}

function pagesMark(rendering: BlockRendering, list: PageQuestion): string {
  const names = list.entries.map(({ target }) => target);
  return rendering.holes.mark({ hole: 'pages', names, depth: list.depth, list });
}

function isKnown(rendering: BlockRendering, target: string, attributes: object): boolean {
  if (target === 'self' || SPHINX_PAGES.has(target)) return true;
  if ('glob' in attributes && /[*?[]/.test(target)) return true;
  return rendering.context.names.lookup('document', target) !== undefined;
}

function question(entries: readonly ListedPage[], attributes: NonNullable<Directive['attributes']>): PageQuestion {
  const depth = Number(attributes.maxdepth ?? '');
  return {
    entries,
    depth: Number.isInteger(depth) && depth > 0 ? Math.min(depth, ALL_LEVELS) : ALL_LEVELS,
    ...('glob' in attributes && { glob: true }),
    ...('reversed' in attributes && { reversed: true }),
    ...('titlesonly' in attributes && { titlesOnly: true }),
    ...('includehidden' in attributes && { includeHidden: true }),
  };
}

function linkItem(target: LinkTarget, title: string): Element {
  const shown = [text(title)];
  const { url } = target;
  return element('li', {}, [url === undefined ? broken(shown, target.problem) : element('a', { href: url }, shown)]);
}
