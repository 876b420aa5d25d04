import type { FileMap } from './file-map.ts';
import { vlq } from './vlq.ts';

/** A source map of version 3 (ECMA-426), as JSON has it. */
export interface SourceMapV3 {
  readonly version: 3;
  readonly file: string;
  readonly sources: readonly string[];
  readonly names: readonly string[];
  readonly mappings: string;
}

/**
 * Makes the source map of a tangled file. Consumers look for the last mapping up to a place and take it as it is, so there is one for
 * every word and sign.
 *
 * @param name the file as the map names it
 * @param address of a document, as the map names it: relative to the map
 */
export function sourceMap(map: FileMap, name: string, address: (document: string) => string): SourceMapV3 {
  const sources = new Map<string, number>();
  const last = { source: 0, line: 0, column: 0 };
  const mappings = map.lines.map((text, index) => {
    let column = 0;
    return segments(map, text, index + 1)
      .map(segment => {
        const source = sources.get(segment.document) ?? sources.size;
        sources.set(segment.document, source);
        const fields = [
          segment.at - column,
          source - last.source,
          segment.line - last.line,
          segment.from - last.column,
        ];
        column = segment.at;
        Object.assign(last, { source, line: segment.line, column: segment.from });
        return fields.map(vlq).join('');
      })
      .join(',');
  });
  return { version: 3, file: name, sources: [...sources.keys()].map(address), names: [], mappings: mappings.join(';') };
}

/** Places from 0. */
interface Segment {
  readonly at: number;
  readonly document: string;
  readonly line: number;
  readonly from: number;
}

function segments(map: FileMap, text: string, line: number): Segment[] {
  return map.spans(line).flatMap(({ column, end, source }) => {
    const words = Array.from(text.slice(column - 1, end - 1).matchAll(WORD), ({ index }) => index);
    return [...new Set([0, ...words])].map(offset => ({
      at: column - 1 + offset,
      document: source.document,
      line: source.line - 1,
      from: source.column - 1 + offset,
    }));
  });
}

const WORD = /[\p{L}\p{N}\p{M}_$]+|[^\s]/gu;
