import type { Block } from '../../literate/block.ts';
import type { DocumentOutline } from '../../literate/document.ts';
import { blockText, textLines } from '../../literate/lines.ts';
import { lookupsHold } from '../names.ts';
import { TRANSFORM_FAILED } from '../report.ts';
import { blockKey, type Trace, type TracePool } from '../transform.ts';
import { contextChanges } from './context-changes.ts';
import { identityChanges, sameTransform } from './identity-changes.ts';
import { lookupChanges } from './lookup-changes.ts';
import type { PageView } from './page-view.ts';
import type { BlockExplanation, Reason } from './reason.ts';
import { linkChanges } from './site-changes.ts';

/** What explaining blocks needs beside the page. */
export interface BlocksInput {
  readonly view: PageView;
  /** Traces to choose from, as the build has them. */
  readonly pool: TracePool;
  /** The normalised text of the document. */
  readonly text: () => string;
  /** What the page's record says of its format, if that is still known. */
  readonly identityBefore: string | undefined;
}

/** Which blocks of a document would be transformed, and why. */
export function explainBlocks(input: BlocksInput): BlockExplanation[] {
  const { view, pool } = input;
  const places = matchBlocks(view.before?.blocks ?? [], view.outline.blocks);
  const transformed = new Map<string, number>();
  return view.outline.blocks.map((block, index) => {
    const key = blockKey(block);
    const traces = pool.ofBlock(block);
    const found = traces.find(trace => lookupsHold(trace.lookups, view.names));
    if (found) return explained(block, 'hit', linkChanges(view, linksOf(found)));
    const line = transformed.get(key);
    if (line !== undefined)
      return explained(block, 'hit', [{ cause: 'repeated', text: `the same as the block in line ${line}` }]);
    transformed.set(key, block.line);
    return explained(block, 'miss', reasonsOfMiss(input, block, traces, places[index]));
  });
}

/** The same of a page that stays as it is. */
export function unchangedBlocks({ blocks }: DocumentOutline): BlockExplanation[] {
  return blocks.map(block => explained(block, 'hit', []));
}

function explained(block: Block, result: BlockExplanation['result'], reasons: readonly Reason[]): BlockExplanation {
  const { line, lines, kind, language } = block;
  return { line, lines, kind, ...(language !== undefined && { language }), result, reasons };
}

/** The questions of a trace's links. */
function linksOf({ artifact }: Trace): string[] {
  const links = artifact.parts.flatMap(part =>
    typeof part !== 'string' && part.hole === 'href' ? [`${part.namespace} ${part.name}`] : [],
  );
  return [...new Set(links)];
}

function reasonsOfMiss(
  { view, text, identityBefore }: BlocksInput,
  block: Block,
  traces: readonly Trace[],
  old: Block | undefined,
): Reason[] {
  const { record, before, outline, woven } = view;
  if (traces[0]) return lookupChanges(view, traces[0].lookups);
  if (!record) return [{ cause: 'new', text: 'its document has no page yet' }];
  if (record.format !== woven.digest && !sameTransform(identityBefore, woven.identity))
    return identityChanges(identityBefore, woven.identity);
  if (!before) return [{ cause: 'cache', text: 'what is remembered of its document is gone' }];
  if (!old) return [{ cause: 'new', text: 'the block is new' }];
  if (old.id !== block.id) return [{ cause: 'edited', text: 'the block was edited' }];
  if (old.context !== block.context) {
    const ownText = blockText(textLines(text()), block);
    return contextChanges({ outline: before, block: old }, { outline, block, text: ownText });
  }
  const hasFailed = record.messages.some(
    ({ rule, line }) => rule === TRANSFORM_FAILED && line >= old.line && line < old.line + old.lines,
  );
  if (hasFailed) return [{ cause: 'failed', text: 'its transform failed, so it is tried again' }];
  return [{ cause: 'cache', text: 'its result is no more in the cache' }];
}

/** For each block the one that it was: of the same text, or the next of its kind between two such. */
function matchBlocks(before: readonly Block[], after: readonly Block[]): (Block | undefined)[] {
  const places = new Map<string, number[]>();
  before.forEach(({ id }, place) => void (places.get(id)?.push(place) ?? places.set(id, [place])));
  const same = after.map(({ id }) => places.get(id)?.shift());
  const taken = new Set(same);
  let next = 0;
  return after.map(({ kind }, index) => {
    const place = same[index];
    if (place !== undefined) {
      next = place + 1;
      return before[place];
    }
    for (let candidate = next; candidate < before.length && !taken.has(candidate); candidate += 1)
      if (before[candidate]?.kind === kind) {
        next = candidate + 1;
        return before[candidate];
      }
    return undefined;
  });
}
