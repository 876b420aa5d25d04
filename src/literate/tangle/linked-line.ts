import type { Chunk } from './chunk-graph.ts';
import type { ChunkNames } from './chunk-names.ts';
import { type LineToken, lineTokens } from './line-token.ts';
import type { PlacedPart } from './placed-part.ts';

/** A piece of a line: text, or the chunk that stands for a reference. Columns count from 0 within the code. */
export type LinkedToken =
  | { readonly text: string; readonly column: number }
  | { readonly chunk: Chunk; readonly column: number };

/** A line of a part, its references followed. */
export interface LinkedLine {
  readonly part: PlacedPart;
  /** From 0 within the part. */
  readonly index: number;
  readonly tokens: readonly LinkedToken[];
  /** Blank space that the line gets before it, because it stands by an indented reference. */
  readonly indent?: string;
  /** The line is nothing but one reference: its leading blank space and its chunk. */
  readonly alone?: { readonly indent: string; readonly chunk: Chunk };
}

/** A reference that leads nowhere, or to several chunks. */
export interface Unresolved {
  readonly part: PlacedPart;
  readonly index: number;
  readonly column: number;
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly candidates: readonly Chunk[];
}

/** A part with its references followed. References that lead nowhere are text. */
export interface LinkedPart {
  readonly lines: readonly LinkedLine[];
  readonly unresolved: readonly Unresolved[];
}

/** Follows the references in a part. Code without a character has no lines. */
export function linkPart(part: PlacedPart, names: ChunkNames): LinkedPart {
  const unresolved: Unresolved[] = [];
  const lines = part.code === '' ? [] : part.code.split('\n');
  return { lines: lines.map((line, index) => linkLine(part, line, index, names, unresolved)), unresolved };
}

function linkLine(
  part: PlacedPart,
  line: string,
  index: number,
  names: ChunkNames,
  unresolved: Unresolved[],
): LinkedLine {
  if (part.noexpand || !line.includes('<<')) return { part, index, tokens: [{ text: line, column: 0 }] };
  const tokens = lineTokens(line).map((token): LinkedToken => {
    if (token.kind === 'text') return { text: token.text, column: token.column };
    const { chunk, candidates = [] } = names.resolve(token.name, part.document);
    if (chunk && (chunk.joined.length > 0 || chunk.definitions.some(definition => definition.later)))
      return { chunk, column: token.column };
    unresolved.push(unresolvedAt(part, line, index, token, candidates));
    return { text: line.slice(token.column, token.column + token.length), column: token.column };
  });
  return { part, index, tokens, ...aloneIn(line, tokens) };
}

function unresolvedAt(
  part: PlacedPart,
  line: string,
  index: number,
  token: Extract<LineToken, { kind: 'reference' }>,
  candidates: readonly Chunk[],
): Unresolved {
  const before = line.slice(Math.max(0, token.column - 100), token.column);
  const end = token.column + token.length;
  return { part, index, column: token.column, name: token.name, before, after: line.slice(end, end + 100), candidates };
}

function aloneIn(line: string, tokens: readonly LinkedToken[]): Pick<LinkedLine, 'alone'> {
  const filled = tokens.filter(token => !('text' in token) || token.text.trim() !== '');
  const [only] = filled;
  if (filled.length !== 1 || only === undefined || !('chunk' in only)) return {};
  return { alone: { indent: line.slice(0, only.column), chunk: only.chunk } };
}
