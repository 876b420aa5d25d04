import { hash } from '../bytes/hash.ts';
import { PylitError } from '../core/error.ts';
import type { ComingOutput, Output, OutputIndex, OutputProblem, OutputRecord, PendingRecord } from './outputs.ts';
import type { FileStamp, ProjectFiles, WrittenStamp } from './platform/files.ts';

/** What became of one output: plain data. */
export interface PlacedOutput {
  readonly isWritten: boolean;
  /** Absent where the file was left as it is. */
  readonly record?: OutputRecord;
  readonly problems: readonly OutputProblem[];
}

/** Writes a file of pylit's own, unless it is there already. */
export function placeOutput(files: ProjectFiles, output: Output, known: OutputRecord | undefined): PlacedOutput {
  const previous = { written: known ? { [output.path]: known } : {}, pending: {} };
  return carryOut(files, planSafely(files, output, previous, true), previous);
}

export function carryOut(files: ProjectFiles, plan: Plan, previous: OutputIndex): PlacedOutput {
  const { output, digest, action, problem } = plan;
  const problems = problem ? [problem] : [];
  if (action === 'leave') return { isWritten: false, problems };
  const stamp = action === 'write' ? writeSafely(files, plan, problems) : plan.stamp;
  if (stamp === 'failed') return { isWritten: false, problems };
  // Saved since it was planned: it is an edited file now.
  if (stamp === 'saved') return carryOut(files, planSafely(files, output, previous, false), previous);
  const record = stamp && recordOf(stamp, digest, ownership(plan, previous));
  return { isWritten: action === 'write', ...(record && { record }), problems };
}

/** What is to be done with one output. */
export interface Plan {
  readonly output: Output;
  readonly digest: string;
  readonly action: 'write' | 'same' | 'leave';
  readonly problem?: OutputProblem;
  /** Of a file that stands as it is, from before it was looked at. */
  readonly stamp?: FileStamp;
  /** What was there when it was decided to write. */
  readonly over?: FileStamp | 'nothing';
}

/** A folder in the way, or a link that leads out, is the problem of one file only. */
export function planSafely(files: ProjectFiles, output: Output, previous: OutputIndex, isOwn: boolean): Plan {
  try {
    return plan(files, output, previous, isOwn);
  } catch (error) {
    return { output, digest: '', action: 'leave', problem: notWritten(output, error) };
  }
}

function writeSafely(
  files: ProjectFiles,
  { output, over }: Plan,
  problems: OutputProblem[],
): WrittenStamp | 'saved' | 'failed' {
  const { path, content, mode, kind } = output;
  try {
    const options = { ...(mode !== undefined && { mode }), ...(kind === 'tangled' && over && { over }) };
    return files.write(path, content, options) ?? 'saved';
  } catch (error) {
    problems.push(notWritten(output, error));
    return 'failed';
  }
}

export function notWritten(output: ComingOutput, error: unknown): OutputProblem {
  if (!(error instanceof PylitError)) throw error;
  return problemOf(
    output,
    'not-written',
    error.message,
    error.hint ?? 'Move what is there out of the way, or choose another path.',
  );
}

export function problemOf(
  output: ComingOutput,
  rule: OutputProblem['rule'],
  message: string,
  hint: string,
): OutputProblem {
  return { path: output.path, rule, message, hint, ...(output.origin && { origin: output.origin }) };
}

function plan(files: ProjectFiles, output: Output, previous: OutputIndex, isOwn: boolean): Plan {
  const digest = digestOf(output);
  const record = previous.written[output.path];
  const stamp = files.stamp(output.path);
  if (!stamp) return { output, digest, action: 'write', over: 'nothing' };
  if (record?.[0] === digest && stampHolds(record, stamp)) return { output, digest, action: 'same', stamp };
  const onDisk = files.read(output.path) ?? new Uint8Array();
  if (sameContent(files, output, digest, onDisk)) return { output, digest, action: 'same', stamp };
  const problem = isOwn ? undefined : refusal(output, onDisk, previous);
  return problem ? { output, digest, action: 'leave', problem } : { output, digest, action: 'write', over: stamp };
}

/** The SHA-1 of an output's content in hex, then its permissions, if it has any. Each output is hashed once. */
export function digestOf(output: Output): string {
  const known = digests.get(output);
  if (known !== undefined) return known;
  const digest = hash('sha1', output.content) + (output.mode === undefined ? '' : `+${output.mode.toString(8)}`);
  digests.set(output, digest);
  return digest;
}

const digests = new WeakMap<Output, string>();

/** Spares hashing an output that is the same as one of an earlier build. */
export function takeDigest(output: Output, earlier: Output | undefined): void {
  const digest = earlier && digests.get(earlier);
  if (digest !== undefined && output.content === earlier?.content && output.mode === earlier.mode)
    digests.set(output, digest);
}

export function stampHolds(record: OutputRecord, stamp: FileStamp): boolean {
  return record[1] === stamp.size && record[2] === String(stamp.mtime);
}

function sameContent(files: ProjectFiles, output: Output, digest: string, onDisk: Uint8Array): boolean {
  if (output.mode !== undefined && files.mode(output.path) !== output.mode) return false;
  return hash('sha1', onDisk) === contentPart(digest);
}

/** The digest of an output without its permissions. */
function contentPart(digest: string): string {
  return digest.slice(0, 40);
}

/** Why a differing file on the disk may not be overwritten, or undefined when it is pylit's own. */
export function refusal(output: ComingOutput, onDisk: Uint8Array, previous: OutputIndex): OutputProblem | undefined {
  const record = previous.written[output.path];
  const begun = previous.pending[output.path];
  if (isKnownContent(hash('sha1', onDisk), record, begun)) return undefined;
  const isOwn = record !== undefined || begun !== undefined || isWoven(output.path, onDisk);
  if (output.kind === 'woven' && isOwn) return undefined;
  if (record !== undefined) {
    const text = `${output.path} was edited since pylit tangled it, so it is left as it is.`;
    return problemOf(
      output,
      'edited-file',
      text,
      '"pylit stitch" carries the edit into the document; --force overwrites it.',
    );
  }
  const text = `${output.path} exists and was not written by pylit, so it is left as it is.`;
  return problemOf(output, 'foreign-file', text, 'Move it away, choose another path, or take it over with --force.');
}

/** Pages say who made them, and the theme has a folder of its own, so they are known even when pylit's records were deleted. */
function isWoven(path: string, bytes: Uint8Array): boolean {
  if (/\/pylit-(?:theme|history)\//.test(path)) return true;
  return new TextDecoder().decode(bytes.subarray(0, 4096)).includes('content="pylit');
}

/** Removes a file if it is as pylit wrote it. */
export function removeUnedited(
  files: ProjectFiles,
  path: string,
  record: OutputRecord | undefined,
  begun: PendingRecord | undefined,
  problems: OutputProblem[],
): boolean {
  const stamp = files.stamp(path);
  if (!stamp) return false;
  if ((record && stampHolds(record, stamp)) || isOwnContent(files, path, record, begun)) {
    files.remove(path);
    return true;
  }
  // A file that only an unfinished build was about to write was there before.
  if (record)
    problems.push({
      path,
      rule: 'edited-file',
      message: `${path} is made by no document any more, but was edited since pylit wrote it, so it is left as it is.`,
      hint: 'Remove it yourself if it is not wanted.',
    });
  return false;
}

function isOwnContent(
  files: ProjectFiles,
  path: string,
  record: OutputRecord | undefined,
  begun: PendingRecord | undefined,
): boolean {
  const bytes = files.read(path) ?? new Uint8Array();
  if (isKnownContent(hash('sha1', bytes), record, begun)) return true;
  // A page is announced before its content is known.
  return begun?.[0] === 'woven' && isWoven(path, bytes);
}

/** Whether a content is what pylit wrote last, or what a build that did not end may have written. */
function isKnownContent(digest: string, record: OutputRecord | undefined, begun: PendingRecord | undefined): boolean {
  return [record?.[0], ...(begun ?? []).slice(1)].some(known => known !== undefined && contentPart(known) === digest);
}

function recordOf({ size, mtime }: WrittenStamp, digest: string, kind: OutputRecord[3]): OutputRecord {
  return [digest, size, String(mtime), kind];
}

/** Who a file belongs to, once it has the content that it should have. */
function ownership({ output, digest, action }: Plan, previous: OutputIndex): OutputRecord[3] {
  if (output.kind === 'woven' || action === 'write' || previous.pending[output.path]?.includes(digest))
    return output.kind;
  return previous.written[output.path]?.[3] ?? 'adopted';
}
