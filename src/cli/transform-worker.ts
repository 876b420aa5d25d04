import { workerData } from 'node:worker_threads';
import { link } from '../build/link.ts';
import { namesOf } from '../build/names.ts';
import { ProjectFiles } from '../build/platform/files.ts';
import { readDocument } from '../build/read.ts';
import { inProject } from '../build/scan.ts';
import { type TransformJobResult, transformHere } from '../build/transform.ts';
import { refusePath } from '../core/path.ts';
import type { DocumentMessage } from '../literate/tangle/placed-part.ts';
import { loadParts, openProject } from './project.ts';
import type { WorkerStart, WorkerTask } from './workers.ts';

/** Transforms blocks of one document on a worker thread. */
export default async function transform(task: WorkerTask): Promise<TransformJobResult> {
  const { format, names, read } = await ready;
  const document = read(task);
  const [result] = await transformHere({ format, names, document: () => document }, [task]);
  return result ?? { path: task.path, results: [] };
}

const ready = start();

/** Configuration, plugins and names are made once for each worker. */
async function start() {
  const [, own] = workerData as [unknown, WorkerStart];
  const project = await openProject(own.root);
  const { readers, formats } = await loadParts(project);
  const files = new ProjectFiles(own.root);
  const messages: DocumentMessage[] = [];
  const table = link(own.outlines, own.order, own.files, messages);
  const [format] = formats;
  if (!format) throw new RangeError('no format');
  return {
    format,
    names: (path: string) => namesOf(table, path),
    read: ({ path, bytes }: WorkerTask) =>
      readDocument(path, readers, wanted =>
        wanted === path ? bytes : refusePath(wanted) ? undefined : files.read(inProject(project.config.source, wanted)),
      ),
  };
}
