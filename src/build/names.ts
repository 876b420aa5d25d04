import type { ChunkPart } from '../literate/chunk.ts';
import type { DocumentOutline } from '../literate/document.ts';
import type { Names, Namespace, Namespaces, ObjectNamespace } from '../literate/names.ts';
import { nearest } from '../literate/nearest.ts';
import { anchorNames, anyCase, objectKey, type PlacedAnchor, type PlacedObject, type SymbolTable } from './link.ts';
import { MADE_TITLES, type MadePages, madeKind } from './made-pages.ts';
import { findDescribed, findDescribedHere, nearestObjects } from './objects/find-object.ts';
import { type DocumentPaths, resolveDocument, resolveFile, resolvePath } from './paths.ts';
import { programGraph } from './program-graph.ts';
import { titleOf } from './reading-order.ts';

/** One look-up of a transform: what was asked, and the answer's digest, or null where there was none. */
export type Lookup = readonly [namespace: Namespace, name: string, digest: string | null];

/** Names of which some cannot be answered yet, because not all documents are read. */
export interface PartialNames extends Names {
  /** Whether something was asked, since this was last called, that could not be answered. */
  takeMissed(): boolean;
  /** The same, without forgetting it. */
  hasMissed(): boolean;
}

/** Names as one document sees them. */
export function namesOf(table: SymbolTable, document: string): PartialNames {
  return {
    lookup: (namespace, name) => RESOLVERS[namespace](table, document, name),
    nearest: (namespace, name) =>
      namespace === 'object' ? nearestObjects(table, name) : nearest(name, candidates(table, document, namespace)),
    takeMissed: () => false,
    hasMissed: () => false,
  };
}

/** What is known of a project before its documents are read. */
export interface KnownPaths {
  readonly documents: DocumentPaths & { keys(): Iterable<string> };
  readonly files: ReadonlySet<string>;
}

/**
 * Names as far as one document and the paths of the others tell them, and what was answered earlier, if all else is as it was then.
 *
 * @param answered by `namespace name`
 */
export function ownNames(
  document: string,
  outline: DocumentOutline,
  { documents, files }: KnownPaths,
  answered?: ReadonlyMap<string, Lookup>,
): PartialNames {
  const own: SymbolTable = {
    outlines: new Map([[document, outline]]),
    files,
    labels: new Map(),
    anchors: new Map([[document, anchorNames(outline)]]),
    chunks: new Map(),
    objects: new Map(),
    order: [document],
    programs: { isStrict: false },
    inventories: [],
  };
  let missed = false;
  const earlier = <N extends Namespace>(namespace: N, name: string): Namespaces[N] | undefined => {
    const answer = answered?.get(`${namespace} ${name}`);
    if (!answer) missed = true;
    return answer?.[2] == null ? undefined : JSON.parse(answer[2]);
  };
  return {
    lookup(namespace, name) {
      if (OF_ALL_DOCUMENTS.has(namespace)) return earlier(namespace, name);
      if (namespace === 'document')
        return (resolveDocument(documents, document, name) === undefined ? undefined : EXISTS) as never;
      if (namespace !== 'label') return RESOLVERS[namespace](own, document, name);
      const found = name.indexOf('#') > 0 ? undefined : RESOLVERS[namespace](own, document, name);
      return found ?? earlier(namespace, name);
    },
    nearest(namespace, name) {
      // What is said now is said again when all is known.
      if (missed) return [];
      const all = namespace === 'document' ? [...documents.keys()] : candidates(own, document, namespace);
      return nearest(name, all);
    },
    takeMissed() {
      const was = missed;
      missed = false;
      return was;
    },
    hasMissed: () => missed,
  };
}

/** What only all documents together can tell. */
const OF_ALL_DOCUMENTS: ReadonlySet<Namespace> = new Set([
  'title',
  'chunk',
  'program',
  'term',
  'token',
  'declaration',
  'object',
  'citation',
  'bibliography',
]);

/** Ends a transform whose result would be thrown away. */
const NOT_YET = new Error('This name is not known before all documents are read.');

/** The same names, and a record of everything that is asked. What cannot be answered yet ends the transform that asks. */
export function recordingNames(names: PartialNames, record: Map<string, Lookup>): Names {
  return {
    lookup(namespace, name) {
      const value = names.lookup(namespace, name);
      if (names.hasMissed()) throw NOT_YET;
      record.set(`${namespace} ${name}`, [namespace, name, digestOf(value)]);
      return value;
    },
    nearest: names.nearest,
  };
}

/** Whether every look-up would give the same answer again. */
export function lookupsHold(lookups: readonly Lookup[], names: Names): boolean {
  return lookups.every(([namespace, name, digest]) => digestOf(names.lookup(namespace, name)) === digest);
}

/** Answers are small, so their JSON is their own digest. */
function digestOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

const EXISTS = { exists: true } as const;

type Resolver<N extends Namespace> = (table: SymbolTable, document: string, name: string) => Namespaces[N] | undefined;

const RESOLVERS: { readonly [N in Namespace]: Resolver<N> } = {
  definition(table, document, name) {
    const found = table.outlines.get(document)?.exports.definitions.find(definition => definition.name === name);
    return found && { url: found.url, ...(found.title !== undefined && { title: found.title }) };
  },
  footnote(table, document, name) {
    const found = table.outlines.get(document)?.exports.footnotes.some(footnote => footnote.name === name);
    return found ? { name } : undefined;
  },
  substitution(table, document, name) {
    const found = table.outlines.get(document)?.exports.substitutions.find(candidate => candidate.name === name);
    return found && { children: found.children };
  },
  label(table, document, name) {
    const found = findLabel(table, document, name);
    const made = found ? undefined : madeKind(name);
    if (made !== undefined && hasEntries(table, made)) return { kind: 'index', text: MADE_TITLES[made] };
    const numbered = found?.anchor.numbered?.kind;
    return found && { kind: found.anchor.kind, text: found.anchor.text, ...(numbered && { numbered }) };
  },
  document(table, document, name) {
    return resolveDocument(table.outlines, document, name) === undefined ? undefined : EXISTS;
  },
  title(table, document, name) {
    const path = resolveDocument(table.outlines, document, name);
    const outline = path === undefined ? undefined : table.outlines.get(path);
    return path !== undefined && outline ? { title: titleOf(path, outline) } : undefined;
  },
  file(table, document, name) {
    const path = resolveFile(table.files, document, name);
    return path === undefined ? undefined : { path };
  },
  outside(_table, document, name) {
    return resolvePath(document, name) === undefined ? { path: name } : undefined;
  },
  chunk(table, document, name) {
    const parts = visibleParts(table, document, name);
    const file = parts.find(({ part }) => part.file !== undefined)?.part.file;
    return parts.length === 0 ? undefined : { name: parts[0]?.part.name ?? name, ...(file !== undefined && { file }) };
  },
  program: (table, _document, name) => programGraph(table, name),
  declaration(table, document, name) {
    const [key, named] = name.split(' ');
    if (named === undefined) return table.declarations?.locate(name) && {};
    const value = table.declarations?.find(document, key ?? '', named);
    return value === undefined ? undefined : { value };
  },
  citation: (table, document, key) => table.bibliography?.find(document, key),
  bibliography(table, document, name) {
    if (name === 'files') return table.bibliography && { style: table.bibliography.style, title: '', works: [] };
    return table.bibliography?.list(document, name === 'end');
  },
  term: (table, _document, name) => objectName(table, 'term', name),
  token: (table, _document, name) => objectName(table, 'token', name),
  object: (table, _document, name) => findDescribed(table, name),
};

function objectName(table: SymbolTable, namespace: ObjectNamespace, name: string): { name: string } | undefined {
  const found = findObject(table, namespace, name);
  return found && { name: found.object.name };
}

/** What a document of the project describes. */
export function findObject(table: SymbolTable, namespace: ObjectNamespace, name: string): PlacedObject | undefined {
  if (namespace === 'object') return findDescribedHere(table, name)?.placed;
  const exact = table.objects.get(objectKey(namespace, name));
  return exact ?? (namespace === 'term' ? table.terms?.get(anyCase(name)) : undefined);
}

/** Whether documents have entries for an index. */
function hasEntries({ outlines }: SymbolTable, made: keyof MadePages): boolean {
  for (const { exports } of outlines.values())
    if (made === 'index' ? exports.index : exports.index?.some(({ module }) => module)) return true;
  return false;
}

/** An anchor by `name`, of the document itself before the project, or by `path#name`. */
export function findLabel(table: SymbolTable, document: string, name: string): PlacedAnchor | undefined {
  const sharp = name.indexOf('#');
  if (sharp > 0) {
    const path = resolveDocument(table.outlines, document, name.slice(0, sharp));
    const anchor = path === undefined ? undefined : ownAnchor(table, path, name.slice(sharp + 1));
    return path !== undefined && anchor ? { document: path, anchor } : undefined;
  }
  const own = ownAnchor(table, document, name);
  return own ? { document, anchor: own } : (table.labels.get(name) ?? table.labels.get(normalized(name)));
}

function ownAnchor(table: SymbolTable, document: string, name: string) {
  const names = table.anchors.get(document);
  return names?.get(name) ?? names?.get(normalized(name));
}

/** reStructuredText: reference names ignore case and fold white space. */
function normalized(name: string): string {
  return name.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** The parts of a chunk that a document sees, in reading order; `...` at the end abbreviates a name. */
export function visibleParts(table: SymbolTable, document: string, name: string) {
  const parts = partsNamed(table, name);
  const scoped = parts.filter(({ part }) => part.scope === 'document');
  const own = scoped.filter(part => part.document === document);
  return own.length > 0 ? own : parts.filter(({ part }) => part.scope !== 'document');
}

function partsNamed(table: SymbolTable, name: string): readonly { document: string; part: ChunkPart }[] {
  const exact = table.chunks.get(name);
  if (exact || !name.endsWith('...')) return exact ?? [];
  const start = name.slice(0, -3);
  const matches = [...table.chunks.keys()].filter(candidate => candidate.startsWith(start));
  return matches.length === 1 ? (table.chunks.get(matches[0] ?? '') ?? []) : [];
}

function candidates(table: SymbolTable, document: string, namespace: Namespace): string[] {
  const exports = table.outlines.get(document)?.exports;
  switch (namespace) {
    case 'definition':
      return exports?.definitions.map(({ name }) => name) ?? [];
    case 'footnote':
      return exports?.footnotes.map(({ name }) => name) ?? [];
    case 'substitution':
      return exports?.substitutions.map(({ name }) => name) ?? [];
    case 'label':
      return [...(table.anchors.get(document)?.keys() ?? []), ...table.labels.keys()];
    case 'document':
    case 'title':
      return [...table.outlines.keys()];
    case 'file':
      return [...table.files];
    case 'declaration':
      return [...(table.declarations?.names ?? [])];
    case 'citation':
      return [...(table.bibliography?.keys ?? [])];
    case 'outside':
    case 'bibliography':
    case 'object':
      return [];
    case 'term':
    case 'token':
      return [...table.objects.values()].flatMap(({ object }) => (object.namespace === namespace ? [object.name] : []));
    case 'chunk':
    case 'program':
      return [...table.chunks.keys()];
  }
}
