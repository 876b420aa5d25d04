import { Tinypool } from 'tinypool';
import type { LinkedProject } from '../build/build.ts';
import type { TransformJob, TransformJobResult, TransformRunner } from '../build/transform.ts';
import type { Project } from './project.ts';

/** What a worker is told when it starts. */
export interface WorkerStart {
  readonly root: string;
  readonly outlines: LinkedProject['outlines'];
  readonly order: readonly string[];
  readonly files: ReadonlySet<string>;
}

/** What a worker is given to do: one document's blocks, and its bytes as they were scanned. */
export interface WorkerTask extends TransformJob {
  readonly bytes: Uint8Array;
}

/** Runs transforms on worker threads, a document at a time. Bytes and texts cross the border, never trees. */
export function workerRunner(project: Project, linked: LinkedProject, workers: number): TransformRunner {
  return async jobs => {
    const { outlines, order, files } = linked;
    const start: WorkerStart = { root: project.root, outlines, order, files };
    const pool = new Tinypool({ filename: workerFile(), minThreads: workers, maxThreads: workers, workerData: start });
    try {
      return await Promise.all(
        jobs.map((job): Promise<TransformJobResult> => {
          const task: WorkerTask = { ...job, bytes: linked.bytes(job.path) ?? new Uint8Array() };
          return pool.run(task);
        }),
      );
    } finally {
      await pool.destroy();
    }
  };
}

/** The built worker beside the built command, or the source beside this source. */
function workerFile(): string {
  const name = import.meta.url.endsWith('.ts') ? './transform-worker.ts' : './transform-worker.js';
  return new URL(name, import.meta.url).href;
}
