import type { Hole } from '../literate/artifact.ts';
import type { DocumentOutline } from '../literate/document.ts';
import type {
  ChunkPlace,
  ChunkPlaces,
  Format,
  NavigationNode,
  PageLink,
  Site,
  SiteIndexEntry,
  SitePrograms,
} from '../literate/format.ts';
import type { KnownDefinitions } from '../literate/identifiers/name-index.ts';
import type { LinkedNotation } from '../literate/notation.ts';
import { chunkTable } from '../literate/tangle/chunk-table.ts';
import { withoutImpliedParts } from '../literate/tangle/implied-parts.ts';
import { stageParts } from '../literate/tangle/stages.ts';
import { captionNumbers, type ProjectNumbers, projectNumber } from './caption-numbers.ts';
import { siteNames } from './code/page-names.ts';
import type { Config } from './config.ts';
import type { SymbolTable } from './link.ts';
import { type MadePages, madePage } from './made-pages.ts';
import { makeMenus } from './menu.ts';
import { findLabel, findObject, visibleParts } from './names.ts';
import { pageLister, titleNumber } from './page-lister.ts';
import { resolveDocument, resolveFile } from './paths.ts';
import { isIndex, type OrderNode, type ReadingOrder, titleOf } from './reading-order.ts';
import { sectionNumbers } from './section-numbers.ts';
import { siteListings } from './site-listings.ts';

/** A site, and the other files that its pages turned out to need: source paths, each copied to the same path. */
export interface BuiltSite {
  readonly site: Site;
  readonly assets: ReadonlySet<string>;
  /** Where the documents hold parts of programs: lists these. */
  readonly programs?: () => Promise<SitePrograms>;
  /** Where documents have entries for the general index: lists these. */
  readonly index?: () => readonly SiteIndexEntry[];
}

/**
 * Makes what assembling pages may ask, from the symbol table and the reading order.
 *
 * @param definitions in the code of programs
 */
export function makeSite(
  config: Config,
  table: SymbolTable,
  order: ReadingOrder,
  format: Format,
  definitions?: KnownDefinitions,
): BuiltSite {
  const assets = new Set<string>();
  const pages = pagePaths(order.documents, format.extension);
  const pagePath = (document: string) => pages.get(document) ?? document;
  const links = order.documents.map(document => pageLink(table, document, pagePath(document)));
  const positions = new Map(order.documents.map((document, index) => [document, index]));
  const placeOf = chunkPlacer(table, pagePath);
  const parts = allParts(table, order);
  const chunksOf = chunkTable(stageOrder(parts, config.stages));
  const chunks = chunkPlaces(chunksOf, placeOf);
  const names = config.html.code.identifiers ? siteNames(parts, chunksOf, placeOf, definitions) : undefined;
  const isMarked = (document: string) => {
    const outline = format.isMarked && table.outlines.get(document);
    return outline !== undefined && format.isMarked?.(outline) === true;
  };
  const ownPage = ownPages(format, pages, table);
  const codePage =
    parts.length > 0 && format.codePage && ownPage(format.codePage.title, ['code', 'code-index', 'pylit-code']);
  const index = siteIndex(table, order, pagePath);
  const indexPage =
    index && format.indexPage && ownPage(format.indexPage.title, ['genindex', 'general-index', 'pylit-index']);
  const modulePage =
    indexPage &&
    format.modulePage &&
    hasModules(table, order) &&
    ownPage(format.modulePage.title, ['py-modindex', 'module-index', 'pylit-modules']);
  const made: MadePages = { ...(indexPage && { index: indexPage }), ...(modulePage && { modules: modulePage }) };
  const numbers = sectionNumbers(table.outlines, order.documents);
  const captions = config.rst.numfig ? captionNumbers(table.outlines, order.documents, numbers) : undefined;
  const tree = order.tree.map(node => navigation(node, { pagePath, isMarked, numberOf: titleNumber(table, numbers) }));
  const collected = [codePage, indexPage, modulePage].flatMap(page => (page ? [{ ...page, children: [] }] : []));
  const menus = makeMenus([...tree, ...collected]);
  const first = order.documents[0];
  const site: Site = {
    title:
      config.title || (first === undefined ? 'Documents' : (table.outlines.get(first)?.exports.title ?? 'Documents')),
    language: config.language,
    ...(config.words && { words: config.words }),
    ...(menus.home !== undefined && { home: menus.home }),
    ...pageLister({ table, pagePath, numbers, made: name => madePage(made, name) }),
    ...(captions && { captions: document => captions.get(document) }),
    ...(codePage && { codePage }),
    ...(indexPage && { indexPage }),
    ...(modulePage && { modulePage }),
    documents: order.documents.flatMap(document => {
      const outline = table.outlines.get(document);
      return outline ? [{ document, outline }] : [];
    }),
    menu: document => menus.menu(pagePath(document)),
    trail: document => menus.trail(pagePath(document)),
    pagePath,
    locate: (document, hole) =>
      locate(table, document, hole, { pagePath, placeOf, assets, numbers, captions }) ??
      (hole.namespace === 'label' ? madePage(made, hole.name) : undefined),
    neighbours(document) {
      const index = positions.get(document) ?? -1;
      const previous = index > 0 ? links[index - 1] : undefined;
      const next = index >= 0 ? links[index + 1] : undefined;
      return { ...(previous && { previous }), ...(next && { next }) };
    },
    page(document, name) {
      const path = resolveDocument(table.outlines, document, name);
      const outline = path === undefined ? undefined : table.outlines.get(path);
      return path !== undefined && outline ? { path: pagePath(path), outline } : undefined;
    },
    chunk(document, name) {
      const part = visibleParts(table, document, name)[0];
      return part && chunks.get(chunkKey(part.document, part.part));
    },
    names: document => names?.ofPage(document) ?? {},
    listing: siteListings(config, table, order),
  };
  const programs = async () => {
    const { programList } = await import('./code/program-list.ts');
    return programList(parts, config.stages, config.tangle.references === 'strict', placeOf, names?.all());
  };
  return { site, assets, ...(parts.length > 0 && { programs }), ...(indexPage && { index }) };
}

function hasModules({ outlines }: SymbolTable, { documents }: ReadingOrder): boolean {
  return documents.some(document => outlines.get(document)?.exports.index?.some(({ module }) => module));
}

/** Pages that are no document's have paths that no document's page and no other file has. */
function ownPages(
  { extension }: Format,
  pages: ReadonlyMap<string, string>,
  { files }: SymbolTable,
): (title: string, names: readonly string[]) => PageLink {
  const taken = new Set([...pages.values()].map(path => path.toLowerCase()));
  return (title, names) => {
    const paths = names.map(name => `${name}${extension}`);
    const path = paths.find(name => !taken.has(name) && !files.has(name));
    return { title, path: path ?? `pylit-theme/${names[0]}${extension}` };
  };
}

/** The entries of all documents for the general index; undefined where there are none. */
function siteIndex(
  { outlines, declarations }: SymbolTable,
  { documents }: ReadingOrder,
  pagePath: (document: string) => string,
): (() => readonly SiteIndexEntry[]) | undefined {
  const hasNotation = declarations && documents.some(document => outlines.get(document)?.exports.notations);
  if (!hasNotation && !documents.some(document => outlines.get(document)?.exports.index)) return undefined;
  return () => [
    ...documents.flatMap(document =>
      (outlines.get(document)?.exports.index ?? []).map(({ anchor, ...entry }) => ({
        ...entry,
        place: { path: pagePath(document), anchor },
      })),
    ),
    ...(hasNotation ? declaredEntries(declarations, pagePath) : []),
  ];
}

function* declaredEntries(
  declarations: LinkedNotation,
  pagePath: (document: string) => string,
): Generator<SiteIndexEntry> {
  for (const name of declarations.names) {
    const found = declarations.locate(name);
    if (!found) continue;
    yield { kind: 'single', value: name, place: { path: pagePath(found.document), anchor: found.fragment } };
  }
}

/** Output paths: the source's with the format's ending; a folder's own page is its index, unless there are two. */
function pagePaths(documents: readonly string[], extension: string): Map<string, string> {
  const taken = new Set<string>();
  const paths = new Map<string, string>();
  const indexesFirst = [...documents].sort((a, b) => Number(isReadme(a)) - Number(isReadme(b)));
  for (const document of indexesFirst) {
    const plain = document.replace(/\.[^./]+$/, extension);
    const wanted = isIndex(document) ? document.replace(/[^/]+$/, `index${extension}`) : plain;
    const path =
      [wanted, plain, `${document}${extension}`].find(candidate => !taken.has(candidate.toLowerCase())) ?? plain;
    taken.add(path.toLowerCase());
    paths.set(document, path);
  }
  return paths;
}

function isReadme(document: string): boolean {
  return /(?:^|\/)readme\.[^/]+$/i.test(document);
}

function pageLink(table: SymbolTable, document: string, path: string): PageLink {
  const outline = table.outlines.get(document);
  return { title: outline ? titleOf(document, outline) : document, path };
}

function navigation(
  node: OrderNode,
  site: {
    readonly pagePath: (document: string) => string;
    readonly isMarked: (document: string) => boolean;
    readonly numberOf: (document: string) => string | undefined;
  },
): NavigationNode {
  const { pagePath, isMarked, numberOf } = site;
  const number = node.document === undefined ? undefined : numberOf(node.document);
  return {
    title: number === undefined ? node.title : `${number}. ${node.title}`,
    ...(node.document !== undefined && { path: pagePath(node.document) }),
    children: node.children.map(child => navigation(child, site)),
    ...(node.document !== undefined && isMarked(node.document) && { marked: true as const }),
  };
}

function locate(
  table: SymbolTable,
  document: string,
  hole: Extract<Hole, { hole: 'href' | 'number' }>,
  {
    pagePath,
    placeOf,
    assets,
    ...numbers
  }: ProjectNumbers & { pagePath: (document: string) => string; placeOf: PlaceOf; assets: Set<string> },
): { path: string; fragment?: string; number?: string } | undefined {
  if (hole.namespace === 'document') {
    const path = resolveDocument(table.outlines, document, hole.name);
    return path === undefined ? undefined : { path: pagePath(path) };
  }
  if (hole.namespace === 'file') {
    const path = resolveFile(table.files, document, hole.name);
    if (path === undefined) return undefined;
    assets.add(path);
    return { path };
  }
  if (hole.namespace === 'chunk') {
    const part = visibleParts(table, document, hole.name)[0];
    const place = part && placeOf(part.document, part.part);
    return place && { path: place.path, fragment: place.anchor };
  }
  if (hole.namespace === 'declaration') {
    const found = table.declarations?.locate(hole.name);
    return found && { path: pagePath(found.document), fragment: found.fragment };
  }
  if (hole.namespace === 'citation') {
    const found = table.bibliography?.locate(document, hole.name);
    if (!found) return undefined;
    const { document: at, ...place } = found;
    return { ...place, path: pagePath(at) };
  }
  if (hole.namespace !== 'label') {
    const found = findObject(table, hole.namespace, hole.name);
    return found && { path: pagePath(found.document), fragment: found.object.anchor };
  }
  const label = findLabel(table, document, hole.name);
  const number = label && projectNumber(numbers, table.outlines, label);
  return label && { path: pagePath(label.document), fragment: label.anchor.id, ...(number && { number }) };
}

type Part = Parameters<typeof chunkTable>[0][number];

/** Chunks by name, and by document where their names are a document's own. */
function chunkKey(document: string, part: { readonly name: string; readonly scope?: string }): string {
  return part.scope === 'document' ? `${document}::${part.name}` : part.name;
}

function allParts(table: SymbolTable, order: ReadingOrder): readonly Part[] {
  const all = order.documents.flatMap(document =>
    (table.outlines.get(document)?.exports.chunks ?? []).map(part => ({ ...part, document })),
  );
  return withoutImpliedParts(all);
}

/** Parts in the order in which they come to hold, which is that of their stages. */
function stageOrder(parts: readonly Part[], stages: Config['stages']): readonly Part[] {
  if (!stages && parts.every(({ stage }) => stage === undefined)) return parts;
  return stageParts(parts, stages).readingOrder.flatMap(index => parts[index] ?? []);
}

function chunkPlaces(table: ReturnType<typeof chunkTable>, placeOf: PlaceOf): Map<string, ChunkPlaces> {
  const place = (part: Part) => placeOf(part.document, part);
  const places = new Map<string, ChunkPlaces>();
  for (const chunk of table) {
    const [first] = chunk.definitions;
    if (!first) continue;
    const file = chunk.definitions.find(part => part.file !== undefined)?.file;
    places.set(chunkKey(first.document, first), {
      name: chunk.name,
      ...(file !== undefined && { file }),
      definitions: chunk.definitions.map(place),
      uses: chunk.uses.map(use => ({ ...place(use), chunk: use.name })),
    });
  }
  return places;
}

/** Where a part of a chunk is shown. */
type PlaceOf = (document: string, part: { readonly line: number; readonly name: string }) => ChunkPlace;

/** What a page calls one of its parts of chunks. */
type PartPlace = Pick<ChunkPlace, 'anchor' | 'number'>;

/** Readers give one anchor of kind `chunk` for each exported part, in the same order. The anchors of a document are listed when one is asked for. */
function chunkPlacer(table: SymbolTable, pagePath: (document: string) => string): PlaceOf {
  const listed = new Map<string, ReadonlyMap<string, PartPlace>>();
  return (document, part) => {
    const outline = table.outlines.get(document);
    const parts = listed.get(document) ?? partPlaces(outline);
    listed.set(document, parts);
    const title = outline ? titleOf(document, outline) : document;
    return { document, path: pagePath(document), title, ...(parts.get(partKey(part)) ?? NOWHERE) };
  };
}

const NOWHERE: PartPlace = { anchor: '', number: 0 };

/** The ids and numbers of a document's parts of chunks. */
function partPlaces(outline: DocumentOutline | undefined): ReadonlyMap<string, PartPlace> {
  const ids = outline?.exports.anchors.filter(({ kind }) => kind === 'chunk').map(({ id }) => id) ?? [];
  const places = new Map<string, PartPlace>();
  outline?.exports.chunks.forEach((part, index) => {
    if (!places.has(partKey(part))) places.set(partKey(part), { anchor: ids[index] ?? '', number: index + 1 });
  });
  return places;
}

function partKey({ line, name }: { readonly line: number; readonly name: string }): string {
  return `${line} ${name}`;
}
