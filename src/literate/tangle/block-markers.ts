import { commentSyntax } from '../comment-syntax.ts';
import { type Annotation, documentPath } from './annotation.ts';
import type { Chunk } from './chunk-graph.ts';
import type { PlacedPart } from './placed-part.ts';

/** Comments around the lines of a block, as Entangled writes them. */
export interface BlockMarkers {
  begin(chunk: Chunk, part: PlacedPart): string;
  end(part: PlacedPart): string;
}

/**
 * The markers of blocks, byte for byte those of Entangled 2:
 *
 *     # ~/~ begin <<docs/index.md#greet>>[init]
 *     # ~/~ end
 *
 * The first block of a chunk is `init`; another has the number of those of its name before it in its document.
 */
export function blockMarkers(how: Annotation): BlockMarkers {
  const numbers = new Map<Chunk, ReadonlyMap<PlacedPart, string>>();
  return {
    begin(chunk, part) {
      if (!numbers.has(chunk)) numbers.set(chunk, numbersOf(chunk));
      const number = numbers.get(chunk)?.get(part) ?? '0';
      const [open, close] = comment(part.language);
      const label = `${documentPath(how, part.document)}#${part.name}`;
      return `${open} ~/~ begin <<${withoutClose(label, close.trim())}>>[${number}]${close}`;
    },
    end(part) {
      const [open, close] = comment(part.language);
      return `${open} ~/~ end${close}`;
    },
  };
}

/** A name must not end the comment that it stands in. */
function withoutClose(label: string, close: string): string {
  return close === '' ? label : label.replaceAll(close, `${close[0]} ${close.slice(1)}`);
}

function numbersOf({ definitions, joined }: Chunk): ReadonlyMap<PlacedPart, string> {
  const counts = new Map<string, number>();
  return new Map(
    definitions.map(part => {
      const count = counts.get(part.document) ?? 0;
      counts.set(part.document, count + 1);
      return [part, part === joined[0] ? 'init' : String(count)];
    }),
  );
}

/** What stands before and behind the words of a marker. */
function comment(language: string): readonly [open: string, close: string] {
  const name = language.toLowerCase();
  if (/^(?:c|cpp|c\+\+)$/.test(name)) return ['/*', ' */'];
  if (/^(?:scheme|r5rs|r6rs|r7rs|racket|clojure)$/.test(name)) return [';', ''];
  const { line, block } = commentSyntax(name) ?? {};
  if (line !== undefined) return [line, ''];
  return block ? [block[0], ` ${block[1]}`] : ['#', ''];
}

const BEGIN = /^\s*\S+ ~\/~ begin <<[^#]+#.+>>\[(?:init|\d+)\]/;
const END = /^\s*\S+ ~\/~ end(?:$|\s)/;

/** Which marker a line is, if it is one. */
export function markerSide(text: string): 'begin' | 'end' | undefined {
  if (!text.includes('~/~')) return undefined;
  return BEGIN.test(text) ? 'begin' : END.test(text) ? 'end' : undefined;
}

/** Whether a line is a marker. */
export function isBlockMarker(text: string): boolean {
  return markerSide(text) !== undefined;
}
