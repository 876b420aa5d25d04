import {
  carryOut,
  notWritten,
  type PlacedOutput,
  type Plan,
  placeOutput,
  planSafely,
  problemOf,
  refusal,
  removeUnedited,
  stampHolds,
} from './place-output.ts';
import type { ProjectFiles } from './platform/files.ts';

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

function clash(output: ComingOutput, other: ComingOutput): string {
  const maker = other.origin ? `${other.origin.file}:${other.origin.line}` : 'pylit itself';
  const same = other.path === output.path ? 'too' : `as ${other.path}, which is the same file to some systems`;
  return `${output.path} is made by ${maker} ${same}; only that one is written.`;
}

/** Builds may be killed one after the other: what any of them may have written stays known until one ends. */
function withWrites(pending: OutputIndex['pending'], writes: readonly Plan[]): Record<string, PendingRecord> {
  const all: Record<string, PendingRecord> = { ...pending };
  for (const { output, digest } of writes)
    all[output.path] = [output.kind, ...new Set([...(pending[output.path] ?? []).slice(1), digest])];
  return all;
}

function sameRecord(a: OutputRecord, b: OutputRecord | undefined): boolean {
  return b !== undefined && a.every((value, index) => value === b[index]);
}
