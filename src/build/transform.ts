import type { RootContent } from 'mdast';
import { hash } from '../bytes/hash.ts';
import type { Artifact } from '../literate/artifact.ts';
import type { Block } from '../literate/block.ts';
import type { Format } from '../literate/format.ts';
import { type Message, shiftMessage } from '../literate/message.ts';
import type { Names } from '../literate/names.ts';
import { type Lookup, lookupsHold, type PartialNames, recordingNames } from './names.ts';
import { TRANSFORM_FAILED } from './report.ts';

/** One way a block came out: what its transform asked, and what it made. Holds again whenever the answers are the same. */
export interface Trace {
  readonly lookups: readonly Lookup[];
  readonly artifact: Artifact;
  /** With lines relative to the block. */
  readonly messages: readonly Message[];
  /** The transform threw: shown, and never kept. */
  readonly failed?: true;
}

/** The traces of a document's blocks, by block key: pairs, since objects of many different keys are slow to read. Artifacts are cheap and many, so a document's are one cache entry. */
export type Bundle = readonly (readonly [key: string, traces: readonly Trace[]])[];

/** A block keeps this many traces, newest first: switching a definition back and forth hits. */
const TRACES_PER_BLOCK = 4;

/** The cache key of a document's bundle, by its blob id. */
export function bundleKey(format: Pick<Format, 'name' | 'identity'>, id: string): string {
  return `trace:2:${format.name}:${hash('sha256', format.identity).slice(0, 20)}:${id}`;
}

/** Blocks of one content and context are the same block, wherever they stand. */
export function blockKey(block: Block): string {
  return block.context === '' ? block.id : `${block.id}.${block.context}`;
}

/** Traces to choose from: those of the document as it was, and of others whose blocks may have moved here. */
export class TracePool {
  private readonly traces = new Map<string, readonly Trace[]>();

  /** A pool that begins with the same traces. */
  copy(): TracePool {
    const copy = new TracePool();
    for (const [key, traces] of this.traces) copy.traces.set(key, traces);
    return copy;
  }

  /** Newest first. */
  add(bundle: Bundle): void {
    for (const [key, traces] of bundle) this.addTraces(key, traces);
  }

  addTraces(key: string, traces: readonly Trace[]): void {
    const known = this.traces.get(key);
    this.traces.set(key, known ? [...traces, ...known] : traces);
  }

  of(key: string): readonly Trace[] {
    return this.traces.get(key) ?? [];
  }

  ofBlock(block: Block): readonly Trace[] {
    return this.of(blockKey(block));
  }
}

/** What became of a document's blocks. */
export interface TransformedBlocks {
  /** One for each block; undefined where names were asked that could not be answered yet. */
  readonly traces: (Trace | undefined)[];
  /** Blocks that were transformed, and not found. */
  transformed: number;
}

/** Gets a trace for every block of a document: one that still holds, else by transforming. */
export async function transformBlocks(
  format: Format,
  blocks: readonly Block[],
  node: (index: number) => RootContent | undefined,
  names: PartialNames,
  pool: TracePool,
  begun?: TransformedBlocks,
): Promise<TransformedBlocks> {
  const result: TransformedBlocks = begun ?? { traces: new Array(blocks.length).fill(undefined), transformed: 0 };
  for (const [index, block] of blocks.entries()) {
    if (result.traces[index]) continue;
    const found = fitting(pool.of(blockKey(block)), names);
    if (found === 'unknown') continue;
    const trace = found ?? (await transformBlock(format, node(index), block, names));
    if (!trace) continue;
    result.traces[index] = trace;
    if (!found) {
      result.transformed += 1;
      if (!trace.failed) pool.addTraces(blockKey(block), [trace]);
    }
  }
  return result;
}

function fitting(traces: readonly Trace[], names: PartialNames): Trace | 'unknown' | undefined {
  for (const trace of traces) {
    const holds = lookupsHold(trace.lookups, names);
    if (names.takeMissed()) return 'unknown';
    if (holds) return trace;
  }
  return undefined;
}

/** The traces of a document that are worth keeping. */
export function bundleOf(blocks: readonly Block[], traces: readonly (Trace | undefined)[], pool: TracePool): Bundle {
  const bundle = new Map<string, readonly Trace[]>();
  for (const [index, block] of blocks.entries()) {
    const trace = traces[index];
    if (!trace || trace.failed) continue;
    const key = blockKey(block);
    const all = pool.of(key);
    const others = all.length <= 1 ? [] : all.filter(other => other !== trace);
    bundle.set(key, [trace, ...others].slice(0, TRACES_PER_BLOCK));
  }
  return [...bundle];
}

/** The messages of a document's blocks, at their lines in the document. */
export function messagesOf(blocks: readonly Block[], traces: readonly (Trace | undefined)[]): Message[] {
  return blocks.flatMap((block, index) =>
    (traces[index]?.messages ?? []).map(message => shiftMessage(message, block.line)),
  );
}

/** Every question of some blocks once. */
export function uniqueLookups(traces: readonly Trace[]): Lookup[] {
  const lookups = new Map<string, Lookup>();
  for (const trace of traces) for (const lookup of trace.lookups) lookups.set(`${lookup[0]} ${lookup[1]}`, lookup);
  return [...lookups.values()];
}

/** Transforms one block; undefined where it asked a name that cannot be answered yet. */
async function transformBlock(
  format: Format,
  node: RootContent | undefined,
  block: Block,
  names: PartialNames,
): Promise<Trace | undefined> {
  if (!node) throw new RangeError(`a ${block.kind} in line ${block.line} has no node`);
  const lookups = new Map<string, Lookup>();
  const messages: Message[] = [];
  try {
    const made = format.transform(node, block, blockContext(block, recordingNames(names, lookups), messages));
    const artifact = made instanceof Promise ? await made : made;
    if (names.takeMissed()) return undefined;
    return { lookups: [...lookups.values()], artifact, messages };
  } catch (error) {
    if (names.takeMissed()) return undefined;
    const reason = error instanceof Error ? error.message : String(error);
    messages.push({
      severity: 'error',
      rule: TRANSFORM_FAILED,
      message: `This ${block.kind} could not be made into ${format.name}: ${reason}`,
      line: 1,
      column: 1,
    });
    return { lookups: [], artifact: format.failure(block, reason), messages, failed: true };
  }
}

function blockContext(block: Block, names: Names, messages: Message[]): Parameters<Format['transform']>[2] {
  return {
    names,
    message(severity, rule, text, place = {}) {
      const start = place.node?.position?.start;
      const line = start ? start.line - block.line + (place.line ?? 1) : (place.line ?? 1);
      const column = place.column ?? (place.line === undefined ? start?.column : undefined) ?? 1;
      const hint = place.hint === undefined ? {} : { hint: place.hint };
      messages.push({ severity, rule, message: text, line, column, ...hint });
    },
  };
}
