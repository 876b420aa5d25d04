import { quote } from '../../core/error.ts';
import type { Chunk } from './chunk-graph.ts';
import type { ChunkNames } from './chunk-names.ts';
import { placeIn } from './linked-chunk.ts';
import type { Unresolved } from './linked-line.ts';
import { type DocumentMessage, messageAt, placeText } from './placed-part.ts';
import { mayBeCode } from './reference-language.ts';

/**
 * Says what is wrong with a reference that leads to no chunk, or nothing where it is most likely code: an error where the language
 * has no such code (or `strict`), else a warning where it stands alone on its line or resembles a chunk's name.
 */
export function unresolvedMessage(
  reference: Unresolved,
  names: ChunkNames,
  strict: boolean,
): DocumentMessage | undefined {
  const { part, index, column, name, before, after, candidates } = reference;
  const place = placeIn(part, index, column);
  if (candidates.length > 1) {
    const all = candidates.map(chunkText).join(', ');
    return messageAt(
      place,
      'error',
      'ambiguous-chunk',
      `${quote(name)} may be any of ${all}.`,
      'Write more of the name.',
    );
  }
  const shown = names.resolve(name, part.document).chunk;
  if (shown) {
    const text = `The chunk ${chunkText(shown)} is only shown (tangle=false), so ${placeText(place)} cannot use it.`;
    return messageAt(place, 'error', 'undefined-chunk', text);
  }
  const near = names.nearest(name, part.document);
  const isError = strict || part.strict === true || !mayBeCode(part.language, before, after);
  const isAlone = before.trim() === '' && after.trim() === '';
  if (!isError && !isAlone && near.length === 0) return undefined;
  const text = `The chunk ${quote(part.name)} uses ${quote(name)}, but no chunk has that name.`;
  return messageAt(place, isError ? 'error' : 'warning', 'undefined-chunk', text, advice(near));
}

function advice(near: readonly string[]): string {
  const meant = near.length === 0 ? '' : `Did you mean ${near.map(quote).join(' or ')}? `;
  return `${meant}Literal text is written @<<...>>.`;
}

function chunkText(chunk: Chunk): string {
  const first = chunk.definitions[0];
  return first ? `${quote(chunk.name)} (${placeText(first)})` : quote(chunk.name);
}
