import * as fs from 'node:fs';
import path from 'node:path';
import { isObjectId, type ObjectId } from '../../../core/object-kind.ts';

/** Two operations: files are being brought from one's work tree to the other's. */
export interface Undoing {
  readonly from: ObjectId;
  readonly to: ObjectId;
}

/** The file `.pylit/undo.json`, which is there while files are written back, and after a process was killed while doing so. */
export class InterruptedUndo {
  private readonly file: string;

  /** @param root the project's folder */
  constructor(root: string) {
    this.file = path.join(root, '.pylit', 'undo.json');
  }

  read(): Undoing | undefined {
    try {
      const { from, to } = JSON.parse(fs.readFileSync(this.file, 'utf8')) as Partial<Undoing>;
      return from !== undefined && to !== undefined && isObjectId(from) && isObjectId(to) ? { from, to } : undefined;
    } catch {
      return undefined;
    }
  }

  /** Durable before anything else is done. */
  write(undoing: Undoing): void {
    const temporary = `${this.file}.tmp`;
    const file = fs.openSync(temporary, 'w');
    try {
      fs.writeFileSync(file, JSON.stringify(undoing));
      fs.fsyncSync(file);
    } finally {
      fs.closeSync(file);
    }
    fs.renameSync(temporary, this.file);
  }

  remove(): void {
    fs.rmSync(this.file, { force: true });
  }
}
