import type { ChunkPart } from './chunk.ts';
import type { AttributeReading, ChunkAttributes } from './chunk-attribute-values.ts';
import { commentLine } from './comment-syntax.ts';

/** A part of a chunk without its place, which the reader knows. */
export type UnplacedChunkPart = Omit<ChunkPart, 'block' | 'line' | 'column'>;

/**
 * Makes a part of a chunk from a code block and its attributes, or undefined where they give it neither a name nor a file: such
 * code is shown and nothing else.
 *
 * @param code LF ends, without the final one
 */
export function chunkPart(attributes: ChunkAttributes, language: string, code: string): UnplacedChunkPart | undefined {
  const {
    name,
    file,
    join,
    anchor,
    label,
    stage,
    context,
    mode,
    eol,
    finalNewlines,
    scope,
    defs,
    noexpand,
    strict,
    shownOnly,
  } = attributes;
  const chunk = name ?? file;
  if (chunk === undefined) return undefined;
  const header = fileHeader(attributes, language);
  return {
    name: chunk,
    language,
    code,
    ...(file !== undefined && { file }),
    ...(join !== undefined && { join }),
    ...(anchor !== undefined && { anchor }),
    ...(label !== undefined && { label }),
    ...(stage !== undefined && { stage }),
    ...(context !== undefined && { context }),
    ...(mode !== undefined && { mode }),
    ...(header !== '' && { header }),
    ...(eol !== undefined && { eol }),
    ...(finalNewlines !== undefined && { finalNewlines }),
    ...(scope !== undefined && { scope }),
    ...(defs !== undefined && { defs }),
    ...(noexpand && { noexpand }),
    ...(strict && { strict }),
    ...(shownOnly && { shownOnly }),
  };
}

/** Joins attributes of two places, such as a fence and its comment options; the second wins where both speak. */
export function mergeAttributes(first: AttributeReading, second: AttributeReading): AttributeReading {
  return {
    ...first,
    ...second,
    attributes: { ...first.attributes, ...second.attributes },
    messages: [...first.messages, ...second.messages],
  };
}

/** The lines above the code in the order that operating systems and licence scanners want them. */
function fileHeader({ shebang, license, header, comment }: ChunkAttributes, language: string): string {
  const notice =
    license === undefined ? undefined : commentLine(language, `SPDX-License-Identifier: ${license}`, comment);
  return [shebang, notice, header].filter(line => line !== undefined).join('\n');
}
