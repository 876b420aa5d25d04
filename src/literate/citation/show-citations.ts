import type { FootnoteDefinition, Nodes, PhrasingContent, RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { Severity } from '../message.ts';
import type { Names } from '../names.ts';
import type { CrossReference, Target } from '../nodes.ts';
import type { Citation, CitationWork } from './citation-nodes.ts';
import { entryId } from './entry-id.ts';
import { isWorkList } from './has-citations.ts';
import type { CitedWork, ListedWork, ListedWorks } from './linked-bibliography.ts';

/** What showing citations may ask and say. */
interface Showing {
  readonly names: Names;
  message(severity: Severity, rule: string, text: string, place?: { node?: Nodes; hint?: string }): void;
}

/** Puts in place of citations and lists of works the ordinary nodes that show them. */
export function showCitations(showing: Showing, parent: Extract<Nodes, { children: unknown }>): void {
  const children = parent.children as RootContent[];
  for (let index = 0; index < children.length; index += 1) {
    const node = children[index];
    if (!node) continue;
    const shown =
      node.type === 'citation'
        ? inTitle(shownCitation(showing, node), parent)
        : isWorkList(node)
          ? shownList(showing, node)
          : undefined;
    if (shown) {
      children.splice(index, 1, ...shown);
      index += shown.length - 1;
    } else if ('children' in node) showCitations(showing, node);
  }
}

/** Of a heading some formats make short titles, in which nothing is cited. */
function inTitle(shown: PhrasingContent[], { type }: Nodes): PhrasingContent[] {
  if (type !== 'heading') return shown;
  return [{ type: 'textDirective', name: 'citation', attributes: {}, children: shown, data: { hName: 'span' } }];
}

/** What one work's place in a citation is made of. */
interface Part {
  readonly work: CitationWork;
  readonly found: CitedWork | undefined;
  readonly place: Target;
  readonly link: (text: PhrasingContent[], isNumbered?: boolean) => CrossReference;
}

function shownCitation({ names, message }: Showing, node: Citation): PhrasingContent[] {
  const parts = node.works.map((work, index): Part => {
    const found = names.lookup('citation', work.key);
    const place = node.children[index] ?? { type: 'target', names: [], children: [] };
    const position = place.position ?? node.position;
    const link = (children: PhrasingContent[], isNumbered = false): CrossReference => ({
      ...{ type: 'crossReference', namespace: 'citation', name: work.key, explicit: !isNumbered, children },
      ...(isNumbered && { numbering: '%s' }),
      data: { hName: 'a', hProperties: { className: ['citation-ref'] } },
      ...(position && { position }),
    });
    return { work, found, link, place };
  });
  const [only] = parts;
  if (node.isBare && only && !only.found) {
    const near = names.nearest('citation', only.work.key).map(key => `@${key}`);
    message('warning', 'unknown-citation', `No bibliography has a work "${cut(only.work.key)}": this stays as it is.`, {
      node,
      hint: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'Write \\@ for the sign itself.',
    });
    return [text(node.written), { ...only.place, children: [] }];
  }
  if (node.mode === 'nothing') return parts.filter(({ found }) => found).map(({ place }) => place);
  if (node.mode === 'parenthetical') return parenthetical(parts, node);
  return parts.flatMap((part, index) => [...(index > 0 ? [text(', ')] : []), alone(part, node)]);
}

function parenthetical(parts: readonly Part[], { allNames }: Citation): PhrasingContent[] {
  const isByYear = parts.some(({ found }) => found?.style === 'author-year');
  const isLong = isByYear || parts.some(({ work }) => work.before || work.after);
  const items = parts.map(({ work, found, link, place }, index): PhrasingContent[] => {
    const names = isByYear && !work.noNames && found ? [text(`${(allNames && found.allNames) || found.names} `)] : [];
    const cited =
      found?.label === undefined ? link(label(found, work), found !== undefined) : link([...names, text(found.label)]);
    const before = work.before ? [...work.before, text(' ')] : [];
    return [
      ...(index > 0 ? [text(isLong ? '; ' : ', ')] : []),
      within(place, [...before, cited, ...(work.after ?? [])]),
    ];
  });
  return [text(isByYear ? '(' : '['), ...items.flat(), text(isByYear ? ')' : ']')];
}

function within(place: Target, children: PhrasingContent[]): Target {
  return { ...place, children };
}

/** A label where it stands as text; numbers are put in by the link. */
function label(found: CitedWork | undefined, { key }: CitationWork): PhrasingContent[] {
  return [text(found?.label ?? (found ? '?' : key))];
}

/** A work that is a part of the sentence: `Knuth [1, p. 3]`, or its names, year, label or title. */
function alone(part: Part, { mode, allNames }: Citation): PhrasingContent {
  const { work, found, link, place } = part;
  if (!found) return within(place, [link([text(work.key)])]);
  const names = (allNames && found.allNames) || found.names;
  const isByYear = found.style === 'author-year';
  const cited = found.label === undefined ? link(label(found, work), true) : link([text(found.label)]);
  const before = work.before ? [...work.before, text(' ')] : [];
  const after = work.after ?? [];
  switch (mode) {
    case 'author':
      return within(place, [...before, link([text(names)]), ...after]);
    case 'title':
      return within(place, [...before, link([text(found.title)]), ...after]);
    case 'year':
    case 'label':
      return within(place, [...before, cited, ...after]);
    default: {
      const [open, close] = isByYear ? ['(', ')'] : ['[', ']'];
      return within(place, [...before, text(`${names} ${open}`), cited, ...after, text(close)]);
    }
  }
}

function shownList({ names }: Showing, node: ContainerDirective | LeafDirective): RootContent[] | undefined {
  const { heading } = node.data ?? {};
  const found = names.lookup('bibliography', heading === undefined ? '' : 'end');
  if (!found) return names.lookup('bibliography', 'files') ? [] : undefined;
  return [...titleOf(found, heading), listNode(found)];
}

/** A list that stands at the end by itself has a title, in a book a chapter's. */
function titleOf({ title, works }: ListedWorks, heading: 'line' | 'chapter' | undefined): RootContent[] {
  if (heading === undefined || works.length === 0) return [];
  const children = [text(title)];
  const hProperties = { className: ['pylit-works-title'] };
  if (heading === 'chapter') return [{ type: 'heading', depth: 1, children, data: { hProperties } }];
  return [{ type: 'rubric', children, data: { hName: 'p', hProperties: { className: ['rubric'] } } }];
}

function listNode({ works }: ListedWorks): ContainerDirective {
  const children = works.map(entryNode);
  return { type: 'containerDirective', name: 'bibliography', attributes: { class: 'bibliography' }, children };
}

function entryNode({ key, label, text: description, uses }: ListedWork): FootnoteDefinition {
  const links = uses.flatMap((name, index) => [
    ...(index > 0 ? [text(' ')] : []),
    backLink(name, uses.length > 1 ? index + 1 : undefined),
  ]);
  return {
    type: 'footnoteDefinition',
    identifier: entryId(key),
    ...(label !== undefined && { label }),
    data: { citation: true, pylitId: entryId(key) },
    children: [
      { type: 'paragraph', children: [...description, ...(links.length > 0 ? [text(' '), usesOf(links)] : [])] },
    ],
  };
}

/** The links from a work to the places that cite it; printed, they are the numbers of pages. */
function usesOf(children: PhrasingContent[]): PhrasingContent {
  return {
    type: 'textDirective',
    name: 'work-uses',
    attributes: {},
    children,
    data: { hName: 'span' },
  };
}

/** What is said of it is its count, where there are several: the page has the words. */
function backLink(name: string, count: number | undefined): CrossReference {
  return {
    type: 'crossReference',
    namespace: 'label',
    name,
    explicit: true,
    children: [text('↩'), ...(count === undefined || count === 1 ? [] : [raised(String(count))])],
    data: {
      hName: 'a',
      hProperties: { className: ['footnote-back'], role: 'doc-backlink', ariaLabel: String(count ?? '') },
    },
  };
}

function raised(value: string): PhrasingContent {
  return {
    type: 'textDirective',
    name: 'superscript',
    attributes: {},
    children: [text(value)],
    data: { hName: 'sup' },
  };
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}

function cut(key: string): string {
  return key.length > 60 ? `${key.slice(0, 57)}...` : key;
}
