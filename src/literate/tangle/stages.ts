import { quote } from '../../core/error.ts';
import { nearest } from '../nearest.ts';
import { type DocumentMessage, messageAt, type PlacedPart } from './placed-part.ts';

/** A state of the program on its way: all parts up to the last of this stage. */
export interface Stage {
  /** As authors say in `stage=`; of a document that names no stage, its path without the ending. */
  readonly name: string;
  /** How many of the parts hold at its end, in their order. */
  readonly end: number;
}

/** The parts of a project in the order in which they come to hold, and the stages in theirs. */
export interface StagedParts {
  readonly parts: readonly PlacedPart[];
  /** For each of `parts` its place in reading order. */
  readonly readingOrder: readonly number[];
  readonly stages: readonly Stage[];
  readonly messages: readonly DocumentMessage[];
}

/**
 * Orders parts by their stages, and within a stage as they are read. A part belongs to the stage that it names; else to the one named last
 * before it in its document; else to that of the document itself. The first part of a stage that names it, and does not say how it joins
 * its chunk, replaces what earlier stages made of the chunk.
 *
 * @param parts of all documents, in the order of documents and lines
 * @param order names of stages and paths of documents; parts of none of them belong to the stage that is going on. Without it, stages are
 *   in the order in which they are first met.
 */
export function stageParts(parts: readonly PlacedPart[], order: readonly string[] = []): StagedParts {
  const listed = order.map(withoutEnding);
  const names = stageNames(parts, listed);
  const all = listed.length > 0 ? listed : [...new Set(names)];
  const rank = new Map(all.map((name, index) => [name, index]));
  const ranks = names.map(name => rank.get(name) ?? 0);
  const readingOrder = parts.map((_, index) => index).sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b);
  const sorted = readingOrder.flatMap(index => parts[index] ?? []);
  const ends = new Map(readingOrder.map((index, place) => [names[index], place + 1]));
  const stages = all.flatMap(name => {
    const end = ends.get(name);
    return end === undefined ? [] : [{ name, end }];
  });
  return { parts: withJoins(sorted), readingOrder, stages, messages: listed.length > 0 ? unlisted(parts, listed) : [] };
}

/** The parts as they are at a place in their order: later ones are known, but do not hold yet. */
export function partsUntil({ parts }: StagedParts, end: number): readonly PlacedPart[] {
  return parts.map((part, index) => (index < end ? part : { ...part, later: true }));
}

/** The name of the stage that each part belongs to. */
function stageNames(parts: readonly PlacedPart[], listed: readonly string[]): string[] {
  const isStage = (name: string) => listed.length === 0 || listed.includes(name);
  let document: string | undefined;
  let current = listed[0] ?? '';
  return parts.map(part => {
    if (part.document !== document) {
      document = part.document;
      const own = withoutEnding(document);
      if (isStage(own)) current = own;
    }
    if (part.stage !== undefined && isStage(part.stage)) current = part.stage;
    return current;
  });
}

function withoutEnding(path: string): string {
  return path.replace(/\.(?:md|markdown|rst|nw)$/, '');
}

/** Says what a stage does to chunks that are there already. */
function withJoins(parts: readonly PlacedPart[]): readonly PlacedPart[] {
  if (parts.every(part => part.stage === undefined)) return parts;
  const met = new Map<string, string | undefined>();
  return parts.map(part => {
    const key = part.scope === 'document' ? `${part.document}\0${part.name}` : part.name;
    const isNew = part.stage !== undefined && met.has(key) && met.get(key) !== part.stage;
    if (part.stage !== undefined || !met.has(key)) met.set(key, part.stage);
    return isNew && part.join === undefined ? { ...part, join: 'replace' } : part;
  });
}

function unlisted(parts: readonly PlacedPart[], listed: readonly string[]): DocumentMessage[] {
  return parts.flatMap(part => {
    if (part.stage === undefined || listed.includes(part.stage)) return [];
    const near = nearest(part.stage, listed, 1)[0];
    const text = `The stage ${quote(part.stage)} is not among the stages of the configuration.`;
    const hint = near === undefined ? 'Add it to "stages".' : `Did you mean ${quote(near)}?`;
    return [messageAt(part, 'error', 'unknown-stage', text, hint)];
  });
}
