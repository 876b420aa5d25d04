import type { RootContent } from 'mdast';
import type { Block } from '../literate/block.ts';
import type { Document, DocumentOutline } from '../literate/document.ts';
import type { Format } from '../literate/format.ts';
import type { MadeBlocks } from './batch/batch-work.ts';
import type { BuildCache } from './cache.ts';
import { type KnownPaths, lookupsHold, ownNames, type PartialNames } from './names.ts';
import { type Bundle, bundleKey, type Trace, TracePool, type TransformedBlocks, transformBlocks } from './transform.ts';
import { type ListHead, wovenBlocks } from './woven-blocks.ts';

/** What transforming needs to know before all documents are read. */
export interface EarlyInput {
  readonly formats: readonly Format[];
  readonly cache: BuildCache;
  readonly paths: KnownPaths;
  /** Blob ids of the documents, now and when they were last woven. */
  readonly ids: ReadonlyMap<string, string>;
  readonly earlierIds: ReadonlyMap<string, string>;
  readonly force: boolean;
}

/**
 * Transforms the blocks of documents while their nodes are there. A block that asks what only other documents can tell waits
 * until all are read.
 */
export class EarlyWork {
  private readonly works = new Map<string, FormatWork>();

  constructor(input: EarlyInput) {
    for (const format of input.formats) this.works.set(format.name, new FormatWork(input, format));
  }

  of(format: Format): FormatWork {
    const work = this.works.get(format.name);
    if (!work) throw new RangeError(`${format.name} is not woven`);
    return work;
  }

  /** Of all formats, so far. */
  counts(): { blocks: number; transformed: number } {
    const works = [...this.works.values()];
    return {
      blocks: works.reduce((sum, { blocks }) => sum + blocks, 0),
      transformed: works.reduce((sum, { transformed }) => sum + transformed, 0),
    };
  }

  /** Looks up what blocks that moved between changed documents may find again. */
  async begin(): Promise<void> {
    for (const work of this.works.values()) await work.begin();
  }

  async onBatch(paths: readonly string[]): Promise<void> {
    for (const work of this.works.values()) await work.prefetch(paths);
  }

  /** @returns whether some block waits for other documents */
  async onRead(path: string, document: Document): Promise<boolean> {
    let waits = false;
    for (const work of this.works.values()) if (await work.onRead(path, document)) waits = true;
    return waits;
  }
}

/** Of more changed documents than these, a block is not looked for in the others. */
const CHANGED_TOGETHER = 300;

/** What is known of a document's blocks that were transformed in a batch. */
export type MadeInBatch = Omit<MadeBlocks, 'bundle'>;

/** The same for one format. */
export class FormatWork {
  readonly format: Format;
  private readonly input: EarlyInput;
  private readonly done = new Map<string, { work: TransformedBlocks; pool: TracePool }>();
  /** Traces of all documents that changed, as they were. */
  private readonly moved = new TracePool();
  private readonly batched = new Map<string, MadeInBatch>();
  /** Blocks of documents that were read. */
  blocks = 0;
  /** Those of them that were transformed. */
  transformed = 0;
  private prefetched: LoadedTraces | undefined;

  constructor(input: EarlyInput, format: Format) {
    this.input = input;
    this.format = format;
  }

  has(document: string): boolean {
    return this.done.has(document) || this.batched.has(document);
  }

  /** Whether its traces are in memory. */
  holds(document: string): boolean {
    return this.done.has(document);
  }

  async begin(): Promise<void> {
    const { ids, earlierIds, cache, force } = this.input;
    const earlier = [...earlierIds].filter(([path, id]) => ids.get(path) !== id).map(([, id]) => id);
    if (force || earlier.length === 0 || earlier.length > CHANGED_TOGETHER) return;
    const keys = [...new Set(earlier)].map(id => bundleKey(this.format, id));
    for (const bundle of await cache.getMany<Bundle>(keys)) if (bundle) this.moved.add(bundle);
  }

  /** @returns whether some block waits for other documents */
  async onRead(path: string, document: Document): Promise<boolean> {
    const pool = this.poolOf(path);
    const names = ownNames(path, document, this.input.paths);
    const work = await transformBlocks(this.format, document.blocks, index => document.nodes[index], names, pool);
    this.done.set(path, { work, pool });
    this.count(document.blocks.length, work.transformed);
    return work.traces.includes(undefined);
  }

  /** Notes what was made of one of very many documents; its traces are in the cache. */
  noteMade(document: string, made: MadeInBatch): void {
    this.batched.set(document, made);
    this.count(made.blocks, made.transformed);
  }

  private count(blocks: number, transformed: number): void {
    this.blocks += blocks;
    this.transformed += transformed;
  }

  madeInBatch(document: string): MadeInBatch | undefined {
    return this.batched.get(document);
  }

  /** Forgets what was noted: the page is made. */
  forget(document: string): void {
    this.batched.delete(document);
  }

  /** The cached traces of a document that is to be read in a batch. */
  prefetchedBundle(document: string): Bundle | undefined {
    return this.prefetched?.bundle(document);
  }

  /** What was done of a document; it is forgotten here, for it may be large. */
  take(document: string): { work: TransformedBlocks; pool: TracePool } | undefined {
    const done = this.done.get(document);
    this.done.delete(document);
    return done;
  }

  /** Gets the traces of documents that were not read. */
  async load(documents: readonly string[]): Promise<LoadedTraces> {
    const { ids, cache, force } = this.input;
    // What this build has put there is never too old.
    const wanted = force ? documents.filter(path => this.batched.has(path)) : documents;
    const bundles = await cache.getMany<Bundle>(wanted.map(path => bundleKey(this.format, ids.get(path) ?? '')));
    const found = new Map<string, Bundle>();
    wanted.forEach((path, index) => {
      const bundle = bundles[index];
      if (bundle) found.set(path, bundle);
    });
    return { bundle: path => found.get(path), isCached: path => found.has(path), moved: this.moved };
  }

  /** Of a document that is new, its bytes may be known from another branch, or to others; it may be read again for a file that it includes. */
  async prefetch(paths: readonly string[]): Promise<void> {
    this.prefetched = await this.load(paths);
  }

  private poolOf(path: string): TracePool {
    const pool = this.moved.copy();
    const bundle = this.prefetched?.bundle(path);
    if (bundle) pool.add(bundle);
    return pool;
  }
}

/** Traces from the cache. */
export interface LoadedTraces {
  bundle(document: string): Bundle | undefined;
  isCached(document: string): boolean;
  readonly moved: TracePool;
}

/** What finishing a document's blocks needs, now that all documents are read. */
export interface Finish {
  readonly outline: DocumentOutline;
  readonly names: PartialNames;
  readonly nodes: () => readonly RootContent[];
  /** Whether what was answered early must be asked again. */
  readonly check: boolean;
  /** How the list of works begins, where it stands at the end by itself. */
  readonly list?: ListHead | undefined;
}

/** Gets the traces that are still missing. */
export async function finishBlocks(
  work: FormatWork,
  loaded: LoadedTraces,
  document: string,
  { outline, names, nodes, check, list: head }: Finish,
): Promise<{ blocks: readonly Block[]; traces: readonly Trace[]; transformed: number; pool: TracePool }> {
  const { blocks, list } = wovenBlocks(outline, head);
  const begun = work.take(document);
  const pool = begun?.pool ?? loaded.moved.copy();
  const bundle = loaded.bundle(document);
  if (bundle) pool.add(bundle);
  const early = begun?.work;
  if (early && check)
    early.traces.forEach((trace, index) => {
      if (trace && !lookupsHold(trace.lookups, names)) early.traces[index] = undefined;
    });
  const node = (index: number) => (index < outline.blocks.length ? nodes()[index] : list);
  const done = await transformBlocks(work.format, blocks, node, names, pool, early);
  return { blocks, traces: done.traces.map(trace => trace ?? missing(document)), transformed: done.transformed, pool };
}

function missing(document: string): never {
  throw new RangeError(`a block of ${document} has no artifact`);
}
