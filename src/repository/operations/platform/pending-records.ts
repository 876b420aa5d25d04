import * as fs from 'node:fs';
import path from 'node:path';

/** The folder of what is not in the log yet, in `.pylit`. */
const FOLDER = 'snapshots';
const STATE_FILE = 'state.json';
const THINNED_FILE = 'thinned';

/** What the last record, or the last operation, says of the disk. It may be lost: then a record names everything again. */
export interface RecordedState {
  /** Digest of the sources. */
  readonly sources: string;
  /** Blob ids of the documents by path, from the source root, where no index of a build holds them. */
  readonly documents?: Readonly<Record<string, string>>;
  /** Stamps of other files, by path from the project's root. */
  readonly others: Readonly<Record<string, string>>;
  /** The time in the name of the last record. */
  readonly last?: number;
}

/** Records that wait in `.pylit/snapshots`, each in a file of its own: it is there whole, or not at all. */
export class PendingRecords {
  private readonly folder: string;
  private isMade = false;
  private state: { readonly stamp: string; readonly value: RecordedState | undefined } | undefined;

  /** @param root the project's folder */
  constructor(root: string) {
    this.folder = path.join(root, '.pylit', FOLDER);
  }

  /** Names of the records, the oldest first. */
  names(): string[] {
    try {
      return fs
        .readdirSync(this.folder)
        .filter(name => name.endsWith('.record'))
        .sort();
    } catch {
      return [];
    }
  }

  /** The bytes of a record; undefined where another process has removed it. @throws what else the operating system says */
  read(name: string): Uint8Array | undefined {
    try {
      return fs.readFileSync(path.join(this.folder, name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  remove(names: readonly string[]): void {
    for (const name of names) fs.rmSync(path.join(this.folder, name), { force: true });
  }

  /** Adds a record. Names sort by time, also where the clock went back. */
  add(time: number, parts: readonly Uint8Array[], state: RecordedState): void {
    const last = Math.max(time, (this.readState()?.last ?? 0) + 1);
    this.write(`${String(last).padStart(15, '0')}-${process.pid}.record`, parts);
    this.saveState({ ...state, last });
  }

  readState(): RecordedState | undefined {
    const stamp = this.stateStamp();
    if (this.state?.stamp === stamp) return this.state.value;
    this.state = { stamp, value: parseState(readFile(path.join(this.folder, STATE_FILE))) };
    return this.state.value;
  }

  saveState(state: RecordedState): void {
    this.write(STATE_FILE, [Buffer.from(JSON.stringify(state))]);
    this.state = { stamp: this.stateStamp(), value: state };
  }

  /** When the log was thinned last, in milliseconds since 1970; 0 where that is not known. */
  thinnedAt(): number {
    return Number(Buffer.from(readFile(path.join(this.folder, THINNED_FILE)) ?? []).toString('latin1')) || 0;
  }

  saveThinnedAt(time: number): void {
    this.write(THINNED_FILE, [Buffer.from(String(time))]);
  }

  forgetState(): void {
    fs.rmSync(path.join(this.folder, STATE_FILE), { force: true });
  }

  private stateStamp(): string {
    const stat = fs.statSync(path.join(this.folder, STATE_FILE), { bigint: true, throwIfNoEntry: false });
    return stat ? `${stat.size} ${stat.mtimeNs} ${stat.ino}` : '';
  }

  private write(name: string, parts: readonly Uint8Array[]): void {
    if (!this.isMade) fs.mkdirSync(this.folder, { recursive: true });
    this.isMade = true;
    const temporary = path.join(this.folder, `${name}.${process.pid}.tmp`);
    const file = this.open(temporary);
    try {
      for (const part of parts) fs.writeFileSync(file, part);
    } finally {
      fs.closeSync(file);
    }
    fs.renameSync(temporary, path.join(this.folder, name));
  }

  /** Somebody may have emptied `.pylit` in the meantime. */
  private open(file: string): number {
    try {
      return fs.openSync(file, 'w');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      fs.mkdirSync(this.folder, { recursive: true });
      return fs.openSync(file, 'w');
    }
  }
}

function readFile(file: string): Uint8Array | undefined {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}

function parseState(bytes: Uint8Array | undefined): RecordedState | undefined {
  try {
    const state = JSON.parse(Buffer.from(bytes ?? []).toString('utf8')) as RecordedState;
    return typeof state.sources === 'string' && typeof state.others === 'object' ? state : undefined;
  } catch {
    return undefined;
  }
}
