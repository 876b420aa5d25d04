import type { Annotation } from './annotation.ts';
import { isBlockMarker } from './block-markers.ts';
import { isLineDirective } from './line-directives.ts';
import { isMapComment } from './source-map-comment.ts';

/** A text without what annotation put into it. */
export interface BareText {
  readonly text: string;
  /** For each of its lines the line of the annotated text, both from 0. */
  readonly lines: readonly number[];
  /** The lines taken out, from 0. */
  readonly annotations: readonly number[];
}

/** Takes directives, markers and the name of a map out of a tangled text. */
export function withoutAnnotation(text: string, how: Annotation | undefined): BareText {
  const all = text.split('\n');
  const isOurs = how === undefined ? () => false : how.form === 'markers' ? isBlockMarker : isOfLines;
  const [lines, annotations]: [number[], number[]] = [[], []];
  for (const [index, line] of all.entries()) (isOurs(line.replace(/\r$/, '')) ? annotations : lines).push(index);
  return { text: lines.map(index => all[index]).join('\n'), lines, annotations };
}

function isOfLines(line: string): boolean {
  return isLineDirective(line) || isMapComment(line);
}
