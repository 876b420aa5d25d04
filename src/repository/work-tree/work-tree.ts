import type { ProjectFiles } from '../../build/platform/files.ts';
import { PylitError } from '../../core/error.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import { refusePath } from '../../core/path.ts';
import { entryKind, type TreeEntry } from '../../core/tree.ts';
import { diffTrees } from '../../diff/tree-diff.ts';
import { isDocument } from '../../history/stored-block.ts';
import type { TreeSource } from '../../history/tree-source.ts';
import { DurableFiles } from './durable-files.ts';
import { contentOf, type FileContent } from './entry-bytes.ts';

/** A file that shall become another; absent content means no file. */
export interface FileStep {
  readonly path: string;
  readonly before: FileContent | undefined;
  readonly after: FileContent | undefined;
}

/** What lies where a file would be written or removed, and is nobody's to overwrite. */
export interface Obstacle {
  readonly path: string;
  readonly reason: 'unsaved' | 'untracked' | 'folder' | 'made by pylit' | 'outside of the sources';
}

/**
 * The sources of a project on the disk. Only files below the source folder are ever touched, and of those none that pylit made itself
 * from documents.
 */
export class WorkTree {
  readonly files: ProjectFiles;
  readonly #durable: DurableFiles;
  readonly #source: string;
  readonly #written: ReadonlySet<string>;

  /**
   * @param source the source folder, from the project's root
   * @param written paths from the root of the files that pylit itself wrote
   */
  constructor(files: ProjectFiles, source: string, written: ReadonlySet<string>) {
    this.files = files;
    this.#durable = new DurableFiles(files);
    this.#source = source;
    this.#written = written;
  }

  /** The files that differ between two trees. @throws as the source */
  async steps(source: TreeSource, from: ObjectId | undefined, to: ObjectId): Promise<readonly FileStep[]> {
    const enter = async (entry: TreeEntry) => entryKind(entry) === 'tree' && !(await isDocument(source, entry));
    const steps: FileStep[] = [];
    for await (const { path, before, after } of diffTrees(source, from, to, enter)) {
      const [was, is] = [before && (await contentOf(source, before)), after && (await contentOf(source, after))];
      if (was || is) steps.push({ path, before: was, after: is });
    }
    return steps;
  }

  /** What is in the way of steps: files that are neither as they were nor as they shall be. */
  obstacles(steps: readonly FileStep[]): readonly Obstacle[] {
    const removed = new Set(steps.flatMap(step => (step.after ? [] : [step.path])));
    return steps.flatMap(step => {
      const reason = this.#refuses(step.path) ?? this.#obstacle(step, removed);
      return reason === undefined ? [] : [{ path: step.path, reason }];
    });
  }

  /** Takes steps; a file that is as it shall be is left alone. @throws PylitError `path`, `io` */
  take(steps: readonly FileStep[]): void {
    for (const { path, after } of steps) if (!after) this.#durable.remove(path, this.#source);
    for (const { path, after } of steps) if (after && !this.holds(path, after)) this.#durable.write(path, after);
    this.#durable.flush();
  }

  /** Whether a file is there, and just so. */
  holds(path: string, content: FileContent | undefined): boolean {
    const bytes = this.files.read(path);
    if (!bytes || !content) return !bytes && !content;
    return areEqual(bytes, content.bytes) && ((this.files.mode(path) & 0o100) !== 0) === content.isExecutable;
  }

  writeState(name: string, text: string | undefined): void {
    if (text === undefined) this.#durable.removeState(name);
    else this.#durable.writeState(name, text);
  }

  #refuses(path: string): Obstacle['reason'] | undefined {
    const isBelow = this.#source === '.' || path.startsWith(`${this.#source}/`);
    if (!isBelow || refusePath(path) !== undefined) return 'outside of the sources';
    return this.#written.has(path) ? 'made by pylit' : undefined;
  }

  #obstacle({ path, before, after }: FileStep, removed: ReadonlySet<string>): Obstacle['reason'] | undefined {
    if (after && this.#isBlocked(path, removed)) return 'folder';
    if (this.holds(path, before) || this.holds(path, after)) return undefined;
    if (!this.files.read(path)) return undefined;
    return before ? 'unsaved' : 'untracked';
  }

  /** Whether a folder lies where a file shall be, or a file where a folder shall. */
  #isBlocked(path: string, removed: ReadonlySet<string>): boolean {
    if (this.files.hasFolder(path) && !this.#willBeEmpty(path, removed)) return true;
    const names = path.split('/');
    return names.some((_, length) => {
      const folder = names.slice(0, length).join('/');
      return length > 0 && !removed.has(folder) && this.files.stamp(folder) !== undefined;
    });
  }

  #willBeEmpty(folder: string, removed: ReadonlySet<string>): boolean {
    return this.files.list(folder).every(({ name, kind }) => {
      const path = `${folder}/${name}`;
      return kind === 'folder' ? this.#willBeEmpty(path, removed) : removed.has(path);
    });
  }
}

/** The error for files that a command would have overwritten. */
export function inTheWay(what: string, obstacles: readonly Obstacle[]): PylitError {
  const shown = obstacles.slice(0, 10).map(({ path, reason }) => `${path} (${reason})`);
  const more = obstacles.length > 10 ? ` and ${obstacles.length - 10} more` : '';
  const isUnsaved = obstacles.some(({ reason }) => reason === 'unsaved');
  return new PylitError(
    'usage',
    `Cannot ${what}: in the way ${obstacles.length === 1 ? 'is' : 'are'} ${shown.join(', ')}${more}.`,
    {
      hint: isUnsaved
        ? 'Record what you changed with "pylit commit", or give it up with "pylit restore <doc>". Nothing was changed.'
        : 'Move or remove them first. Nothing was changed.',
      data: { path: obstacles[0]?.path ?? '', count: obstacles.length },
    },
  );
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
