import { matchDocuments } from '../matching/match-documents.ts';
import type { DocumentKey } from '../project-history.ts';
import type { ChangedDocument } from './changed-documents.ts';
import { matchable } from './changed-documents.ts';
import type { IndexState, VersionState } from './index-state.ts';
import type { CommitPlace, RowNumber } from './records.ts';

/** Where a block of a changed document comes from. */
export interface Origin {
  /** The change that it is as it was after; absent for a block that is new. */
  readonly previous?: RowNumber;
  /** Its changes on further parents, where they are others. */
  readonly also: readonly RowNumber[];
  /** Whether text and place are those of `previous`: then nothing changed. */
  readonly isSame: boolean;
  /** Whether the text is that of `previous`. */
  readonly isEqual: boolean;
  /** Whether it stands elsewhere than `previous`, apart from what moved along with its document. */
  readonly moved: boolean;
}

const NEW: Origin = { also: [], isSame: false, isEqual: false, moved: false };

/** Finds the origins, on the first parent, of all blocks of changed documents: `origins[i][j]` is that of block `j` of document `i`. */
export function originsOf(changed: readonly ChangedDocument[]): Origin[][] {
  const origins = changed.map(commonEnds);
  for (const { from, to, moved } of matchDocuments(changed.map(document => document.blocks))) {
    const source = changed[from.document];
    const document = changed[to.document];
    const previous = source?.before?.heads[source.blocks.skipped + from.block];
    const blocks = origins[to.document];
    if (!source || !document || previous === undefined || !blocks) continue;
    const isEqual = document.blocks.after[to.block]?.id === source.blocks.before[from.block]?.id;
    const isSame = isEqual && !moved && source.before?.path === document.path;
    blocks[document.blocks.skipped + to.block] = { previous, also: [], isSame, isEqual, moved };
  }
  return origins;
}

/** What is above and below the window of a document is as it was. */
function commonEnds({ before, after, blocks }: ChangedDocument): Origin[] {
  const count = after?.blocks.length ?? 0;
  const end = blocks.skipped + blocks.after.length;
  const shift = (before?.heads.length ?? 0) - count;
  return Array.from({ length: count }, (_, index) => {
    const place = index < blocks.skipped ? index : index >= end ? index + shift : -1;
    const head = before?.heads[place];
    return head === undefined ? NEW : same(head);
  });
}

/**
 * Looks for blocks that are not as the first parent had them on the other parents of a merge: a block that is there as it is now has
 * its history from there, and one that is like one there, and like none on the first parent, is a later version of that one.
 */
export async function mergeOrigins(
  state: IndexState,
  changed: readonly ChangedDocument[],
  origins: Origin[][],
  [first, ...parents]: readonly CommitPlace[],
): Promise<void> {
  const used = usedTracks(state, origins);
  const listed = new Set(changed.map(document => document.before?.path));
  const tracks: Tracks = {
    used,
    isElsewhere: track => first !== undefined && placesOf(state, track, first).some(path => !listed.has(path)),
  };
  for (const parent of parents) {
    for (const [number, document] of changed.entries()) {
      const blocks = origins[number];
      const other = document.after && blocks?.some(origin => !origin.isSame) && state.stateAt(parent, document.path);
      if (other && blocks) await takeFrom(state, document, other, blocks, tracks);
    }
  }
}

/** Which tracks blocks may not be given. */
interface Tracks {
  /** Those that blocks of changed documents have. */
  readonly used: Set<RowNumber>;
  /** Whether a document that did not change has a block of this track: a merge may bring back what went elsewhere. */
  readonly isElsewhere: (track: RowNumber) => boolean;
}

/** Paths of the documents of a commit that have a block of a track. */
function placesOf(state: IndexState, track: RowNumber, commit: CommitPlace): readonly string[] {
  const numbers = new Set(state.records.changesOfTrack(track));
  const versions = new Set([...numbers].map(number => state.change(number).version));
  const paths = new Set([...versions].map(version => state.version(version).path));
  return [...paths].filter(path => state.stateAt(commit, path)?.heads.some(head => numbers.has(head)));
}

/** The tracks of blocks that have an origin: no other block may be given them. */
function usedTracks(state: IndexState, origins: readonly (readonly Origin[])[]): Set<RowNumber> {
  const heads = origins.flat().flatMap(origin => (origin.previous === undefined ? [] : [origin.previous]));
  return new Set(heads.map(head => state.change(head).track));
}

async function takeFrom(
  state: IndexState,
  document: ChangedDocument,
  other: VersionState,
  blocks: Origin[],
  { used, isElsewhere }: Tracks,
): Promise<void> {
  for (const [index, link] of await linksTo(state, document, other)) {
    const origin = blocks[index];
    const head = other.heads[link.block];
    if (!origin || origin.isSame || head === undefined || head === origin.previous) continue;
    const { track } = state.change(head);
    const own = origin.previous === undefined ? undefined : state.change(origin.previous).track;
    if (own === track) {
      blocks[index] = link.isSame ? same(head) : { ...origin, also: [...origin.also, head] };
    } else if (!used.has(track) && (own === undefined || (link.isSame && !origin.isEqual)) && !isElsewhere(track)) {
      if (own !== undefined) used.delete(own);
      used.add(track);
      blocks[index] = link.isSame
        ? same(head)
        : { previous: head, also: [], isSame: false, isEqual: link.isEqual, moved: link.moved };
    }
  }
}

function same(previous: RowNumber): Origin {
  return { previous, also: [], isSame: true, isEqual: true, moved: false };
}

interface Link {
  readonly block: number;
  readonly isSame: boolean;
  readonly isEqual: boolean;
  readonly moved: boolean;
}

/** Which block of a parent each block of the document is. */
async function linksTo(
  state: IndexState,
  { after }: ChangedDocument,
  other: VersionState,
): Promise<readonly (readonly [index: number, link: Link])[]> {
  if (after?.document === other.document) {
    return other.blocks.map((_, block) => [block, { block, isSame: true, isEqual: true, moved: false }] as const);
  }
  if (!after) return [];
  const texts = new Map<DocumentKey, string>();
  for (const key of [other.document, after.document]) texts.set(key, await state.source.text(key));
  const before = matchable(state, other, texts);
  const now = matchable(state, after, texts);
  return matchDocuments([{ before, after: now }]).map(({ from, to, moved }) => {
    const isEqual = before[from.block]?.id === now[to.block]?.id;
    return [to.block, { block: from.block, isSame: isEqual && !moved, isEqual, moved }] as const;
  });
}
