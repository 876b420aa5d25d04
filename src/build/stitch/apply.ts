import { hash } from '../../bytes/hash.ts';
import { PylitError } from '../../core/error.ts';
import { type OutputProblem, OutputWriter } from '../outputs.ts';
import { digestOf } from '../place-output.ts';
import type { ProjectFiles } from '../platform/files.ts';
import type { StitchPlan } from './plan.ts';
import type { StitchState } from './state.ts';

/** What was done. */
export interface AppliedStitch {
  /** Tangled files that were written anew. */
  readonly written: readonly string[];
  readonly problems: readonly OutputProblem[];
}

/**
 * Carries out a plan. The documents are written first: as long as they are not, a file that was edited counts as edited, so a kill at any
 * moment leaves the edit in at least one of both, and doing it again completes it. To be called under the build lock.
 *
 * @throws PylitError `usage` where a file is no longer as it was planned
 */
export function applyStitch(
  { files, records, bases }: StitchState,
  plan: StitchPlan,
  index = records.outputs(),
): AppliedStitch {
  const documents = plan.documents.map(
    document => ({ ...document, over: files.stamp(document.path) ?? 'nothing' }) as const,
  );
  for (const { path, before } of plan.documents) refuseChanged(files, path, hash('sha1', before));
  for (const { path, digest } of plan.edited) refuseChanged(files, path, digest);
  const edited = new Map(plan.edited.map(({ path, digest }) => [path, digest]));
  const programs = plan.programs.filter(
    ({ path, content }) => edited.has(path) || index.written[path]?.[0].slice(0, 40) !== hash('sha1', content),
  );
  bases.keep(programs);
  for (const { path, after, over } of documents)
    if (!files.write(files.followed(path), after, { mode: files.mode(path), over })) throw savedMeanwhile(path);
  const pending = { ...index.pending };
  for (const [path, digest] of edited) pending[path] = ['tangled', ...(pending[path]?.slice(1) ?? []), digest];
  records.savePending(pending);
  const writer = new OutputWriter(files, {
    previous: { ...index, pending },
    sources: new Set(),
    force: false,
    savePending: coming => records.savePending(coming),
  });
  writer.putAll(programs);
  for (const [path] of edited) delete pending[path];
  const outputs = new Map(writer.changed);
  // A program that was saved again meanwhile is an edit of what the documents hold now.
  const saved = new Set(writer.problems.filter(({ rule }) => rule === 'edited-file').map(({ path }) => path));
  for (const program of programs)
    if (saved.has(program.path) && edited.has(program.path))
      outputs.set(program.path, [digestOf(program), 0, '', index.written[program.path]?.[3] ?? 'adopted']);
  // A file that was adopted is its user's own: it is never removed, also when its block is gone again.
  for (const [path] of edited) {
    const record = index.written[path] ? undefined : outputs.get(path);
    if (record) outputs.set(path, [record[0], record[1], record[2], 'adopted']);
  }
  records.save({ outputs, pending, pages: new Map(), menus: new Map(), keepMenus: true });
  return { written: writer.written, problems: writer.problems };
}

function refuseChanged(files: ProjectFiles, path: string, digest: string): void {
  if (hash('sha1', files.read(path) ?? new Uint8Array()) === digest) return;
  throw savedMeanwhile(path);
}

function savedMeanwhile(path: string): PylitError {
  return new PylitError('usage', `${path} was saved while it was stitched, so it was left as it is.`, {
    hint: 'Do it again.',
  });
}
