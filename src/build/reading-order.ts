import type { DocumentOutline } from '../literate/document.ts';
import { nearest } from '../literate/nearest.ts';
import type { ContentsEntry } from './config.ts';
import { listedDocuments, listsOf } from './page-lists.ts';
import { type DocumentPaths, resolveDocument } from './paths.ts';

/** The menu before pages have output paths: documents by source path. */
export interface OrderNode {
  readonly title: string;
  readonly document?: string;
  readonly children: readonly OrderNode[];
}

/** The documents in reading order, as a tree for the menu and as a list for previous, next and tangling. */
export interface ReadingOrder {
  readonly tree: readonly OrderNode[];
  readonly documents: readonly string[];
  /** Entries of the configuration that name no document. */
  readonly missing: readonly { readonly entry: string; readonly near: readonly string[] }[];
}

/** Orders the documents: as configured, else as their `toctree`s say, else as the folders lie. What is not named follows at the end. */
export function readingOrder(
  outlines: ReadonlyMap<string, DocumentOutline>,
  contents: readonly ContentsEntry[] | undefined,
  paths: DocumentPaths,
): ReadingOrder {
  const state: OrderState = { outlines, paths, placed: new Set(), missing: [] };
  const named = contents
    ? contents.map(entry => configured(state, entry)).filter(node => node !== undefined)
    : fromToctrees(state);
  const rest = [...outlines.keys()].filter(path => !state.placed.has(path));
  const tree = [...named, ...fromFolders(outlines, rest)];
  return { tree, documents: tree.flatMap(documentsOf), missing: state.missing };
}

/** What a document is called in menus. */
export function titleOf(path: string, outline: DocumentOutline): string {
  return outline.exports.title ?? (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/, '');
}

interface OrderState {
  readonly outlines: ReadonlyMap<string, DocumentOutline>;
  readonly paths: DocumentPaths;
  readonly placed: Set<string>;
  readonly missing: { entry: string; near: readonly string[] }[];
}

function configured(state: OrderState, entry: ContentsEntry): OrderNode | undefined {
  if (typeof entry !== 'string') {
    const children = entry.pages.map(page => configured(state, page)).filter(node => node !== undefined);
    return { title: entry.title, children };
  }
  const path = resolveDocument(state.paths, '', entry);
  if (path === undefined) {
    state.missing.push({ entry, near: nearest(entry, [...state.outlines.keys()]) });
    return undefined;
  }
  return state.placed.has(path) ? undefined : place(state, path, []);
}

function place(state: OrderState, path: string, children: readonly OrderNode[]): OrderNode | undefined {
  const outline = state.outlines.get(path);
  if (!outline) return undefined;
  state.placed.add(path);
  return { title: titleOf(path, outline), document: path, children };
}

/** Roots are the documents that list others and are listed by none. */
function fromToctrees(state: OrderState): OrderNode[] {
  const listed = new Set<string>();
  for (const [path, outline] of state.outlines)
    for (const list of outline.exports.pages)
      for (const { document } of listedDocuments(state.outlines, path, list))
        if (document !== path) listed.add(document);
  const roots = [...state.outlines].filter(([path, outline]) => outline.exports.pages.length > 0 && !listed.has(path));
  return roots.flatMap(([path]) => listing(state, path, 0) ?? []);
}

const MAX_DEPTH = 50;

function listing(state: OrderState, path: string, depth: number): OrderNode | undefined {
  if (state.placed.has(path) || depth > MAX_DEPTH) return undefined;
  const node = place(state, path, []);
  if (!node) return undefined;
  const children = listsOf(state.outlines, path).flatMap(({ caption, documents }) => {
    const listed = documents.flatMap(({ document, title }): OrderNode[] => {
      const child = listing(state, document, depth + 1);
      return child ? [{ ...child, title: title ?? child.title }] : [];
    });
    return caption === undefined || listed.length === 0 ? listed : [{ title: caption, children: listed }];
  });
  return { ...node, children };
}

interface Folder {
  readonly documents: string[];
  readonly folders: Map<string, Folder>;
}

function fromFolders(outlines: ReadonlyMap<string, DocumentOutline>, paths: readonly string[]): OrderNode[] {
  const root: Folder = { documents: [], folders: new Map() };
  for (const path of paths) {
    let folder = root;
    for (const name of path.split('/').slice(0, -1)) folder = subfolder(folder, name);
    folder.documents.push(path);
  }
  return folderNodes(outlines, root);
}

function subfolder(folder: Folder, name: string): Folder {
  const known = folder.folders.get(name);
  if (known) return known;
  const made: Folder = { documents: [], folders: new Map() };
  folder.folders.set(name, made);
  return made;
}

/** The folder's own page first, then pages, then folders; names in natural order (2 before 10). */
function folderNodes(outlines: ReadonlyMap<string, DocumentOutline>, folder: Folder): OrderNode[] {
  const pages = inReadingOrder(folder.documents).flatMap(path => {
    const outline = outlines.get(path);
    return outline ? [{ title: titleOf(path, outline), document: path, children: [] }] : [];
  });
  const folders = [...folder.folders]
    .sort(([a], [b]) => naturally(a, b))
    .map(([name, child]) => folderNode(outlines, name, child));
  return [...pages, ...folders];
}

function folderNode(outlines: ReadonlyMap<string, DocumentOutline>, name: string, folder: Folder): OrderNode {
  const nodes = folderNodes(outlines, folder);
  const first = nodes[0];
  if (first?.document === undefined || !isIndex(first.document)) return { title: name, children: nodes };
  return { ...first, children: nodes.slice(1) };
}

/** Paths in the order of reading: each is taken apart once. */
function inReadingOrder(paths: readonly string[]): string[] {
  const keys = paths.map(path => ({ path, isIndex: isIndex(path), runs: runsOf(path) }));
  keys.sort((a, b) => Number(b.isIndex) - Number(a.isIndex) || compareRuns(a.runs, b.runs));
  return keys.map(({ path }) => path);
}

/** Whether a document is the page of its folder. */
export function isIndex(path: string): boolean {
  return /(?:^|\/)(?:index|readme)\.[^/]+$/i.test(path);
}

/** Byte order, but runs of digits by their value; independent of the machine's locale. */
function naturally(a: string, b: string): number {
  return compareRuns(runsOf(a), runsOf(b));
}

function runsOf(text: string): readonly string[] {
  return text.match(/\d+|\D+/g) ?? [];
}

function compareRuns(left: readonly string[], right: readonly string[]): number {
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const [x, y] = [left[index] ?? '', right[index] ?? ''];
    if (x === y) continue;
    const numeric = /^\d/.test(x) && /^\d/.test(y) ? Number(x) - Number(y) : 0;
    return numeric || (x < y ? -1 : 1);
  }
  return left.length - right.length;
}

function documentsOf(node: OrderNode): string[] {
  return [...(node.document === undefined ? [] : [node.document]), ...node.children.flatMap(documentsOf)];
}
