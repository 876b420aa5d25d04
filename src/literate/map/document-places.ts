import type { SourcePlace } from '../tangle/placed-part.ts';
import type { FileMap, Span } from './file-map.ts';

/** A place in a tangled file, from 1, columns in UTF-16 units. */
export interface ProgramPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Finds what became of a place in a document: several places where its chunk is used more than once, none where it goes to no file. What
 * stands in a reference is where that begins; without a column, the line's first.
 */
export function programPlaces(
  maps: Iterable<FileMap>,
  { document, line, column }: Omit<SourcePlace, 'column'> & { readonly column?: number },
): readonly ProgramPlace[] {
  const found = [...maps].flatMap(map => spansFrom(map, document, line));
  const columns = found.map(({ span }) => span.source.column).sort((a, b) => a - b);
  const chosen = (column === undefined ? undefined : columns.findLast(one => one <= column)) ?? columns[0];
  return found
    .filter(({ span }) => span.source.column === chosen)
    .map(({ file, line: at, span }) => {
      const beyond = Math.max(0, (column ?? 0) - span.source.column);
      return { file, line: at, column: Math.min(span.column + beyond, span.end) };
    });
}

interface FoundSpan {
  readonly file: string;
  readonly line: number;
  readonly span: Span;
}

function spansFrom(map: FileMap, document: string, line: number): FoundSpan[] {
  if (!map.documents.has(document)) return [];
  return map.lines.flatMap((_, index) =>
    map
      .spans(index + 1)
      .filter(({ source }) => source.line === line && source.document === document)
      .map(span => ({ file: map.path, line: index + 1, span })),
  );
}
