import * as fs from 'node:fs';
import path from 'node:path';
import type { ProjectFiles } from '../../build/platform/files.ts';
import { PylitError } from '../../core/error.ts';
import type { FileContent } from './entry-bytes.ts';

/** Writes files so that each is there whole, or as it was, whatever happens; `flush` makes sure that all of them stay. */
export class DurableFiles {
  readonly #files: ProjectFiles;
  readonly #folders = new Set<string>();
  #temporaries = 0;

  constructor(files: ProjectFiles) {
    this.#files = files;
  }

  /** @throws PylitError `path`, `io` */
  write(relative: string, { bytes, isExecutable }: FileContent): void {
    const absolute = this.#files.absolute(relative);
    try {
      const folder = path.dirname(absolute);
      fs.mkdirSync(folder, { recursive: true });
      this.#refuseLinkOut(folder);
      // A link in the way is replaced, and what it leads to left alone.
      this.#replace(absolute, bytes, isExecutable ? 0o755 : 0o644);
    } catch (error) {
      throw error instanceof PylitError ? error : notWritten(relative, error);
    }
  }

  /** Removes a file, and the folders below `keep` that it leaves empty. */
  remove(relative: string, keep: string): void {
    const absolute = this.#files.absolute(relative);
    const end = this.#files.absolute(keep);
    fs.rmSync(absolute, { force: true });
    for (let folder = path.dirname(absolute); folder.startsWith(end + path.sep); folder = path.dirname(folder)) {
      try {
        fs.rmdirSync(folder);
        this.#folders.delete(folder);
      } catch {
        this.#folders.add(folder);
        return;
      }
    }
  }

  /** One of pylit's own files, in `.pylit`. */
  writeState(name: string, text: string): void {
    this.#replace(this.#files.stateFile(name), new TextEncoder().encode(text), 0o644);
    this.flush();
  }

  removeState(name: string): void {
    const file = this.#files.stateFile(name);
    fs.rmSync(file, { force: true });
    this.#folders.add(path.dirname(file));
    this.flush();
  }

  flush(): void {
    for (const folder of this.#folders) flushFolder(folder);
    this.#folders.clear();
  }

  #replace(absolute: string, bytes: Uint8Array, mode: number): void {
    this.#temporaries += 1;
    const staging = this.#files.stateFile('checkout');
    // What a killed command left half written is nobody's.
    if (this.#temporaries === 1) fs.rmSync(staging, { recursive: true, force: true });
    fs.mkdirSync(staging, { recursive: true });
    const temporary = path.join(staging, `${process.pid}-${this.#temporaries}`);
    writeFlushed(temporary, bytes, mode);
    try {
      fs.renameSync(temporary, absolute);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
      // The file lies on another file system: stage beside it instead.
      const beside = path.join(path.dirname(absolute), `.${path.basename(absolute)}.pylit-tmp`);
      fs.rmSync(temporary);
      writeFlushed(beside, bytes, mode);
      fs.renameSync(beside, absolute);
    }
    this.#folders.add(path.dirname(absolute));
  }

  #refuseLinkOut(folder: string): void {
    const real = fs.realpathSync(folder);
    const { root } = this.#files;
    if (real === root || real.startsWith(root + path.sep)) return;
    throw new PylitError('path', `${path.relative(root, folder)} is a link that leads out of the project.`, {
      hint: 'Replace the link by the folder itself.',
    });
  }
}

function writeFlushed(file: string, bytes: Uint8Array, mode: number): void {
  const handle = fs.openSync(file, 'w', mode);
  try {
    fs.writeFileSync(handle, bytes);
    fs.fchmodSync(handle, mode);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** Windows opens no folders; there a rename is as durable as it gets. */
function flushFolder(folder: string): void {
  try {
    const handle = fs.openSync(folder, 'r');
    fs.fsyncSync(handle);
    fs.closeSync(handle);
  } catch {
    return;
  }
}

function notWritten(relative: string, error: unknown): PylitError {
  const reason = error instanceof Error ? error.message : String(error);
  return new PylitError('io', `Cannot write ${relative}: ${reason}.`, { cause: error });
}
