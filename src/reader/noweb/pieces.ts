import { plainName, usedNames } from './code-text.ts';
import { nowebLines } from './lines.ts';

/** A chunk's piece in a noweb file. Lines count from 1. */
export interface CodePiece {
  readonly name: string;
  /** The line of `<<name>>=`. */
  readonly line: number;
  readonly code: readonly string[];
  /** What `@ %def` names. */
  readonly defines: readonly string[];
  /** Its last line: of its code, or the `@` that ends it. */
  readonly end: number;
}

/** A noweb file taken apart: what is code, and the lines of documentation that noweb alone understands. */
export interface NowebPieces {
  readonly pieces: readonly CodePiece[];
  /** Lines (from 1) that begin documentation behind no code, or name definitions there. */
  readonly marks: readonly number[];
  /** Lines (from 1) that begin with `@` and go on with documentation. */
  readonly openings: readonly number[];
}

type Draft = { -readonly [K in keyof CodePiece]: CodePiece[K] extends readonly string[] ? string[] : CodePiece[K] };

/** Takes a noweb file apart. @param lines without their ends */
export function nowebPieces(lines: readonly string[]): NowebPieces {
  const pieces: Draft[] = [];
  const marks: number[] = [];
  const openings: number[] = [];
  let open: Draft | undefined;
  for (const [index, kind] of nowebLines(lines).entries()) {
    const line = index + 1;
    const text = lines[index] ?? '';
    if (kind.kind === 'definition') {
      open = { name: plainName(kind.name), line, code: [], defines: [], end: line };
      pieces.push(open);
    } else if (kind.kind === 'code' && open) {
      open.code.push(text);
      open.end = line;
    } else if (kind.kind === 'index') {
      if (open) {
        open.defines.push(...kind.names);
        open.end = line;
      } else marks.push(line);
    } else if (kind.kind === 'documentation-start') {
      if (text.trim() !== '@') openings.push(line);
      else if (open) open.end = line;
      else marks.push(line);
      open = undefined;
    } else open = undefined;
  }
  return { pieces, marks, openings };
}

/** All names that the code of some pieces uses. */
export function namesUsed(pieces: readonly CodePiece[]): ReadonlySet<string> {
  return new Set(pieces.flatMap(({ code }) => code.flatMap(usedNames)));
}
