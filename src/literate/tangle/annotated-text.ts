import { type Annotation, documentPath, documentPathFrom } from './annotation.ts';
import { isBlockMarker } from './block-markers.ts';
import { directivePath } from './line-directives.ts';
import { namesMapOf } from './source-map-comment.ts';

/** A text without what annotation put into it. */
export interface BareText {
  readonly text: string;
  /** For each of its lines the line of the annotated text, both from 0. */
  readonly lines: readonly number[];
  /** The lines taken out, from 0. */
  readonly annotations: readonly number[];
}

/**
 * Takes directives, markers and the name of a map out of a tangled text. Directives that lead elsewhere are its author's.
 *
 * @param file the path of the file, as in `TangledFile`
 * @param documents of the project
 */
export function withoutAnnotation(
  text: string,
  how: Annotation | undefined,
  file: string,
  documents: Iterable<string>,
): BareText {
  const isOurs = ownLines(how, file, documents);
  const all = text.split('\n');
  const [lines, annotations]: [number[], number[]] = [[], []];
  for (const [index, line] of all.entries()) (isOurs(line.replace(/\r$/, '')) ? annotations : lines).push(index);
  return { text: lines.map(index => all[index]).join('\n'), lines, annotations };
}

function ownLines(how: Annotation | undefined, file: string, documents: Iterable<string>): (line: string) => boolean {
  if (how === undefined) return () => false;
  if (how.form === 'markers') return isBlockMarker;
  const all = [...documents];
  const paths = new Set(all.flatMap(one => [documentPath(how, one), documentPathFrom(how, file, one)]));
  return line => paths.has(directivePath(line) ?? '') || namesMapOf(line, file);
}
