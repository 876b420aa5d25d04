import { textLines } from '../../literate/lines.ts';
import { compareText } from '../../store/compare-text.ts';
import type { MatchableBlock } from '../matching/matching.ts';
import { pairDocuments } from '../matching/pair-documents.ts';
import type { DocumentKey } from '../project-history.ts';
import type { DocumentDifference } from '../source/history-source.ts';
import type { OutlineEntry } from './encoding.ts';
import type { IndexState, VersionState } from './index-state.ts';
import type { CommitPlace } from './records.ts';

/** A document that a commit changed, against its first parent. */
export interface ChangedDocument {
  readonly path: string;
  /** What it was: at another path, where it moved. */
  readonly before?: VersionState;
  /** What it is; absent where it was removed. */
  readonly after?: { readonly document: DocumentKey; readonly blocks: readonly OutlineEntry[] };
  /** For matching; empty on a side where there is nothing. */
  readonly blocks: BlockWindow;
}

/** What two versions of a document do not have in common at their beginnings and ends, with some of what they have beside it. */
export interface BlockWindow {
  /** How many blocks above it are the same. */
  readonly skipped: number;
  readonly before: readonly MatchableBlock[];
  readonly after: readonly MatchableBlock[];
}

/** Finds out what a commit changed, in the order of paths; a document that moved is at its new path, and its old one is not listed. */
export async function changedDocuments(
  state: IndexState,
  parent: CommitPlace | undefined,
  differences: readonly DocumentDifference[],
): Promise<readonly ChangedDocument[]> {
  const changed: Omit<ChangedDocument, 'blocks'>[] = [];
  for (const { path, before: oldKey, after: newKey } of differences) {
    const before = parent && state.stateAt(parent, path);
    const blocks = newKey === undefined ? undefined : await state.outline(newKey, oldKey);
    const after = newKey !== undefined && blocks && { document: newKey, blocks };
    if (before || after) changed.push({ path, ...(before && { before }), ...(after && { after }) });
  }
  const texts = await loadTexts(state, changed);
  const withBlocks = changed.map(document => ({
    ...document,
    blocks: blockWindow(state, document, texts),
  }));
  return joinMoved(withBlocks).toSorted((a, b) => compareText(a.path, b.path));
}

/** Blocks of the common ends that are kept: neighbours tell what a block is. */
const NEIGHBOURS = 2;

function blockWindow(
  state: IndexState,
  { before, after }: Omit<ChangedDocument, 'blocks'>,
  texts: ReadonlyMap<DocumentKey, string>,
): BlockWindow {
  if (!before || !after) {
    return {
      skipped: 0,
      before: before ? matchable(state, before, texts) : [],
      after: after ? matchable(state, after, texts) : [],
    };
  }
  const [old, now] = [before.blocks, after.blocks];
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old[start]?.block === now[start]?.block) start += 1;
  let end = 0;
  while (end < most - start && old[old.length - 1 - end]?.block === now[now.length - 1 - end]?.block) end += 1;
  const [skipped, left] = [Math.max(0, start - NEIGHBOURS), Math.max(0, end - NEIGHBOURS)];
  const within = <Item>(blocks: readonly Item[]) => blocks.slice(skipped, blocks.length - left);
  return {
    skipped,
    before: matchable(state, { document: before.document, blocks: within(old) }, texts),
    after: matchable(state, { document: after.document, blocks: within(now) }, texts),
  };
}

/** Texts are needed where both sides have something that the other may have become. */
async function loadTexts(
  state: IndexState,
  changed: readonly Omit<ChangedDocument, 'blocks'>[],
): Promise<ReadonlyMap<DocumentKey, string>> {
  const texts = new Map<DocumentKey, string>();
  if (!changed.some(document => document.before) || !changed.some(document => document.after)) return texts;
  for (const { before, after } of changed) {
    for (const key of [before?.document, after?.document]) {
      if (key !== undefined && !texts.has(key)) texts.set(key, await state.source.text(key));
    }
  }
  return texts;
}

/** Blocks as matching looks at them. Texts are cut out of the document when they are asked for. */
export function matchable(
  state: IndexState,
  { document, blocks }: { readonly document: DocumentKey; readonly blocks: readonly OutlineEntry[] },
  texts: ReadonlyMap<DocumentKey, string>,
): readonly MatchableBlock[] {
  let lines: readonly string[] | undefined;
  return blocks.map(({ block, line }) => {
    const row = state.block(block);
    return {
      id: row.id,
      kind: row.kind,
      ...(row.alias !== undefined && { alias: row.alias }),
      get text() {
        lines ??= textLines(texts.get(document) ?? '');
        return lines.slice(line - 1, line - 1 + row.lines).join('\n');
      },
    };
  });
}

function joinMoved(changed: readonly ChangedDocument[]): readonly ChangedDocument[] {
  const removed = changed.filter(({ before, after }) => before && !after);
  const added = changed.filter(({ before, after }) => !before && after);
  if (removed.length === 0 || added.length === 0) return changed;
  const pairs = pairDocuments(
    removed.map(({ path, before, blocks }) => ({ path, content: before?.document ?? '', blocks: blocks.before })),
    added.map(({ path, after, blocks }) => ({ path, content: after?.document ?? '', blocks: blocks.after })),
  );
  const origins = new Map(pairs.map(pair => [added[pair.to], removed[pair.from]]));
  const gone = new Set(origins.values());
  return changed.flatMap(document => {
    if (gone.has(document)) return [];
    const origin = origins.get(document);
    if (!origin?.before) return [document];
    return [
      {
        ...document,
        before: origin.before,
        blocks: { skipped: 0, before: origin.blocks.before, after: document.blocks.after },
      },
    ];
  });
}
