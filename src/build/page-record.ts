import { hash } from '../bytes/hash.ts';
import type { DocumentOutline, Inclusion } from '../literate/document.ts';
import type { Format } from '../literate/format.ts';
import type { Message } from '../literate/message.ts';
import type { Reader } from '../reader/reader.ts';
import { type Lookup, lookupsHold, type PartialNames } from './names.ts';
import type { SiteAnswers } from './site-answers.ts';

/** What is remembered of a page: everything that it was made from, so that one need not make it again to know it. Plain data. */
export interface PageRecord {
  /** Blob id of the document. */
  readonly id: string;
  /** See `formatDigest`. */
  readonly format: string;
  /** Digest of what other documents may see of this one. */
  readonly outward: string;
  /** What the reader included; most documents include nothing. */
  readonly inclusions?: readonly Inclusion[];
  readonly blocks: number;
  /** All that was looked up by the blocks' transforms. */
  readonly lookups: readonly Lookup[];
  readonly answers: SiteAnswers;
  /** Of reading and transforming, at lines of the document. */
  readonly messages: readonly Message[];
  /** A block failed, so the page is made again each time. */
  readonly failed?: true;
}

/** Names everything that decides what a format makes of a document, in plain words. */
export function formatIdentity(format: Format, readers: readonly Reader[]): string {
  const pages = format.pages === undefined ? [] : [format.pages];
  return JSON.stringify([format.name, format.identity, readers.map(reader => reader.identity), ...pages]);
}

/** The digest that stands in page records for a format, and the readers whose documents it wove. */
export function formatDigest(format: Format, readers: readonly Reader[]): string {
  return hash('sha1', formatIdentity(format, readers)).slice(0, 20);
}

/**
 * The digest of what other documents may see of one: as long as it is the same, an edit concerns no page but the document's own.
 * In which block an anchor stands nobody else sees.
 */
export function outwardDigest(outline: DocumentOutline, { isMarked }: Pick<Format, 'isMarked'>): string {
  const { exports } = outline;
  const anchors = exports.anchors.map(({ block: _block, ...anchor }) => anchor);
  const { objects, index } = exports;
  const described = objects || index ? [objects?.map(({ block: _block, ...object }) => object), index] : [];
  const cited = exports.citations;
  const works = cited ? [cited.works.map(({ key, anchor }) => [key, anchor]), cited.lists.map(({ all }) => all)] : [];
  const notations = exports.notations ? [exports.notations.map(({ text }) => text)] : [];
  const pages = exports.pages.map(({ block: _block, ...list }) => list);
  const counts = exports.counts ? [exports.counts] : [];
  const mark = isMarked ? [isMarked(outline)] : [];
  return hash(
    'sha1',
    JSON.stringify([
      exports.title,
      anchors,
      exports.chunks,
      pages,
      ...described,
      ...works,
      ...notations,
      ...counts,
      ...mark,
    ]),
  );
}

/** Whether the blocks of a page would come out as they did. */
export function blocksStand(
  record: PageRecord | undefined,
  expected: { readonly id: string; readonly format: string; readonly outline: DocumentOutline },
  names: PartialNames,
): record is PageRecord {
  return (
    record !== undefined &&
    !record.failed &&
    record.id === expected.id &&
    record.format === expected.format &&
    JSON.stringify(record.inclusions ?? []) === JSON.stringify(expected.outline.inclusions) &&
    lookupsHold(record.lookups, names)
  );
}
