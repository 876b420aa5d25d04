import type { PhrasingContent } from 'mdast';
import { describeWork, plainTitle } from './describe-work.ts';
import type { CitationUse, DocumentCitations } from './document-citations.ts';
import type { BibliographyEntry, EntryTable } from './entry.ts';
import { entryId } from './entry-id.ts';
import type { CitationStyle } from './styles.ts';
import { type CitationWords, citationWords } from './words.ts';
import { allNames, labelsOf, shortNames, sortWorks } from './works.ts';

/** What a text needs to know of a work that it cites. A number is no part of it: it is filled in when the page is made. */
export interface CitedWork {
  readonly style: CitationStyle;
  readonly names: string;
  /** Where `names` leaves some out. */
  readonly allNames?: string;
  readonly title: string;
  /** `Knu84`, or the year with its letter; absent where works have numbers. */
  readonly label?: string;
}

/** A list of works, in its order. */
export interface ListedWorks {
  readonly style: CitationStyle;
  /** For a list that no author asked for at its place. */
  readonly title: string;
  readonly works: readonly ListedWork[];
}

export interface ListedWork {
  readonly key: string;
  /** Absent where names and year say it all. */
  readonly label?: string;
  readonly text: readonly PhrasingContent[];
  /** Names of the places that cite it, for links. */
  readonly uses: readonly string[];
}

/** The works that a project's documents cite, and where they are listed. */
export interface LinkedBibliography {
  readonly style: CitationStyle;
  find(document: string, key: string): CitedWork | undefined;
  /** The list that stands in a document: where its author put it, or at its end. */
  list(document: string, isAtEnd: boolean): ListedWorks | undefined;
  /** Whether a document's list stands at its end, since its author put it nowhere. */
  isAtEnd(document: string): boolean;
  /** Where a work is listed that a document cites, and its number there. */
  locate(
    document: string,
    key: string,
  ): { readonly document: string; readonly fragment: string; readonly number?: string } | undefined;
  /** The keys of all files. */
  readonly keys: Iterable<string>;
  /** The same for a book of some documents, in their order: it has one list, at its end if nowhere else. */
  bound(documents: readonly string[]): LinkedBibliography;
}

/** A document and what it cites. */
export interface CitingDocument {
  readonly document: string;
  readonly citations: DocumentCitations;
}

export interface BibliographyOptions {
  readonly style: CitationStyle;
  /** All documents have one list, or each its own. */
  readonly list: 'pages' | 'project';
  /** A book has one list, or each of its documents. */
  readonly book: 'end' | 'chapters';
  /** In place of what is usual in the language. */
  readonly title?: string | undefined;
  readonly language?: string;
}

/**
 * Links what documents cite to the works of a bibliography.
 *
 * @param entries by key
 * @param documents all that cite or list works, in reading order
 * @param last the document at whose end the one list of all stands, where no document asks for it
 */
export function linkBibliography(
  entries: EntryTable,
  documents: readonly CitingDocument[],
  options: BibliographyOptions,
  last?: string,
): LinkedBibliography {
  const { style, list: lists } = options;
  const words = citationWords(options.language);
  const title = options.title ?? words.references;
  const all = lists === 'project' ? new WorkList(entries, documents, style, words) : undefined;
  const owner = documents.find(({ citations }) => citations.lists.length > 0)?.document;
  const place = owner ?? last ?? documents.at(-1)?.document;
  const byDocument = new Map(documents.map(each => [each.document, each]));
  const own = new Map<string, WorkList>();
  const listOf = (document: string): WorkList => {
    const known = all ?? own.get(document);
    if (known) return known;
    const citing = byDocument.get(document);
    const made = new WorkList(entries, citing ? [citing] : [], style, words);
    own.set(document, made);
    return made;
  };
  return {
    style,
    get keys() {
      return entries.keys();
    },
    find: (document, key) => listOf(document).cited(key),
    list(document, isAtEnd) {
      if (all && (document !== place || isAtEnd !== (owner === undefined))) return undefined;
      return { style, title, works: listOf(document).works(document) };
    },
    isAtEnd(document) {
      if (all) return document === place && owner === undefined && !all.isEmpty;
      return byDocument.get(document)?.citations.lists.length === 0 && !listOf(document).isEmpty;
    },
    locate(document, key) {
      const listed = listOf(document);
      const at = all ? place : document;
      if (at === undefined || !listed.has(key)) return undefined;
      const number = style === 'numeric' ? listed.label(key) : undefined;
      return { document: at, fragment: entryId(key), ...(number !== undefined && { number }) };
    },
    bound(chosen) {
      const among = new Set(chosen);
      const bound = documents.filter(({ document }) => among.has(document));
      if (options.book === 'chapters') return linkBibliography(entries, bound, options);
      // Lists that chapters have on their own pages are no places for the book's.
      const citing = lists === 'project' ? bound : bound.map(withoutLists);
      return linkBibliography(entries, citing, { ...options, list: 'project' }, chosen.at(-1));
    },
  };
}

function withoutLists({ document, citations: { works } }: CitingDocument): CitingDocument {
  return { document, citations: { works, lists: [] } };
}

/** From a work's entry no more links lead back. */
const MOST_LINKS = 100;

/** The works that some documents cite together. */
class WorkList {
  readonly #style: CitationStyle;
  readonly #words: CitationWords;
  readonly #sorted: readonly BibliographyEntry[];
  readonly #byKey: ReadonlyMap<string, BibliographyEntry>;
  readonly #labels: ReadonlyMap<string, string>;
  readonly #uses: ReadonlyMap<string, readonly (CitationUse & { readonly document: string })[]>;

  constructor(entries: EntryTable, documents: readonly CitingDocument[], style: CitationStyle, words: CitationWords) {
    const uses = documents.flatMap(({ document, citations }) => citations.works.map(work => ({ ...work, document })));
    const isWhole = documents.some(({ citations }) => citations.lists.some(({ all }) => all));
    const keys = isWhole ? [...entries.keys()] : [...new Set(uses.map(({ key }) => key))];
    this.#style = style;
    this.#words = words;
    this.#sorted = sortWorks(keys.flatMap(key => entries.get(key) ?? []));
    this.#byKey = new Map(this.#sorted.map(entry => [entry.key, entry]));
    this.#labels = labelsOf(this.#sorted, style, words);
    this.#uses = Map.groupBy(uses, ({ key }) => key);
  }

  get isEmpty(): boolean {
    return this.#sorted.length === 0;
  }

  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  label(key: string): string | undefined {
    return this.#labels.get(key);
  }

  cited(key: string): CitedWork | undefined {
    const entry = this.#byKey.get(key);
    if (!entry) return undefined;
    const [names, all] = [shortNames(entry, this.#words), allNames(entry, this.#words)];
    const label = this.#style === 'numeric' ? undefined : this.label(key);
    return {
      ...{ style: this.#style, names, title: plainTitle(entry) },
      ...(all !== names && { allNames: all }),
      ...(label !== undefined && { label }),
    };
  }

  /** @param from the document that the list stands in */
  works(from: string): ListedWork[] {
    return this.#sorted.map(entry => {
      const label = this.label(entry.key);
      const isShown = this.#style !== 'author-year' && label !== undefined;
      return {
        key: entry.key,
        ...(isShown && { label }),
        text: describeWork(entry, this.#style, label, this.#words),
        uses: (this.#uses.get(entry.key) ?? [])
          .slice(0, MOST_LINKS)
          .map(({ document, anchor }) => (document === from ? anchor : `/${document}#${anchor}`)),
      };
    });
  }
}
