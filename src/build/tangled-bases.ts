import type { Output, OutputIndex } from './outputs.ts';
import { digestOf } from './place-output.ts';
import type { ProjectFiles } from './platform/files.ts';
import { TANGLED_FILE, TangledTexts } from './platform/tangled-texts.ts';

/** What was tangled, kept so that an edit of a program can be told from what was edited. Nothing is opened before it is needed. */
export class TangledBases {
  private readonly files: ProjectFiles;
  private texts: TangledTexts | undefined;

  constructor(files: ProjectFiles) {
    this.files = files;
  }

  /** Whether nothing is kept: no program was written, or somebody removed the file. */
  get isLost(): boolean {
    return this.files.stateStamp(TANGLED_FILE) === '';
  }

  /** Keeps the texts of programs before they are written, so that an edit is known for one, also when this process is killed. */
  keep(programs: readonly Output[]): void {
    if (programs.length === 0) return;
    this.reopenIfLost();
    this.open().put(new Map(programs.map(output => [digestOf(output).slice(0, DIGEST), output.content])));
  }

  /** Forgets texts that are on the disk no more. */
  forget({ written, pending }: OutputIndex): void {
    if (this.isLost) return;
    const kept = new Set<string>();
    for (const [digest, , , kind] of Object.values(written)) if (kind !== 'woven') kept.add(digest.slice(0, DIGEST));
    for (const [, ...digests] of Object.values(pending))
      for (const digest of digests) kept.add(digest.slice(0, DIGEST));
    this.open().keepOnly(kept);
  }

  /** What may have been tangled to a file last: what is remembered, and what builds that did not end may have written. */
  of(path: string, { written, pending }: OutputIndex): string[] {
    if (this.isLost) return [];
    const digests = [written[path]?.[0], ...(pending[path]?.slice(1) ?? [])].filter(digest => digest !== undefined);
    return [...new Set(digests)].flatMap(digest => this.open().get(digest.slice(0, DIGEST)) ?? []);
  }

  close(): void {
    this.texts?.close();
    this.texts = undefined;
  }

  private open(): TangledTexts {
    this.texts ??= new TangledTexts(this.files.stateFile(TANGLED_FILE));
    return this.texts;
  }

  /** A file that was removed while it was open would take what is kept with it. */
  private reopenIfLost(): void {
    if (this.texts && this.isLost) this.close();
  }
}

/** Hexadecimal digits of a SHA-1; behind them an output's digest has its permissions. */
const DIGEST = 40;
