import { availableParallelism } from 'node:os';
import type { Tinypool } from 'tinypool';
import type { BatchRunner } from '../../build/batch/batch-runner.ts';
import type { BatchSetup, PageBatch, PageResult, ReadResult, ReadTask } from '../../build/batch/batch-work.ts';
import type { FormatName } from '../../build/format-names.ts';
import { ownModuleUrl } from '../own-files.ts';
import type { Project } from '../project/project.ts';
import type { Profile, ThreadProfile } from './profile.ts';

/** What a worker is told when it starts. */
export interface WorkerStart {
  readonly root: string;
  readonly formats: readonly FormatName[];
  readonly documents: readonly string[];
  readonly files: readonly string[];
  /** Where time is measured: when the process began (see `Profile`). */
  readonly origin?: number;
}

/** What a worker is given to do. */
export type WorkerTask =
  | { readonly kind: 'read'; readonly tasks: readonly ReadTask[] }
  | { readonly kind: 'make'; readonly batch: PageBatch };

/** What a worker made, and what that took where it is measured. */
export interface WorkerDone<Result> {
  readonly results: Result;
  readonly measured?: { readonly thread: number; readonly profile: ThreadProfile };
}

/** More threads than these find nothing to do: the one that hands out the work has enough to do itself. */
const MOST_WORKERS = 8;

/** How many threads are used where nobody said. */
export function defaultWorkers(): number {
  const cores = availableParallelism();
  return cores < 2 ? 0 : Math.min(cores, MOST_WORKERS);
}

/** Works on batches on worker threads. Text and bytes cross the border, never trees. */
export async function workerRunner(
  project: Project,
  setup: BatchSetup,
  workers: number,
  profile?: Profile,
): Promise<BatchRunner> {
  const pool = await startPool(project, setup, workers, profile);
  async function run<Result>(task: WorkerTask): Promise<Result> {
    const { results, measured } = (await pool.run(task)) as WorkerDone<Result>;
    if (measured) profile?.add(measured.thread, measured.profile);
    return results;
  }
  return {
    read: tasks => run<ReadResult[]>({ kind: 'read', tasks }),
    make: batch => run<PageResult[]>({ kind: 'make', batch }),
    width: workers,
    close: () => pool.destroy(),
  };
}

async function startPool(
  project: Project,
  { paths }: BatchSetup,
  workers: number,
  profile: Profile | undefined,
): Promise<Tinypool> {
  const { Tinypool } = await import('tinypool');
  const start: WorkerStart = {
    root: project.root,
    formats: project.config.formats,
    documents: [...paths.documents.keys()],
    files: [...paths.files],
    ...(profile && { origin: profile.origin }),
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
