import { hash } from '../bytes/hash.ts';
import type { Artifact } from '../literate/artifact.ts';
import type { Block } from '../literate/block.ts';
import type { Document, DocumentOutline } from '../literate/document.ts';
import type { Format } from '../literate/format.ts';
import { type Message, shiftMessage } from '../literate/message.ts';
import type { Names } from '../literate/names.ts';
import type { BuildCache } from './cache.ts';
import { type Lookup, lookupsHold, recordingNames } from './names.ts';

/** One way a block came out: what its transform asked, and what it made. Holds again whenever the answers are the same. */
interface Trace {
  readonly lookups: readonly Lookup[];
  readonly artifact: Artifact;
  /** With lines relative to the block. */
  readonly messages: readonly Message[];
}

/** The traces of a document's blocks, by block key. Artifacts are cheap and many, so a document's are one cache entry. */
type Bundle = Record<string, Trace[]>;

/** A block keeps this many traces, newest first: switching a definition back and forth hits. */
const TRACES_PER_BLOCK = 4;

/** All artifacts of one document in one format. */
export interface TransformedDocument {
  readonly artifacts: readonly Artifact[];
  readonly messages: readonly Message[];
  readonly transformed: number;
}

/** What transforming a project needs. */
export interface TransformInput {
  readonly format: Format;
  readonly cache: BuildCache;
  readonly outlines: ReadonlyMap<string, DocumentOutline>;
  /** Blob ids of the documents, now and at the last build. */
  readonly ids: ReadonlyMap<string, string>;
  readonly previousIds: ReadonlyMap<string, string>;
  /** The document with its nodes. */
  readonly document: (path: string) => Document;
  readonly names: (path: string) => Names;
  readonly force: boolean;
  /** Where transforms run, when not here. */
  readonly run?: TransformRunner;
}

/** Gets an artifact for every block of every document, from a trace that still holds or by transforming. */
export async function transformDocuments(input: TransformInput): Promise<Map<string, TransformedDocument>> {
  const paths = [...input.outlines.keys()];
  const bundles = await loadBundles(input, paths);
  const pool: Pool = new Map();
  for (const bundle of bundles.values()) addToPool(pool, bundle);
  const jobs = missingBlocks(input, pool);
  const made = new Map<string, ReadonlyMap<number, TransformedBlock>>();
  const run = input.run ?? (wanted => transformHere(input, wanted));
  for (const result of await run(jobs)) made.set(result.path, addResults(input, pool, result));
  const results = new Map<string, TransformedDocument>();
  const writes: { key: string; value: Bundle }[] = [];
  for (const path of paths) {
    const { result, bundle } = await collectDocument(input, path, pool, made.get(path) ?? new Map());
    results.set(path, result);
    const key = bundleKey(input.format, input.ids.get(path) ?? '');
    if (result.transformed > 0 || !bundles.has(key)) writes.push({ key, value: bundle });
  }
  await input.cache.setMany(writes);
  return results;
}

/** Blocks of one document to transform, by index. */
export interface TransformJob {
  readonly path: string;
  readonly blocks: readonly number[];
}

/** What became of a job: one result for each block asked for. */
export interface TransformJobResult {
  readonly path: string;
  readonly results: readonly TransformedBlock[];
}

/** Runs jobs somewhere else: on worker threads. */
export type TransformRunner = (jobs: readonly TransformJob[]) => Promise<readonly TransformJobResult[]>;

/** A new trace, or what stands for a block whose transform threw (which is never cached). */
export interface TransformedBlock {
  readonly index: number;
  readonly trace: Trace;
  readonly failed: boolean;
}

type Pool = Map<string, Trace[]>;

/** The blocks that no trace fits; blocks that are alike are asked for once. */
function missingBlocks(input: TransformInput, pool: Pool): TransformJob[] {
  const asked = new Set<string>();
  return [...input.outlines].flatMap(([path, outline]) => {
    const names = input.names(path);
    const blocks: number[] = [];
    outline.blocks.forEach((block, index) => {
      const key = blockKey(block);
      if (asked.has(key) || fittingTrace(pool, key, names)) return;
      asked.add(key);
      blocks.push(index);
    });
    return blocks.length > 0 ? [{ path, blocks }] : [];
  });
}

function fittingTrace(pool: Pool, key: string, names: Names): Trace | undefined {
  return pool.get(key)?.find(trace => lookupsHold(trace.lookups, names));
}

/** Transforms in this thread. */
export async function transformHere(
  input: Pick<TransformInput, 'format' | 'document' | 'names'>,
  jobs: readonly TransformJob[],
): Promise<TransformJobResult[]> {
  const results: TransformJobResult[] = [];
  for (const { path, blocks } of jobs) {
    const document = input.document(path);
    const done: TransformedBlock[] = [];
    for (const index of blocks) done.push(await transformBlock(input.format, document, index, input.names(path)));
    results.push({ path, results: done });
  }
  return results;
}

function addResults(
  input: TransformInput,
  pool: Pool,
  { path, results }: TransformJobResult,
): Map<number, TransformedBlock> {
  const outline = input.outlines.get(path);
  for (const { index, trace, failed } of results) {
    const block = outline?.blocks[index];
    if (block && !failed) addTraces(pool, blockKey(block), [trace]);
  }
  return new Map(results.map(result => [result.index, result]));
}

/** The bundles of the documents as they are; for a changed document also the bundle of what it was. */
async function loadBundles(input: TransformInput, paths: readonly string[]): Promise<Map<string, Bundle>> {
  const bundles = new Map<string, Bundle>();
  if (input.force) return bundles;
  const ids = new Set(paths.map(path => input.ids.get(path) ?? ''));
  const earlier = [...input.previousIds.values()].filter(id => !ids.has(id));
  const keys = [...ids, ...new Set(earlier)].map(id => bundleKey(input.format, id));
  const found = await input.cache.getMany<Bundle>(keys);
  keys.forEach((key, index) => {
    const bundle = found[index];
    if (bundle) bundles.set(key, bundle);
  });
  return bundles;
}

function bundleKey(format: Format, id: string): string {
  return `trace:${format.name}:${hash('sha256', format.identity).slice(0, 20)}:${id}`;
}

function addToPool(pool: Pool, bundle: Bundle): void {
  for (const [key, traces] of Object.entries(bundle)) addTraces(pool, key, traces);
}

/** Newest first. */
function addTraces(pool: Pool, key: string, traces: readonly Trace[]): void {
  pool.set(key, [...traces, ...(pool.get(key) ?? [])]);
}

async function collectDocument(
  input: TransformInput,
  path: string,
  pool: Pool,
  made: ReadonlyMap<number, TransformedBlock>,
): Promise<{ result: TransformedDocument; bundle: Bundle }> {
  const names = input.names(path);
  const artifacts: Artifact[] = [];
  const messages: Message[] = [];
  const bundle: Bundle = {};
  let transformed = made.size;
  for (const [index, block] of (input.outlines.get(path)?.blocks ?? []).entries()) {
    const key = blockKey(block);
    let trace = made.get(index)?.trace ?? fittingTrace(pool, key, names);
    if (!trace) {
      // A block like one that was made, but whose names mean something else here.
      transformed += 1;
      const [late] = await transformHere(input, [{ path, blocks: [index] }]);
      if (late) addResults(input, pool, late);
      trace = late?.results[0]?.trace;
    }
    if (!trace) throw new RangeError(`no artifact for block ${index} of ${path}`);
    artifacts.push(trace.artifact);
    messages.push(...placed(trace.messages, block));
    if (pool.get(key)?.includes(trace)) bundle[key] = newestTraces(pool, key, trace);
  }
  return { result: { artifacts, messages, transformed }, bundle };
}

function newestTraces(pool: Pool, key: string, first: Trace): Trace[] {
  const others = (pool.get(key) ?? []).filter(trace => trace !== first);
  return [first, ...others].slice(0, TRACES_PER_BLOCK);
}

/** Blocks of one content and context are the same block, wherever they stand. */
function blockKey(block: Block): string {
  return block.context === '' ? block.id : `${block.id}.${block.context}`;
}

function placed(messages: readonly Message[], block: Block): Message[] {
  return messages.map(message => shiftMessage(message, block.line));
}

async function transformBlock(
  format: Format,
  document: Document,
  index: number,
  names: Names,
): Promise<TransformedBlock> {
  const block = document.blocks[index];
  const node = document.nodes[index];
  if (!block || !node) throw new RangeError(`block ${index} is not in the document`);
  const lookups = new Map<string, Lookup>();
  const messages: Message[] = [];
  try {
    const artifact = await format.transform(node, block, {
      names: recordingNames(names, lookups),
      message(severity, rule, text, place = {}) {
        const start = place.node?.position?.start;
        const line = start ? start.line - block.line + (place.line ?? 1) : (place.line ?? 1);
        const column = place.column ?? (place.line === undefined ? start?.column : undefined) ?? 1;
        messages.push({
          severity,
          rule,
          message: text,
          line,
          column,
          ...(place.hint !== undefined && { hint: place.hint }),
        });
      },
    });
    return { index, trace: { lookups: [...lookups.values()], artifact, messages }, failed: false };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    messages.push({
      severity: 'error',
      rule: 'transform-failed',
      message: `This ${block.kind} could not be made into ${format.name}: ${reason}`,
      line: 1,
      column: 1,
    });
    return { index, trace: { lookups: [], artifact: format.failure(block, reason), messages }, failed: true };
  }
}
