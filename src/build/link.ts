import type { ChunkPart } from '../literate/chunk.ts';
import type { LinkedBibliography } from '../literate/citation/linked-bibliography.ts';
import type { Anchor, DocumentOutline, ProjectObject } from '../literate/document.ts';
import { objectOf, plainName } from '../literate/domains/object-query.ts';
import type { ObjectNamespace } from '../literate/names.ts';
import type { LinkedNotation } from '../literate/notation.ts';
import type { DocumentMessage } from '../literate/tangle/placed-part.ts';
import type { NamedInventory } from './objects/find-outside.ts';
import { emptyPatterns } from './page-lists.ts';

/** An anchor and the document it stands in. */
export interface PlacedAnchor {
  readonly document: string;
  readonly anchor: Anchor;
}

/** What all documents of a project offer to each other. */
export interface SymbolTable {
  readonly outlines: ReadonlyMap<string, DocumentOutline>;
  /** All other files of the source folder. */
  readonly files: ReadonlySet<string>;
  /** Explicit names over the whole project; of several anchors with one name the first in reading order. */
  readonly labels: ReadonlyMap<string, PlacedAnchor>;
  /** The anchors of each document by any of their names. */
  readonly anchors: ReadonlyMap<string, ReadonlyMap<string, Anchor>>;
  /** Parts of project-wide chunks by name, in reading order. */
  readonly chunks: ReadonlyMap<string, readonly PlacedPart[]>;
  /** What documents describe, by `objectKey`; of several with one name the first in reading order. */
  readonly objects: ReadonlyMap<string, PlacedObject>;
  /** Terms by their names in lower case; of several the first. */
  readonly terms?: ReadonlyMap<string, PlacedObject>;
  /** The documents in reading order. */
  readonly order: readonly string[];
  readonly programs: ProgramRules;
  /** What blocks in formal notations declare. */
  readonly declarations?: LinkedNotation | undefined;
  /** The works that documents cite. */
  readonly bibliography?: LinkedBibliography | undefined;
  /** What other projects describe. */
  readonly inventories: readonly NamedInventory[];
}

/** Something described, and the document that describes it. */
export interface PlacedObject {
  readonly document: string;
  readonly object: ProjectObject;
}

/** What the configuration says of programs. */
export interface ProgramRules {
  readonly stages?: readonly string[] | undefined;
  /** Every `<<name>>` must be a chunk. */
  readonly isStrict: boolean;
}

export interface PlacedPart {
  readonly document: string;
  readonly part: ChunkPart;
}

/** Folds the exports of all documents, in reading order, into one table. */
export function link(
  outlines: ReadonlyMap<string, DocumentOutline>,
  order: readonly string[],
  files: ReadonlySet<string>,
  messages: DocumentMessage[],
  programs: ProgramRules = { isStrict: false },
  inventories: SymbolTable['inventories'] = [],
): SymbolTable {
  const labels = new Map<string, PlacedAnchor>();
  const anchors = new Map<string, ReadonlyMap<string, Anchor>>();
  const chunks = new Map<string, PlacedPart[]>();
  const objects = new Map<string, PlacedObject>();
  for (const document of order) {
    const outline = outlines.get(document);
    if (!outline) continue;
    anchors.set(document, anchorNames(outline));
    for (const anchor of outline.exports.anchors)
      if (anchor.explicit) addLabels(labels, { document, anchor }, outlines, messages);
    for (const object of outline.exports.objects ?? []) addObject(objects, { document, object }, outlines, messages);
    for (const { list, target } of emptyPatterns(outlines, document, outline.exports.pages))
      messages.push(unfitting(document, target, blockLine(outlines, document, list.block)));
    for (const part of outline.exports.chunks) {
      const parts = chunks.get(part.name);
      if (parts) parts.push({ document, part });
      else chunks.set(part.name, [{ document, part }]);
    }
  }
  const terms = termsAnyCase(objects);
  return { outlines, files, labels, anchors, chunks, objects, terms, order, programs, inventories };
}

function termsAnyCase(objects: ReadonlyMap<string, PlacedObject>): Map<string, PlacedObject> {
  const terms = new Map<string, PlacedObject>();
  for (const placed of objects.values()) {
    if (placed.object.namespace !== 'term') continue;
    const name = anyCase(placed.object.name);
    if (!terms.has(name)) terms.set(name, placed);
  }
  return terms;
}

/** The anchors of a document by name. Explicit names win over implicit ones, the first over later ones. */
export function anchorNames(outline: DocumentOutline): ReadonlyMap<string, Anchor> {
  const names = new Map<string, Anchor>();
  const { anchors } = outline.exports;
  for (const anchor of anchors) if (anchor.explicit) addNames(names, anchor);
  for (const anchor of anchors) addNames(names, anchor);
  return names;
}

function addNames(names: Map<string, Anchor>, anchor: Anchor): void {
  for (const name of anchor.names) if (!names.has(name)) names.set(name, anchor);
  if (!names.has(anchor.id)) names.set(anchor.id, anchor);
}

function addLabels(
  labels: Map<string, PlacedAnchor>,
  placed: PlacedAnchor,
  outlines: ReadonlyMap<string, DocumentOutline>,
  messages: DocumentMessage[],
): void {
  for (const name of placed.anchor.names) {
    const other = labels.get(name);
    if (!other) labels.set(name, placed);
    else if (other.document !== placed.document) messages.push(duplicate(name, placed, other, outlines));
  }
}

function duplicate(
  name: string,
  placed: PlacedAnchor,
  other: PlacedAnchor,
  outlines: ReadonlyMap<string, DocumentOutline>,
): DocumentMessage {
  return {
    document: placed.document,
    severity: 'warning',
    rule: 'duplicate-label',
    message: `The name "${name}" is also given in ${other.document}, line ${lineOf(other, outlines)}; references from other documents go there.`,
    hint: 'Give one of them another name.',
    line: lineOf(placed, outlines),
    column: 1,
  };
}

/** The key of something described. */
export function objectKey(namespace: ObjectNamespace, name: string): string {
  return `${namespace} ${namespace === 'term' ? name.replace(/\s+/g, ' ').trim() : name}`;
}

/** A term as it is found in any case. */
export function anyCase(term: string): string {
  return term.toLowerCase().replace(/\s+/g, ' ').trim();
}

function addObject(
  objects: Map<string, PlacedObject>,
  placed: PlacedObject,
  outlines: ReadonlyMap<string, DocumentOutline>,
  messages: DocumentMessage[],
): void {
  const { namespace, name, block } = placed.object;
  const key = objectKey(namespace, name);
  const other = objects.get(key);
  // What a thing is called itself comes before other names of another.
  if (!other || (other.object.alias && !placed.object.alias)) objects.set(key, placed);
  else if (!placed.object.alias)
    messages.push({
      document: placed.document,
      severity: 'warning',
      rule: 'duplicate-object',
      message: `The ${namespace} "${namespace === 'object' ? plainName(objectOf(name).name) : name}" is also described in ${other.document}, line ${blockLine(outlines, other.document, other.object.block)}; references go there.`,
      hint: 'Describe it once, and refer to it elsewhere.',
      line: blockLine(outlines, placed.document, block),
      column: 1,
    });
}

function unfitting(document: string, pattern: string, line: number): DocumentMessage {
  return {
    document,
    severity: 'warning',
    rule: 'empty-pattern',
    message: `No document fits the pattern "${pattern}".`,
    line,
    column: 1,
  };
}

function lineOf({ document, anchor }: PlacedAnchor, outlines: ReadonlyMap<string, DocumentOutline>): number {
  return blockLine(outlines, document, anchor.block);
}

function blockLine(outlines: ReadonlyMap<string, DocumentOutline>, document: string, block: number): number {
  return outlines.get(document)?.blocks[block]?.line ?? 1;
}
