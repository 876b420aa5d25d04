import type { Nodes } from 'mdast';
import type { ChunkPart } from '../literate/chunk.ts';
import type { Document } from '../literate/document.ts';
import { withoutImpliedParts } from '../literate/tangle/implied-parts.ts';
import { rstToMarkdown } from './markdown/from-rst.ts';
import { findPlaces } from './markdown/places.ts';
import { ObjectPlaces } from './objects.ts';
import { markdownToRst } from './rst/from-markdown.ts';
import { type ConversionSite, type Converted, type ForeignPlace, labelOfSlug } from './site.ts';

/** The documents of a project, some of which are converted. Paths are from their folder. */
export interface ConversionSource {
  readonly documents: ReadonlyMap<string, Document>;
  /** The path that a document has afterwards; its own where it stays. */
  renamed(path: string): string;
  /** The document that a name in another means. */
  resolve(from: string, name: string): string | undefined;
}

/** Converts documents, each with its links to the others. */
export class Conversion {
  readonly #source: ConversionSource;
  /** Places that the whole project knows, by name. */
  readonly #labels = new Map<string, ForeignPlace>();
  readonly #objects = new ObjectPlaces();
  /** Ids of places by document, with what they are called afterwards. */
  readonly #places = new Map<string, ReadonlyMap<string, ForeignPlace>>();
  readonly #cites: boolean;
  /** Ids that other documents lead to, by document. */
  readonly #wanted = new Map<string, Set<string>>();

  /** Code that is no part of a program: it only has a title. */
  readonly #titled: ReadonlySet<ChunkPart>;

  constructor(source: ConversionSource) {
    this.#source = source;
    this.#titled = titledCode(source.documents);
    this.#cites = [...source.documents.values()].some(({ exports }) => exports.citations);
    for (const [path, document] of source.documents) {
      if (document.format === 'rst') this.#addRst(path, document);
      else this.#addMarkdown(path, document);
      for (const node of document.nodes) this.#addLinks(path, node);
    }
  }

  /** Writes a document in the other format. */
  convert(path: string): Converted {
    const document = this.#source.documents.get(path);
    if (!document) throw new RangeError(`There is no document ${path}`);
    const site = this.#site(path);
    return document.format === 'rst' ? rstToMarkdown(document, site) : markdownToRst(document, site);
  }

  #site(path: string): ConversionSite {
    const { documents, renamed, resolve } = this.#source;
    return {
      path: renamed(path),
      document: name => {
        const found = resolve(path, name);
        return found === undefined
          ? undefined
          : { path: renamed(found), title: documents.get(found)?.exports.title ?? '' };
      },
      label: name => this.#labels.get(name),
      object: (namespace, name) => this.#objects.find(namespace, name),
      place: (to, id) => this.#places.get(to)?.get(id),
      cites: this.#cites,
      isChunk: part => !this.#titled.has(part),
      isWanted: id => this.#wanted.get(path)?.has(id) ?? false,
    };
  }

  /** Labels of reStructuredText, which stay labels where the document stays. */
  #addRst(path: string, document: Document): void {
    const to = this.#source.renamed(path);
    const { names } = findPlaces(document);
    this.#objects.add(to, document.exports.objects ?? []);
    for (const anchor of document.exports.anchors) {
      if (!anchor.explicit) continue;
      for (const name of anchor.names) {
        const own = names.get(name);
        const place = {
          path: to,
          id: to === path ? name : (own?.id ?? name),
          isAlias: to === path || own?.isAlias === true,
          text: anchor.text,
        };
        if (!this.#labels.has(name)) this.#labels.set(name, place);
      }
    }
  }

  #addMarkdown(path: string, document: Document): void {
    const to = this.#source.renamed(path);
    const places = new Map<string, ForeignPlace>();
    for (const { id, explicit, kind, text } of document.exports.anchors) {
      if (kind === 'chunk') continue;
      // A document that stays gets no labels.
      if (to === path && !explicit) continue;
      const name = explicit || kind !== 'heading' ? id : labelOfSlug(to, id);
      const place = { path: to, id: name, isAlias: explicit, text };
      places.set(id, place);
      if (explicit && !this.#labels.has(id)) this.#labels.set(id, place);
    }
    this.#places.set(to, places);
  }

  #addLinks(path: string, node: Nodes): void {
    if (node.type === 'link' || node.type === 'definition') {
      const [, to, id] = /^([^#?:]+)#(.+)$/s.exec(node.url) ?? [];
      const found = to === undefined ? undefined : this.#source.resolve(path, to);
      if (found !== undefined && id !== undefined) {
        const wanted = this.#wanted.get(found) ?? new Set();
        this.#wanted.set(found, wanted.add(id));
      }
    }
    if ('children' in node) for (const child of node.children) this.#addLinks(path, child);
  }
}

function titledCode(documents: ReadonlyMap<string, Document>): ReadonlySet<ChunkPart> {
  const placed = [...documents].flatMap(([document, { exports }]) =>
    exports.chunks.map(part => ({ ...part, document, part })),
  );
  const kept = new Set(withoutImpliedParts(placed));
  return new Set(placed.flatMap(one => (kept.has(one) ? [] : [one.part])));
}
