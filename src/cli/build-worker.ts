import { threadId, workerData } from 'node:worker_threads';
import { type BatchSetup, makePages, type PageResult, type ReadResult, readBatch } from '../build/batch/batch-work.ts';
import { measured } from '../build/events.ts';
import { ProjectFiles } from '../build/platform/files.ts';
import { inProject } from '../build/scan/in-project.ts';
import { refusePath } from '../core/path.ts';
import { Profile } from './building/profile.ts';
import type { WorkerDone, WorkerStart, WorkerTask } from './building/workers.ts';
import { historyUse } from './page-history/build.ts';
import { inFormats, loadParts, openProject } from './project/project.ts';

/** Works on a batch of documents on a worker thread. */
export default async function work(task: WorkerTask): Promise<WorkerDone<ReadResult[] | PageResult[]>> {
  const setup = await ready;
  const results = task.kind === 'read' ? await readBatch(setup, task.tasks) : makePages(setup, task.batch);
  return profile ? { results, measured: { thread: threadId, profile: profile.take() } } : { results };
}

const [, own] = workerData as [unknown, WorkerStart];
const profile = own.origin === undefined ? undefined : new Profile(own.origin);
const ready = profile ? profile.run('load', start) : start();

/** Configuration and plugins are loaded once for each worker. */
async function start(): Promise<BatchSetup> {
  const project = inFormats(await openProject(own.root), own.formats);
  const files = measured(profile, 'write', new ProjectFiles(own.root), ['write']);
  const { readers, formats } = await loadParts(project, undefined, profile, historyUse(project).history);
  return {
    readers,
    formats,
    files,
    paths: { documents: new Set(own.documents), files: new Set(own.files) },
    included: path => (refusePath(path) ? undefined : files.read(inProject(project.config.source, path))),
  };
}
