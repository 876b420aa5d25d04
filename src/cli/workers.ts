import { availableParallelism } from 'node:os';
import type { Tinypool } from 'tinypool';
import type { BatchRunner } from '../build/batch/batch-runner.ts';
import type { BatchSetup, PageBatch, PageResult, ReadResult, ReadTask } from '../build/batch/batch-work.ts';
import { ownModuleUrl } from './own-files.ts';
import type { Project } from './project.ts';

/** What a worker is told when it starts. */
export interface WorkerStart {
  readonly root: string;
  readonly documents: readonly string[];
  readonly files: readonly string[];
}

/** What a worker is given to do. */
export type WorkerTask =
  | { readonly kind: 'read'; readonly tasks: readonly ReadTask[] }
  | { readonly kind: 'make'; readonly batch: PageBatch };

/** More threads than these find nothing to do: the one that hands out the work has enough to do itself. */
const MOST_WORKERS = 8;

/** How many threads are used where nobody said. */
export function defaultWorkers(): number {
  const cores = availableParallelism();
  return cores < 2 ? 0 : Math.min(cores, MOST_WORKERS);
}

/** Works on batches on worker threads. Text and bytes cross the border, never trees. */
export async function workerRunner(project: Project, setup: BatchSetup, workers: number): Promise<BatchRunner> {
  const pool = await startPool(project, setup, workers);
  return {
    read: tasks => pool.run({ kind: 'read', tasks } satisfies WorkerTask) as Promise<ReadResult[]>,
    make: batch => pool.run({ kind: 'make', batch } satisfies WorkerTask) as Promise<PageResult[]>,
    width: workers,
    close: () => pool.destroy(),
  };
}

async function startPool(project: Project, { paths }: BatchSetup, workers: number): Promise<Tinypool> {
  const { Tinypool } = await import('tinypool');
  const start: WorkerStart = {
    root: project.root,
    documents: [...paths.documents.keys()],
    files: [...paths.files],
  };
  return new Tinypool({
    filename: ownModuleUrl('cli/build-worker').href,
    minThreads: workers,
    maxThreads: workers,
    workerData: start,
    // A thread that makes many short-lived texts needs no large heap.
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
}
