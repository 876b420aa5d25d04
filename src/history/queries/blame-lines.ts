import { diffLines } from '../../diff/line-diff.ts';
import type { IndexState } from '../index/index-state.ts';
import type { RowNumber } from '../index/records.ts';
import type { BlameLine, TrackedBlock } from '../project-history.ts';
import type { IndexedDocument } from './indexed-document.ts';
import { versionOf } from './track-log.ts';

/** Says for each line who wrote it: within a block by comparing its versions line by line. */
export async function blameLines(state: IndexState, document: IndexedDocument): Promise<readonly BlameLine[]> {
  const { lines, blocks, heads } = document;
  const found: BlameLine[] = [];
  for (const [index, block] of blocks.entries()) {
    const head = heads[index];
    const own = await blockLines(state, document, block, head);
    const above = lines.slice(found.length, block.line - 1);
    found.push(...above.map((text, i) => blankLine(found.length + i + 1, text, own[0])), ...own);
  }
  const last = found.at(-1);
  found.push(...lines.slice(found.length).map((text, i) => blankLine(found.length + i + 1, text, last)));
  return found;
}

function blankLine(line: number, text: string, beside: BlameLine | undefined): BlameLine {
  return { line, text, commit: beside?.commit, track: beside?.track };
}

/** A line of a block whose writer is not found yet. */
interface OpenLine {
  /** Its place in the block that is asked about, from 0. */
  readonly index: number;
  /** Its place in the version that is looked at. */
  readonly place: number;
}

async function blockLines(
  state: IndexState,
  { lines }: IndexedDocument,
  block: TrackedBlock,
  head: RowNumber | undefined,
): Promise<readonly BlameLine[]> {
  const own = lines.slice(block.line - 1, block.line - 1 + block.lines);
  const found: BlameLine[] = own.map((text, index) => ({
    line: block.line + index,
    text,
    commit: undefined,
    track: block.track,
  }));
  if (head === undefined) return found;
  let text = `${own.join('\n')}\n`;
  let open: readonly OpenLine[] = own.map((_, index) => ({ index, place: index }));
  const work: { change: RowNumber; open: readonly OpenLine[]; text: string }[] = [];
  const edit = state.change(head).edit;
  if (block.uncommitted === 'edited') {
    const stored = await textAfter(state, edit);
    open = sharedLines(stored, text, open).shared;
    text = stored;
  }
  work.push({ change: edit, open, text });
  for (let item = work.pop(); item; item = work.pop()) {
    const row = state.change(item.change);
    let left = item.open;
    for (const previous of row.previous === undefined ? [] : [row.previous, ...row.also]) {
      const before = state.change(previous).edit;
      const older = await textAfter(state, before);
      const { shared, others } = sharedLines(older, item.text, left);
      if (shared.length > 0) work.push({ change: before, open: shared, text: older });
      left = others;
    }
    const { path, line } = versionOf(state, item.change);
    const commit = state.commitId(row.commit);
    for (const { index, place } of left) {
      const shown = found[index];
      if (shown) found[index] = { ...shown, commit, origin: { path, line: line + place } };
    }
  }
  return found;
}

async function textAfter(state: IndexState, change: RowNumber): Promise<string> {
  const version = versionOf(state, change);
  return typeof version.document === 'string'
    ? state.source.blockText(version.document, version)
    : version.document.text;
}

/** Divides lines of a text into those that an older one has, with their places there, and the others. */
function sharedLines(older: string, text: string, open: readonly OpenLine[]) {
  const places = new Map<number, number>();
  for (const { before, after, length } of diffLines(older, text).matches) {
    for (let i = 0; i < length; i += 1) places.set(after + i, before + i);
  }
  const shared = open.flatMap(({ index, place }) => {
    const old = places.get(place);
    return old === undefined ? [] : [{ index, place: old }];
  });
  return { shared, others: open.filter(line => !places.has(line.place)) };
}
