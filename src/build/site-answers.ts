import type { Artifact, Hole } from '../literate/artifact.ts';
import type {
  CaptionNumbers,
  ChunkPlaces,
  ListedPage,
  NavigationNode,
  PageLink,
  PageNames,
  Site,
} from '../literate/format.ts';
import type { Listing } from '../literate/listing/listing.ts';
import { headingsOf } from '../literate/toc.ts';
import type { WordTable } from '../literate/words/words.ts';
import type { MenuIds } from './menu-ids.ts';

type Href = Extract<Hole, { hole: 'href' }>;

/** What one page asked of its site while it was assembled, and the answers: as long as they hold, the page is as it was. Plain data. */
export interface SiteAnswers {
  readonly title: string;
  readonly language: string;
  readonly words?: WordTable;
  readonly home?: string;
  readonly path: string;
  /** The menu's id: many pages share one. */
  menu?: string;
  trail?: readonly Pick<NavigationNode, 'title' | 'path'>[];
  neighbours?: { readonly previous?: PageLink; readonly next?: PageLink };
  /** Asked where the page shows parts of chunks. */
  names?: PageNames;
  /** By question, in the order in which they were first asked; null where there was no answer. */
  readonly places: Record<
    string,
    { readonly path: string; readonly fragment?: string; readonly number?: string } | null
  >;
  readonly pages: Record<string, ListedPage | null>;
  readonly chunks: Record<string, ChunkPlaces | null>;
  /** What lists of documents show, by their questions as JSON. */
  readonly lists?: Record<string, readonly ListedPage[]>;
  /** Of its sections; null where they have none. */
  numbers?: Readonly<Record<string, string>> | null;
  /** Of its captions; null where they count within the document. */
  captions?: CaptionNumbers | null;
  /** By block and part within it: `12.0`. Earlier versions remembered none. */
  readonly listings?: Record<string, Listing | null>;
}

/** A question that was not asked when the answers were noted. */
export class Unanswered extends Error {}

/** A site as one page sees it, and a record of everything that is asked. */
export function recordingSite(site: Site, document: string, menus: MenuIds): { site: Site; answers: SiteAnswers } {
  const listings: Record<string, Listing | null> = {};
  const lists: Record<string, readonly ListedPage[]> = {};
  const answers: SiteAnswers = {
    title: site.title,
    language: site.language,
    ...(site.words && { words: site.words }),
    ...(site.home !== undefined && { home: site.home }),
    path: site.pagePath(document),
    places: {},
    pages: {},
    chunks: {},
    lists,
    listings,
  };
  return {
    answers,
    site: {
      title: site.title,
      language: site.language,
      ...(site.words && { words: site.words }),
      ...(site.home !== undefined && { home: site.home }),
      pagePath: asked => site.pagePath(asked),
      menu(asked) {
        const menu = site.menu(asked);
        answers.menu = menus.idOf(menu);
        return menu;
      },
      trail(asked) {
        answers.trail = site.trail(asked).map(titleAndPath);
        return answers.trail;
      },
      neighbours(asked) {
        answers.neighbours = site.neighbours(asked);
        return answers.neighbours;
      },
      locate(asked, hole) {
        const place = site.locate(asked, hole);
        answers.places[placeKey(hole)] = place ?? null;
        return place;
      },
      page(asked, name) {
        const page = listed(site.page(asked, name));
        answers.pages[nameKey(name)] = page ?? null;
        return page;
      },
      listed(asked, question) {
        const pages = (site.listed?.(asked, question) ?? []).map(page => listedOf(page));
        lists[JSON.stringify(question)] = pages;
        return pages;
      },
      numbers(asked) {
        const numbers = site.numbers?.(asked);
        answers.numbers = numbers ?? null;
        return numbers;
      },
      captions(asked) {
        const captions = site.captions?.(asked);
        answers.captions = captions ?? null;
        return captions;
      },
      chunk(asked, name) {
        const places = site.chunk(asked, name);
        answers.chunks[nameKey(name)] = places ?? null;
        return places;
      },
      names(asked) {
        answers.names = site.names(asked);
        return answers.names;
      },
      listing(asked, block, part) {
        const listing = site.listing(asked, block, part);
        listings[partKey(block, part)] = listing ?? null;
        return listing;
      },
    },
  };
}

/** What a page will ask, by its artifacts; of what every page asks nothing is said. */
export interface PageQuestions {
  readonly places: readonly string[];
  readonly pages: readonly string[];
  readonly chunks: readonly string[];
  /** As JSON. */
  readonly lists?: readonly string[];
  readonly listings: readonly string[];
}

/** The questions in the holes of a document's artifacts, one for each block. */
export function questionsOf(artifacts: Iterable<Artifact>): PageQuestions {
  const places = new Set<string>();
  const pages = new Set<string>();
  const chunks = new Set<string>();
  const lists = new Set<string>();
  const listings = new Set<string>();
  let block = -1;
  for (const { parts } of artifacts) {
    block += 1;
    for (const part of parts) {
      if (typeof part === 'string') continue;
      if (part.hole === 'href' || part.hole === 'number') places.add(placeKey(part));
      else if (part.hole === 'pages' && part.list) lists.add(JSON.stringify(part.list));
      else if (part.hole === 'pages') for (const name of part.names) pages.add(name);
      else if (part.hole === 'chunk-head' || part.hole === 'chunk-foot') {
        chunks.add(part.name);
        listings.add(partKey(block, part.part));
      }
    }
  }
  return { places: [...places], pages: [...pages], chunks: [...chunks], lists: [...lists], listings: [...listings] };
}

/** The answers to what a page will ask. */
export function answersTo(questions: PageQuestions, site: Site, document: string, menus: MenuIds): SiteAnswers {
  const { site: asked, answers } = recordingSite(site, document, menus);
  asked.menu(document);
  asked.trail(document);
  asked.neighbours(document);
  for (const key of questions.places) asked.locate(document, holeOf(key));
  for (const name of questions.pages) asked.page(document, name);
  for (const list of questions.lists ?? []) asked.listed?.(document, JSON.parse(list));
  asked.numbers?.(document);
  asked.captions?.(document);
  for (const name of questions.chunks) asked.chunk(document, name);
  if (questions.chunks.length > 0) asked.names(document);
  for (const key of questions.listings) asked.listing(document, ...partOf(key));
  return answers;
}

/** Whether a site would answer the same. */
export function answersHold(answers: SiteAnswers, site: Site, document: string, menus: MenuIds): boolean {
  return (
    answers.title === site.title &&
    answers.language === site.language &&
    same(answers.words, site.words) &&
    answers.home === site.home &&
    answers.path === site.pagePath(document) &&
    (answers.menu === undefined || answers.menu === menus.idOf(site.menu(document))) &&
    (answers.trail === undefined || same(answers.trail, site.trail(document).map(titleAndPath))) &&
    (answers.neighbours === undefined || same(answers.neighbours, site.neighbours(document))) &&
    (answers.names === undefined || same(answers.names, site.names(document))) &&
    every(answers.places, (key, place) => same(place, site.locate(document, holeOf(key)) ?? null)) &&
    every(answers.pages, (key, page) => same(page, listed(site.page(document, key.slice(1))) ?? null)) &&
    (answers.numbers === undefined || same(answers.numbers, site.numbers?.(document) ?? null)) &&
    (answers.captions === undefined || same(answers.captions, site.captions?.(document) ?? null)) &&
    every(answers.lists ?? {}, (key, pages) =>
      same(pages, (site.listed?.(document, JSON.parse(key)) ?? []).map(listedOf)),
    ) &&
    every(answers.chunks, (key, places) => same(places, site.chunk(document, key.slice(1)) ?? null)) &&
    every(answers.listings ?? {}, (key, listing) => same(listing, site.listing(document, ...partOf(key)) ?? null))
  );
}

/**
 * A site that gives noted answers again.
 *
 * @throws Unanswered from any method that is asked something new
 */
export function siteFromAnswers(answers: SiteAnswers, menu: readonly NavigationNode[]): Site {
  return {
    title: answers.title,
    language: answers.language,
    ...(answers.words && { words: answers.words }),
    ...(answers.home !== undefined && { home: answers.home }),
    pagePath: () => answers.path,
    menu: () => menu,
    trail: () => known(answers.trail),
    neighbours: () => known(answers.neighbours),
    locate: (_document, hole) => known(answers.places[placeKey(hole)]) ?? undefined,
    page: (_document, name) => known(answers.pages[nameKey(name)]) ?? undefined,
    listed: (_document, question) => known(answers.lists?.[JSON.stringify(question)]),
    numbers: () => known(answers.numbers) ?? undefined,
    captions: () => known(answers.captions) ?? undefined,
    chunk: (_document, name) => known(answers.chunks[nameKey(name)]) ?? undefined,
    names: () => known(answers.names),
    listing: (_document, block, part) => known(answers.listings?.[partKey(block, part)]) ?? undefined,
  };
}

function known<Value>(answer: Value | undefined): Value {
  if (answer === undefined) throw new Unanswered();
  return answer;
}

function placeKey({ namespace, name }: Pick<Href, 'namespace' | 'name'>): string {
  return `${namespace} ${name}`;
}

/** No name of an author is a property of every object (`__proto__`) with a colon before it. */
function nameKey(name: string): string {
  return `:${name}`;
}

function partKey(block: number, part: number): string {
  return `${block}.${part}`;
}

/** What a question about a listing asks for. */
export function partOf(key: string): [block: number, part: number] {
  const [block, part] = key.split('.');
  return [Number(block), Number(part)];
}

function holeOf(key: string): Href {
  const space = key.indexOf(' ');
  return { hole: 'href', namespace: key.slice(0, space) as Href['namespace'], name: key.slice(space + 1) };
}

function titleAndPath({ title, path }: Pick<NavigationNode, 'title' | 'path'>): Pick<NavigationNode, 'title' | 'path'> {
  return path === undefined ? { title } : { title, path };
}

/** Of another page, what a list of pages may show. */
function listed(page: ListedPage | undefined): ListedPage | undefined {
  return page && listedOf(page);
}

function listedOf(page: ListedPage): ListedPage {
  const { title, anchors } = page.outline.exports;
  const headings = headingsOf(anchors).map(anchor => ({ ...anchor, block: 0 }));
  const lists = page.lists?.map(({ after, pages }) => ({ after, pages: pages.map(listedOf) }));
  return {
    ...page,
    ...(lists && { lists }),
    outline: { exports: { ...(title !== undefined && { title }), anchors: headings } },
  };
}

function every<Value>(record: Readonly<Record<string, Value>>, test: (key: string, value: Value) => boolean): boolean {
  for (const key in record) if (!test(key, record[key] as Value)) return false;
  return true;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
