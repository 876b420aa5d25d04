import type { PhrasingContent } from 'mdast';
import type { Target } from '../nodes.ts';
import { safeId } from './entry-id.ts';

declare module 'mdast' {
  interface RootContentMap {
    citation: Citation;
  }
  interface PhrasingContentMap {
    citation: Citation;
  }
}

/** What a citation shows of its works: `[1]`, `Knuth [1]`, one thing alone, or nothing: then the work is only listed. */
export type CitationMode = 'parenthetical' | 'textual' | 'author' | 'year' | 'label' | 'title' | 'nothing';

/** Citations of works. Its children are places, one for each work, which a list of works links back to. */
export interface Citation {
  type: 'citation';
  mode: CitationMode;
  works: CitationWork[];
  /** All names are shown, not only the first. */
  allNames?: true;
  /** Nothing but its `@` says that it is one: of an unknown work it is text. */
  isBare?: true;
  /** As it stands in the source. */
  written: string;
  children: Target[];
  position?: Target['position'];
  data?: Target['data'];
}

/** A work that is cited, and what is said of it there. */
export interface CitationWork {
  key: string;
  /** `see` */
  before?: PhrasingContent[];
  /** `, p. 3` */
  after?: PhrasingContent[];
  /** Without the names. */
  noNames?: true;
}

/**
 * Makes a citation.
 *
 * @param places where the keys stand, as far as that is known
 */
export function citationNode(
  parts: Omit<Citation, 'type' | 'children'>,
  places: readonly Citation['position'][] = [],
): Citation {
  return { type: 'citation', ...parts, children: parts.works.map(({ key }, index) => placeOf(key, places[index])) };
}

function placeOf(key: string, position: Citation['position']): Target {
  const id = `cite-${safeId(key)}`;
  return { type: 'target', names: [], id, citation: key, children: [], ...(position && { position }) };
}
