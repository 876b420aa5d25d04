import type { Position } from './positions.ts';

/** A place that is written for another. */
export interface NewPlace {
  readonly path: string;
  readonly line: number;
  readonly column?: number;
}

/** Writes other places for positions in a line. @param placeOf undefined for a position that stays as it is */
export function rewritePositions(
  line: string,
  positions: readonly Position[],
  placeOf: (path: string, line: number, column: number | undefined) => NewPlace | undefined,
): string {
  let text = '';
  let at = 0;
  const put = ([start, end]: readonly [number, number], words: string) => {
    text += line.slice(at, start) + words;
    at = end;
  };
  for (const { path, line: row, column } of positions) {
    const read = (span: readonly [number, number]) => line.slice(...span);
    const place = placeOf(read(path), Number(read(row)), column && Number(read(column)));
    if (!place || path[0] < at) continue;
    put(path, place.path);
    put(row, String(place.line));
    if (column && place.column !== undefined) put(column, String(place.column));
  }
  return text + line.slice(at);
}
