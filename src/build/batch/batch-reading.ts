import { JsonBytes } from '../cache/encoded-value.ts';
import type { BuildCache } from '../cache.ts';
import type { EarlyWork } from '../early-work.ts';
import { batches, type DocumentEntry, type Sources } from '../read.ts';
import { bundleKey } from '../transform.ts';
import { type BatchRunner, inOrder } from './batch-runner.ts';
import type { BatchSetup, ReadResult, ReadTask } from './batch-work.ts';

/** What reading in batches needs. */
export interface BatchReadingInput {
  readonly setup: BatchSetup;
  readonly makeRunner: (setup: BatchSetup) => BatchRunner | Promise<BatchRunner>;
  readonly early: EarlyWork;
  readonly cache: BuildCache;
  /** False for a document that is only linked to. */
  readonly isWoven: (path: string) => boolean;
  /** Is told how many more documents are read. */
  readonly onBatch?: (documents: number) => void;
}

const DOCUMENTS_IN_A_BATCH = 32;

/** Reads and transforms very many documents by a runner, which is made when it is needed. What is made of them goes to the cache at once. */
export class BatchReading {
  /** Present once something was read. */
  runner: BatchRunner | undefined;
  private readonly input: BatchReadingInput;

  constructor(input: BatchReadingInput) {
    this.input = input;
  }

  async read(paths: readonly string[], sources: Sources): Promise<DocumentEntry[]> {
    const { setup, makeRunner } = this.input;
    this.runner ??= await makeRunner(setup);
    const { runner } = this;
    const entries: DocumentEntry[] = [];
    await inOrder(
      batches(paths, DOCUMENTS_IN_A_BATCH),
      runner.width,
      batch => runner.read(batch.map(path => this.task(path, sources))),
      async results => {
        await this.keep(results, sources);
        for (const { path, unreadable, entry } of results) {
          sources.release?.(path);
          entries.push({ path, ...(unreadable && { unreadable }), ...(entry && { entry }) });
        }
        this.input.onBatch?.(results.length);
      },
    );
    return entries;
  }

  async close(): Promise<void> {
    await this.runner?.close();
  }

  private task(path: string, sources: Sources): ReadTask {
    const { setup, early, isWoven } = this.input;
    const bundles: Record<string, string> = {};
    for (const format of setup.formats) {
      const bundle = early.of(format).prefetchedBundle(path);
      if (bundle) bundles[format.name] = JSON.stringify(bundle);
    }
    const bytes = sources.bytes(path) ?? new Uint8Array();
    // Threads know all formats, also where none is asked for.
    const isTransformed = setup.formats.length > 0 && isWoven(path);
    return { path, id: sources.documents.get(path) ?? '', bytes, bundles, isWoven: isTransformed };
  }

  private async keep(results: readonly ReadResult[], sources: Sources): Promise<void> {
    const { setup, early, cache } = this.input;
    const writes: { key: string; value: JsonBytes }[] = [];
    for (const { path, made } of results)
      for (const format of setup.formats) {
        const blocks = made[format.name];
        if (!blocks) continue;
        const { bundle, ...rest } = blocks;
        writes.push({ key: bundleKey(format, sources.documents.get(path) ?? ''), value: new JsonBytes(bundle) });
        early.of(format).noteMade(path, rest);
      }
    await cache.setMany(writes);
  }
}
