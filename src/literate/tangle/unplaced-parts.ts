import { quote } from '../../core/error.ts';
import type { Chunk } from './chunk-graph.ts';
import type { UnplacedPart } from './joined-piece.ts';
import { type DocumentMessage, messageAt, placeText } from './placed-part.ts';

/** Says of a part that what it is to stand by, or to replace, is not in its chunk at that place, or more than once. */
export function unplacedMessage(chunk: Chunk, { part, anchor, places, near }: UnplacedPart): DocumentMessage {
  const does = part.join === 'replace' ? 'replaces' : `stands ${part.join ?? 'by'}`;
  const start = `This part of ${quote(chunk.name)} ${does} ${quote(anchor)}`;
  if (places.length > 0) {
    const all = places.map(place => placeText({ document: place.part.document, line: place.part.line + place.from }));
    const text = `${start}, which the chunk has more than once: ${all.join(', ')}.`;
    return messageAt(part, 'error', 'ambiguous-place', text, 'Give a part a name of its own with part="...".');
  }
  const text = `${start}, but up to here the chunk has neither a part nor a reference of that name.`;
  const meant = near.length === 0 ? '' : `Did you mean ${near.map(quote).join(' or ')}? `;
  return messageAt(part, 'error', 'undefined-place', text, `${meant}Name a reference in the chunk, or a part="...".`);
}
