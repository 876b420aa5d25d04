import type { ChunkPart } from '../chunk.ts';
import type { Message, Severity } from '../message.ts';

/** A part of a chunk and the document it stands in. */
export type PlacedPart = ChunkPart & {
  readonly document: string;
  /** It does not hold yet at the place that is looked at: references to its chunk stand for nothing. */
  readonly later?: true;
};

/** A message about a document of the project. */
export interface DocumentMessage extends Message {
  /** Path of the document from the source root. */
  readonly document: string;
}

/** A place in a document, from 1. */
export interface SourcePlace {
  readonly document: string;
  readonly line: number;
  readonly column: number;
}

/** Makes a message at a place. */
export function messageAt(
  place: SourcePlace,
  severity: Severity,
  rule: string,
  message: string,
  hint?: string,
): DocumentMessage {
  const { document, line, column } = place;
  return { document, line, column, severity, rule, message, ...(hint !== undefined && { hint }) };
}

/** Writes a place as tools print it: `docs/intro.md:40`. */
export function placeText(place: Omit<SourcePlace, 'column'>): string {
  return `${place.document}:${place.line}`;
}
