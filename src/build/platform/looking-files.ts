import * as fs from 'node:fs';
import path from 'node:path';
import { PylitError } from '../../core/error.ts';
import { ProjectFiles, type WrittenStamp } from './files.ts';

/** A project's files for those who only look: writing and removing change nothing, and fail where it can be seen that they would. */
export class LookingFiles extends ProjectFiles {
  override write(relative: string): WrittenStamp {
    const absolute = this.absolute(relative);
    const target = fs.statSync(absolute, { throwIfNoEntry: false });
    if (target?.isDirectory()) throw this.failure(relative, 'a folder has this name');
    let folder = path.dirname(absolute);
    while (folder.startsWith(this.root + path.sep) && !fs.lstatSync(folder, { throwIfNoEntry: false }))
      folder = path.dirname(folder);
    this.checkFolder(relative, folder);
    return { size: 0, mtime: 0n };
  }

  override remove(): void {}

  override writeState(): void {}

  private checkFolder(relative: string, folder: string): void {
    if (fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
      throw this.failure(relative, `${path.relative(this.root, folder)} is no folder`);
    const real = fs.realpathSync(folder);
    if (real !== this.root && !real.startsWith(this.root + path.sep))
      throw new PylitError('path', `${path.relative(this.root, folder)} is a link that leads out of the project.`, {
        hint: 'Replace the link by the file or folder itself.',
      });
    try {
      fs.accessSync(folder, fs.constants.W_OK);
    } catch (error) {
      throw this.failure(relative, error instanceof Error ? error.message : String(error));
    }
  }

  private failure(relative: string, reason: string): PylitError {
    return new PylitError('io', `Cannot write ${relative}: ${reason}.`);
  }
}
