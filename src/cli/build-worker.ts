import { workerData } from 'node:worker_threads';
import { type BatchSetup, makePages, type PageResult, type ReadResult, readBatch } from '../build/batch/batch-work.ts';
import { ProjectFiles } from '../build/platform/files.ts';
import { inProject } from '../build/scan/in-project.ts';
import { refusePath } from '../core/path.ts';
import { loadParts, openProject } from './project.ts';
import type { WorkerStart, WorkerTask } from './workers.ts';

/** Works on a batch of documents on a worker thread. */
export default async function work(task: WorkerTask): Promise<ReadResult[] | PageResult[]> {
  const setup = await ready;
  return task.kind === 'read' ? readBatch(setup, task.tasks) : makePages(setup, task.batch);
}

const ready = start();

/** Configuration and plugins are loaded once for each worker. */
async function start(): Promise<BatchSetup> {
  const [, own] = workerData as [unknown, WorkerStart];
  const project = await openProject(own.root);
  const files = new ProjectFiles(own.root);
  const { readers, formats } = await loadParts(project);
  return {
    readers,
    formats,
    files,
    paths: { documents: new Set(own.documents), files: new Set(own.files) },
    included: path => (refusePath(path) ? undefined : files.read(inProject(project.config.source, path))),
  };
}
