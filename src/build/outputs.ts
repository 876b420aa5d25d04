import { hash } from '../bytes/hash.ts';
import { PylitError } from '../core/error.ts';
import type { FileStamp, ProjectFiles } from './platform/files.ts';

/** A file that a build makes. */
export interface Output {
  /** Path from the project's root. */
  readonly path: string;
  readonly content: string | Uint8Array;
  /** File permissions; 0o644 by default. */
  readonly mode?: number;
  /** Tangled files may be edited by their user, so they are never overwritten when they were; woven ones are pylit's own. */
  readonly kind: 'woven' | 'tangled';
  /** Where a document asks for it, for messages. */
  readonly origin?: OutputOrigin;
}

/** A place in a source file, from the project's root. */
export interface OutputOrigin {
  readonly file: string;
  readonly line: number;
}

/**
 * What is remembered of a file that pylit wrote. A file that was there with just the content that was to be written is `adopted`: it may be
 * written anew, but is never removed, for it may be its user's own.
 */
export type OutputRecord = readonly [digest: string, size: number, mtime: string, kind: Output['kind'] | 'adopted'];

/** The contents that builds which did not end may have written to a file: its kind, then digests. */
export type PendingRecord = readonly [kind: Output['kind'], ...digests: string[]];

/** Everything that pylit wrote, by path; and what it was about to write, should it have been killed. */
export interface OutputIndex {
  readonly written: Readonly<Record<string, OutputRecord>>;
  readonly pending: Readonly<Record<string, PendingRecord>>;
}

/** What became of the outputs. */
export interface OutputResult {
  readonly index: OutputIndex;
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly problems: readonly OutputProblem[];
}

/** A file that was left as it is, and why. */
export interface OutputProblem {
  readonly path: string;
  readonly origin?: OutputOrigin;
  readonly rule: 'foreign-file' | 'edited-file' | 'output-clash' | 'source-file' | 'not-written';
  readonly message: string;
  readonly hint: string;
}

export interface OutputOptions {
  readonly previous: OutputIndex;
  /** Paths that stay though they are not made this time. */
  readonly keep: (path: string, kind: OutputRecord[3]) => boolean;
  /** Paths that are never outputs: the sources and the configuration. */
  readonly sources: ReadonlySet<string>;
  /** Takes over files that pylit did not write. */
  readonly force: boolean;
  /** Persists the index before anything is written. */
  readonly save: (index: OutputIndex) => void;
}

export const NO_OUTPUTS: OutputIndex = { written: {}, pending: {} };

/**
 * Brings the disk to what the build made: writes what differs, removes what pylit wrote and makes no more, and never touches a file that
 * is not its own. The intention is persisted first, so the build after a kill knows which files are pylit's.
 */
export function writeOutputs(files: ProjectFiles, outputs: readonly Output[], options: OutputOptions): OutputResult {
  const problems: OutputProblem[] = [];
  const plans = withoutClashes(outputs, problems).map(output => planSafely(files, output, options));
  const writes = plans.filter(entry => entry.action === 'write');
  const removals = staleFiles(files, outputs, options, problems);
  if (writes.length > 0)
    options.save({
      written: options.previous.written,
      pending: withWrites(options.previous.pending, writes),
    });
  const failed = new Set(writes.filter(entry => !writeSafely(files, entry, problems)));
  for (const { problem } of plans) if (problem) problems.push(problem);
  for (const path of removals.remove) files.remove(path);
  return {
    index: {
      written: records(
        files,
        plans.filter(entry => !failed.has(entry)),
        options.previous,
        { ...leftRecords(plans, options.previous), ...removals.kept },
      ),
      pending: removals.pending,
    },
    written: writes.length - failed.size,
    unchanged: plans.filter(entry => entry.action === 'same').length,
    removed: removals.remove.length,
    problems,
  };
}

/** Whether every file that pylit wrote lies there as it was written, by its metadata. */
export function outputsStand(files: ProjectFiles, index: OutputIndex): boolean {
  return Object.entries(index.written).every(([path, record]) => {
    const stamp = files.stamp(path);
    return stamp !== undefined && stampHolds(record, stamp);
  });
}

interface Plan {
  readonly output: Output;
  readonly digest: string;
  readonly action: 'write' | 'same' | 'leave';
  readonly problem?: OutputProblem;
}

/** Two outputs that one file system may take for the same file: the first is written. */
function withoutClashes(outputs: readonly Output[], problems: OutputProblem[]): Output[] {
  const taken = new Map<string, Output>();
  return outputs.filter(output => {
    const folded = output.path.normalize('NFC').toLowerCase();
    const other = taken.get(folded);
    if (other === undefined) taken.set(folded, output);
    else problems.push(problemOf(output, 'output-clash', clash(output, other), 'Give one of them another path.'));
    return other === undefined;
  });
}

function clash(output: Output, other: Output): string {
  const maker = other.origin ? `${other.origin.file}:${other.origin.line}` : 'pylit itself';
  const same = other.path === output.path ? 'too' : `as ${other.path}, which is the same file to some systems`;
  return `${output.path} is made by ${maker} ${same}; only that one is written.`;
}

/** A folder in the way, or a link that leads out, is the problem of one file only. */
function planSafely(files: ProjectFiles, output: Output, options: OutputOptions): Plan {
  if (options.sources.has(output.path)) {
    const problem = problemOf(
      output,
      'source-file',
      `${output.path} is a source of this project, so nothing is written to it.`,
      'Choose another path.',
    );
    return { output, digest: '', action: 'leave', problem };
  }
  try {
    return plan(files, output, options);
  } catch (error) {
    return { output, digest: '', action: 'leave', problem: notWritten(output, error) };
  }
}

function writeSafely(files: ProjectFiles, { output }: Plan, problems: OutputProblem[]): boolean {
  try {
    files.write(output.path, output.content, output.mode === undefined ? {} : { mode: output.mode });
    return true;
  } catch (error) {
    problems.push(notWritten(output, error));
    return false;
  }
}

function notWritten(output: Output, error: unknown): OutputProblem {
  if (!(error instanceof PylitError)) throw error;
  return problemOf(
    output,
    'not-written',
    error.message,
    error.hint ?? 'Move what is there out of the way, or choose another path.',
  );
}

function problemOf(output: Output, rule: OutputProblem['rule'], message: string, hint: string): OutputProblem {
  return { path: output.path, rule, message, hint, ...(output.origin && { origin: output.origin }) };
}

function plan(files: ProjectFiles, output: Output, options: OutputOptions): Plan {
  const digest = digestOf(output);
  const record = options.previous.written[output.path];
  const stamp = files.stamp(output.path);
  if (!stamp) return { output, digest, action: 'write' };
  if (record?.[0] === digest && stampHolds(record, stamp)) return { output, digest, action: 'same' };
  const onDisk = files.read(output.path) ?? new Uint8Array();
  if (sameContent(files, output, onDisk)) return { output, digest, action: 'same' };
  const problem = options.force ? undefined : refusal(output, onDisk, options.previous);
  return problem ? { output, digest, action: 'leave', problem } : { output, digest, action: 'write' };
}

function digestOf(output: Output): string {
  return hash('sha1', output.content) + (output.mode === undefined ? '' : `+${output.mode.toString(8)}`);
}

function stampHolds(record: OutputRecord, stamp: FileStamp): boolean {
  return record[1] === stamp.size && record[2] === String(stamp.mtime);
}

function sameContent(files: ProjectFiles, output: Output, onDisk: Uint8Array): boolean {
  if (output.mode !== undefined && files.mode(output.path) !== output.mode) return false;
  return hash('sha1', onDisk) === hash('sha1', output.content);
}

/** Why a differing file on the disk may not be overwritten, or undefined when it is pylit's own. */
function refusal(output: Output, onDisk: Uint8Array, previous: OutputIndex): OutputProblem | undefined {
  const record = previous.written[output.path];
  const digest = hash('sha1', onDisk);
  if (isKnownContent(digest, record, previous.pending[output.path])) return undefined;
  if (output.kind === 'woven' && (record !== undefined || isWoven(output.path, onDisk))) return undefined;
  if (record !== undefined) {
    const text = `${output.path} was edited since pylit tangled it, so it is left as it is.`;
    return problemOf(output, 'edited-file', text, 'Carry the edit into the document, or overwrite it with --force.');
  }
  const text = `${output.path} exists and was not written by pylit, so it is left as it is.`;
  return problemOf(output, 'foreign-file', text, 'Move it away, choose another path, or take it over with --force.');
}

/** Pages say who made them, and the theme has a folder of its own, so they are known even when pylit's records were deleted. */
function isWoven(path: string, bytes: Uint8Array): boolean {
  if (path.includes('/pylit-theme/')) return true;
  return new TextDecoder().decode(bytes.subarray(0, 4096)).includes('content="pylit');
}

/** What is on the disk and made no more: pylit's own unedited files go, all else stays. */
function staleFiles(
  files: ProjectFiles,
  outputs: readonly Output[],
  options: OutputOptions,
  problems: OutputProblem[],
): { remove: string[]; kept: Record<string, OutputRecord>; pending: Record<string, PendingRecord> } {
  const { written, pending } = options.previous;
  const made = new Set(outputs.map(output => output.path));
  const stale: { remove: string[]; kept: Record<string, OutputRecord>; pending: Record<string, PendingRecord> } = {
    remove: [],
    kept: {},
    pending: {},
  };
  for (const path of new Set([...Object.keys(written), ...Object.keys(pending)])) {
    if (made.has(path)) continue;
    const record = written[path];
    const begun = pending[path];
    if (options.keep(path, record?.[3] ?? begun?.[0] ?? 'tangled')) {
      if (record) stale.kept[path] = record;
      if (begun) stale.pending[path] = begun;
    } else if (record?.[3] !== 'adopted') removeUnedited(files, path, record, begun, stale.remove, problems);
  }
  return stale;
}

function removeUnedited(
  files: ProjectFiles,
  path: string,
  record: OutputRecord | undefined,
  begun: PendingRecord | undefined,
  remove: string[],
  problems: OutputProblem[],
): void {
  const stamp = files.stamp(path);
  if (!stamp) return;
  const isOwn = (record && stampHolds(record, stamp)) || isKnownContent(contentDigest(files, path), record, begun);
  if (isOwn) remove.push(path);
  // A file that only an unfinished build was about to write was there before.
  else if (record)
    problems.push({
      path,
      rule: 'edited-file',
      message: `${path} is made by no document any more, but was edited since pylit wrote it, so it is left as it is.`,
      hint: 'Remove it yourself if it is not wanted.',
    });
}

function contentDigest(files: ProjectFiles, path: string): string {
  return hash('sha1', files.read(path) ?? new Uint8Array());
}

/** Whether a content is what pylit wrote last, or what a build that did not end may have written. */
function isKnownContent(digest: string, record: OutputRecord | undefined, begun: PendingRecord | undefined): boolean {
  return [record?.[0], ...(begun ?? []).slice(1)].some(known => known?.split('+')[0] === digest);
}

/** Builds may be killed one after the other: what any of them may have written stays known until one ends. */
function withWrites(pending: OutputIndex['pending'], writes: readonly Plan[]): Record<string, PendingRecord> {
  const all: Record<string, PendingRecord> = { ...pending };
  for (const { output, digest } of writes)
    all[output.path] = [output.kind, ...new Set([...(pending[output.path] ?? []).slice(1), digest])];
  return all;
}

/** A file that was left as it is keeps its record: it is still one that pylit wrote once. */
function leftRecords(plans: readonly Plan[], previous: OutputIndex): Record<string, OutputRecord> {
  const left = plans.flatMap(({ output, action }) => (action === 'leave' ? [output.path] : []));
  return Object.fromEntries(left.flatMap(path => (previous.written[path] ? [[path, previous.written[path]]] : [])));
}

function records(
  files: ProjectFiles,
  plans: readonly Plan[],
  previous: OutputIndex,
  kept: Record<string, OutputRecord>,
): Record<string, OutputRecord> {
  const index: Record<string, OutputRecord> = { ...kept };
  for (const entry of plans) {
    const { output, digest, action } = entry;
    const stamp = action === 'leave' ? undefined : files.stamp(output.path);
    if (stamp) index[output.path] = [digest, stamp.size, String(stamp.mtime), ownership(entry, previous)];
  }
  return index;
}

/** Who a file belongs to, once it has the content that it should have. */
function ownership({ output, digest, action }: Plan, previous: OutputIndex): OutputRecord[3] {
  if (output.kind === 'woven' || action === 'write' || previous.pending[output.path]?.includes(digest))
    return output.kind;
  return previous.written[output.path]?.[3] ?? 'adopted';
}
