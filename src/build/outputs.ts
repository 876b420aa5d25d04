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

/** A file that was left as it is, and why. */
export interface OutputProblem {
  readonly path: string;
  readonly origin?: OutputOrigin;
  readonly rule: 'foreign-file' | 'edited-file' | 'output-clash' | 'source-file' | 'not-written' | 'unreadable';
  readonly message: string;
  readonly hint: string;
}

export interface OutputOptions {
  readonly previous: OutputIndex;
  /** Paths that are never outputs: the sources and the configuration. */
  readonly sources: { has(path: string): boolean };
  /** Takes over files that pylit did not write. */
  readonly force: boolean;
  /** Persists what is about to be written, so that the build after a kill knows which files are pylit's. */
  readonly savePending: (pending: Readonly<Record<string, PendingRecord>>) => void;
  /** Is given the programs that are about to be written, or are there and were not known before. */
  readonly beforeWrite?: (programs: readonly Output[]) => void;
}

export const NO_OUTPUTS: OutputIndex = { written: {}, pending: {} };

/** A file to come: its content is not made yet. */
export type ComingOutput = Omit<Output, 'content'>;

/**
 * Brings the disk to what the build made: writes what differs, removes what pylit wrote and makes no more, and never touches a file that
 * is not its own.
 */
export class OutputWriter {
  /** Records that changed; undefined for files that are gone. */
  readonly changed = new Map<string, OutputRecord | undefined>();
  readonly problems: OutputProblem[] = [];
  readonly written: string[] = [];
  readonly removed: string[] = [];
  unchanged = 0;
  /** What builds that did not end may have written, and this one is about to. */
  pending: Readonly<Record<string, PendingRecord>>;
  private readonly files: ProjectFiles;
  private readonly options: OutputOptions;
  private readonly made = new Map<string, ComingOutput>();

  constructor(files: ProjectFiles, options: OutputOptions) {
    this.files = files;
    this.options = options;
    this.pending = options.previous.pending;
  }

  /** Whether a file lies there as it was written, by its metadata. */
  stands(path: string): boolean {
    const record = this.options.previous.written[path];
    const stamp = record && this.files.stamp(path);
    return record !== undefined && stamp !== undefined && stampHolds(record, stamp);
  }

  /** Notes an output that is known to be there as it would be made. */
  keep(output: ComingOutput): void {
    if (this.takes(output)) this.unchanged += 1;
  }

  /** Notes an output that cannot be made now, and why: what is there stays. */
  leave(
    output: ComingOutput,
    { file, line, message, hint = '' }: OutputOrigin & { message: string; hint?: string },
  ): void {
    const { path, kind } = output;
    if (!this.takes(output)) return;
    this.problems.push(problemOf({ path, kind, origin: { file, line } }, 'unreadable', message, hint));
  }

  /**
   * Announces files of pylit's own (pages) before they are made.
   *
   * @returns those that may be written
   */
  claim(outputs: readonly ComingOutput[]): ComingOutput[] {
    const claimed = outputs.filter(output => this.takes(output) && this.mayBecome(output));
    if (claimed.length === 0) return claimed;
    const coming = claimed.map(({ path, kind }) => [path, [kind] as PendingRecord] as const);
    this.pending = { ...this.pending, ...Object.fromEntries(coming) };
    this.options.savePending(this.pending);
    return claimed;
  }

  /** Writes one claimed file, unless it is there already. */
  put(output: Output): void {
    this.note(output, placeOutput(this.files, output, this.options.previous.written[output.path]));
  }

  /** What is remembered of a file. */
  known(path: string): OutputRecord | undefined {
    return this.options.previous.written[path];
  }

  /** Notes a claimed file that was placed here or on another thread. */
  note({ path }: ComingOutput, { isWritten, record, problems }: PlacedOutput): void {
    this.problems.push(...problems);
    if (isWritten) this.written.push(path);
    else if (record) this.unchanged += 1;
    if (record && !sameRecord(record, this.known(path))) this.changed.set(path, record);
  }

  /** Writes files whose content is known, all of them announced at once. */
  putAll(outputs: readonly Output[]): void {
    const plans = outputs.filter(output => this.takes(output)).map(output => this.plan(output));
    const writes = plans.filter(plan => plan.action === 'write');
    const news = plans.filter(plan => plan.action !== 'leave' && this.isNews(plan));
    if (news.length > 0) this.options.beforeWrite?.(news.map(({ output }) => output));
    if (writes.length > 0) {
      this.pending = withWrites(this.pending, writes);
      this.options.savePending(this.pending);
    }
    for (const plan of plans) this.carryOut(plan);
  }

  /** Everything that is written by now. */
  get index(): OutputIndex {
    const written = { ...this.options.previous.written };
    for (const [path, record] of this.changed) {
      if (record) written[path] = record;
      else delete written[path];
    }
    return { written, pending: this.pending };
  }

  /** Whether programs are gone, have other content than before, or may have. */
  get hasReplacedPrograms(): boolean {
    const { written, pending } = this.options.previous;
    if (Object.keys(pending).length > 0) return true;
    return [...this.changed].some(([path, record]) => {
      const before = written[path];
      return before !== undefined && before[3] !== 'woven' && before[0] !== record?.[0];
    });
  }

  /**
   * Removes what pylit wrote and makes no more.
   *
   * @param keep paths that stay though they were not made this time
   */
  removeStale(keep: (path: string, kind: OutputRecord[3]) => boolean): void {
    const { written, pending } = this.options.previous;
    const left: Record<string, PendingRecord> = {};
    for (const path of new Set([...Object.keys(written), ...Object.keys(pending)])) {
      if (this.made.has(path)) continue;
      const record = written[path];
      const begun = pending[path];
      if (!keep(path, record?.[3] ?? begun?.[0] ?? 'tangled')) this.removeOne(path, record, begun);
      else if (begun) left[path] = begun;
    }
    this.pending = left;
  }

  /**
   * Forgets what pylit wrote and somebody removed.
   *
   * @param isMeant which paths
   */
  forgetLost(isMeant: (path: string) => boolean): void {
    for (const path of Object.keys(this.options.previous.written)) {
      if (isMeant(path) && !this.made.has(path) && !this.files.stamp(path)) this.changed.set(path, undefined);
    }
  }

  private removeOne(path: string, record: OutputRecord | undefined, begun: PendingRecord | undefined): void {
    if (record) this.changed.set(path, undefined);
    if (record?.[3] !== 'adopted' && removeUnedited(this.files, path, record, begun, this.problems))
      this.removed.push(path);
  }

  private isNews({ output, digest, action }: Plan): boolean {
    return output.kind === 'tangled' && (action === 'write' || this.known(output.path)?.[0] !== digest);
  }

  private plan(output: Output): Plan {
    return planSafely(this.files, output, { ...this.options.previous, pending: this.pending }, this.options.force);
  }

  private carryOut(plan: Plan): void {
    this.note(plan.output, carryOut(this.files, plan, this.options.previous));
  }

  /** Whether a path is free: no source, and no other output that some file system may take for the same file. */
  private takes(output: ComingOutput): boolean {
    if (this.options.sources.has(output.path)) {
      const text = `${output.path} is a source of this project, so nothing is written to it.`;
      this.problems.push(problemOf(output, 'source-file', text, 'Choose another path.'));
      return false;
    }
    const folded = output.path.normalize('NFC').toLowerCase();
    const other = this.made.get(folded);
    if (other)
      this.problems.push(problemOf(output, 'output-clash', clash(output, other), 'Give one of them another path.'));
    this.made.set(output.path, output);
    if (!other) this.made.set(folded, output);
    return !other;
  }

  /** Whether a page may take a place: nothing is there, or what is there is pylit's. */
  private mayBecome(output: ComingOutput): boolean {
    try {
      if (this.options.force || this.options.previous.written[output.path] || !this.files.stamp(output.path))
        return true;
      const onDisk = this.files.read(output.path) ?? new Uint8Array();
      const problem = refusal(output, onDisk, this.options.previous);
      if (problem) this.problems.push(problem);
      return !problem;
    } catch (error) {
      this.problems.push(notWritten(output, error));
      return false;
    }
  }
}

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

function carryOut(files: ProjectFiles, plan: Plan, previous: OutputIndex): PlacedOutput {
  const { output, digest, action, problem } = plan;
  const problems = problem ? [problem] : [];
  if (action === 'leave') return { isWritten: false, problems };
  if (action === 'write') {
    const outcome = writeSafely(files, plan, problems);
    if (outcome === 'failed') return { isWritten: false, problems };
    // Saved since it was planned: it is an edited file now.
    if (outcome === 'saved') return carryOut(files, planSafely(files, output, previous, false), previous);
  }
  const stamp = plan.stamp ?? files.stamp(output.path);
  const record = stamp && recordOf(stamp, digest, ownership(plan, previous));
  return { isWritten: action === 'write', ...(record && { record }), problems };
}

interface Plan {
  readonly output: Output;
  readonly digest: string;
  readonly action: 'write' | 'same' | 'leave';
  readonly problem?: OutputProblem;
  /** Of a file that stands as it is. */
  readonly stamp?: FileStamp;
  /** What was there when it was decided to write. */
  readonly over?: FileStamp | 'nothing';
}

function clash(output: ComingOutput, other: ComingOutput): string {
  const maker = other.origin ? `${other.origin.file}:${other.origin.line}` : 'pylit itself';
  const same = other.path === output.path ? 'too' : `as ${other.path}, which is the same file to some systems`;
  return `${output.path} is made by ${maker} ${same}; only that one is written.`;
}

/** A folder in the way, or a link that leads out, is the problem of one file only. */
function planSafely(files: ProjectFiles, output: Output, previous: OutputIndex, isOwn: boolean): Plan {
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
): 'written' | 'saved' | 'failed' {
  const { path, content, mode, kind } = output;
  try {
    const options = { ...(mode !== undefined && { mode }), ...(kind === 'tangled' && over && { over }) };
    return files.write(path, content, options) ? 'written' : 'saved';
  } catch (error) {
    problems.push(notWritten(output, error));
    return 'failed';
  }
}

function notWritten(output: ComingOutput, error: unknown): OutputProblem {
  if (!(error instanceof PylitError)) throw error;
  return problemOf(
    output,
    'not-written',
    error.message,
    error.hint ?? 'Move what is there out of the way, or choose another path.',
  );
}

function problemOf(output: ComingOutput, rule: OutputProblem['rule'], message: string, hint: string): OutputProblem {
  return { path: output.path, rule, message, hint, ...(output.origin && { origin: output.origin }) };
}

function plan(files: ProjectFiles, output: Output, previous: OutputIndex, isOwn: boolean): Plan {
  const digest = digestOf(output);
  const record = previous.written[output.path];
  const stamp = files.stamp(output.path);
  if (!stamp) return { output, digest, action: 'write', over: 'nothing' };
  if (record?.[0] === digest && stampHolds(record, stamp)) return { output, digest, action: 'same', stamp };
  const onDisk = files.read(output.path) ?? new Uint8Array();
  if (sameContent(files, output, digest, onDisk)) return { output, digest, action: 'same' };
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

function stampHolds(record: OutputRecord, stamp: FileStamp): boolean {
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
function refusal(output: ComingOutput, onDisk: Uint8Array, previous: OutputIndex): OutputProblem | undefined {
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
function removeUnedited(
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

/** Builds may be killed one after the other: what any of them may have written stays known until one ends. */
function withWrites(pending: OutputIndex['pending'], writes: readonly Plan[]): Record<string, PendingRecord> {
  const all: Record<string, PendingRecord> = { ...pending };
  for (const { output, digest } of writes)
    all[output.path] = [output.kind, ...new Set([...(pending[output.path] ?? []).slice(1), digest])];
  return all;
}

function recordOf({ size, mtime }: FileStamp, digest: string, kind: OutputRecord[3]): OutputRecord {
  return [digest, size, String(mtime), kind];
}

function sameRecord(a: OutputRecord, b: OutputRecord | undefined): boolean {
  return b !== undefined && a.every((value, index) => value === b[index]);
}

/** Who a file belongs to, once it has the content that it should have. */
function ownership({ output, digest, action }: Plan, previous: OutputIndex): OutputRecord[3] {
  if (output.kind === 'woven' || action === 'write' || previous.pending[output.path]?.includes(digest))
    return output.kind;
  return previous.written[output.path]?.[3] ?? 'adopted';
}
