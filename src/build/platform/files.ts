import * as fs from 'node:fs';
import path from 'node:path';
import { PylitError, quote } from '../../core/error.ts';
import { checkRelativePath } from '../../core/path.ts';

/** What the metadata of a file says of its content; times in nanoseconds since 1970. */
export interface FileStamp {
  readonly size: number;
  readonly mtime: bigint;
  readonly ctime: bigint;
  readonly inode: bigint;
}

/** An entry of a folder. A symbolic link is what it leads to. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
  readonly isLink: boolean;
}

/** The one way in which building touches the disk: everything below one root folder, by relative paths with `/`. */
export class ProjectFiles {
  readonly root: string;
  private temporaries = 0;
  /** Threads of one process write at the same time. */
  private readonly mark = Math.random().toString(36).slice(2, 8);
  private readonly readyFolders = new Set<string>();
  private readonly insideFolders = new Set<string>();

  /** @throws PylitError `usage` where the folder is not there */
  constructor(root: string) {
    try {
      this.root = fs.realpathSync(root);
    } catch (error) {
      throw new PylitError('usage', `There is no folder ${quote(root)}.`, { cause: error });
    }
  }

  /** The absolute path of a checked relative path. */
  absolute(relative: string): string {
    return relative === '.' ? this.root : path.join(this.root, checkRelativePath(relative));
  }

  /** The entries of a folder by name order; links that leave the root and special files are left out. */
  list(relative: string): FolderEntry[] {
    const entries = this.entries(relative);
    return entries.flatMap(entry => this.entry(relative, entry)).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Whether there is such a folder. */
  hasFolder(relative: string): boolean {
    return fs.statSync(this.absolute(relative), { throwIfNoEntry: false })?.isDirectory() === true;
  }

  private entries(relative: string): fs.Dirent[] {
    try {
      return fs.readdirSync(this.absolute(relative), { withFileTypes: true });
    } catch (error) {
      throw new PylitError('io', `Cannot read the folder ${quote(relative)}: ${reasonOf(error)}.`, { cause: error });
    }
  }

  private entry(folder: string, entry: fs.Dirent): FolderEntry[] {
    if (entry.isDirectory()) return [{ name: entry.name, kind: 'folder', isLink: false }];
    if (entry.isFile()) return [{ name: entry.name, kind: 'file', isLink: false }];
    // Folders behind links are not followed, so that a walk always ends.
    if (!entry.isSymbolicLink()) return [];
    const target = this.linkTarget(path.join(this.root, folder, entry.name));
    return target?.isFile() ? [{ name: entry.name, kind: 'file', isLink: true }] : [];
  }

  private linkTarget(absolute: string): fs.Stats | undefined {
    try {
      const real = fs.realpathSync(absolute);
      return real.startsWith(this.root + path.sep) ? fs.statSync(real) : undefined;
    } catch {
      return undefined;
    }
  }

  /** The stamp of a file, or undefined where there is none. */
  stamp(relative: string): FileStamp | undefined {
    const stat = statOf(this.absolute(relative));
    if (!stat?.isFile()) return undefined;
    return { size: Number(stat.size), mtime: stat.mtimeNs, ctime: stat.ctimeNs, inode: stat.ino };
  }

  /** The same for a path that was checked before, at a third of the cost. */
  metadata(relative: string): FileStamp | undefined {
    const stat = statOf(`${this.root}/${relative}`);
    if (!stat?.isFile()) return undefined;
    return { size: Number(stat.size), mtime: stat.mtimeNs, ctime: stat.ctimeNs, inode: stat.ino };
  }

  /**
   * The stamp of a file wherever it is, by its absolute path. It is only looked at. An empty one is as good as none: while a database is open, its
   * log is there, with nothing in it.
   */
  stampAnywhere(absolute: string): FileStamp | undefined {
    const stat = statOf(absolute);
    return stat?.isFile() && stat.size > 0n
      ? { size: Number(stat.size), mtime: stat.mtimeNs, ctime: stat.ctimeNs, inode: stat.ino }
      : undefined;
  }

  /** The stamp of a folder, which changes when a name in it comes or goes. */
  folderStamp(relative: string): FileStamp | undefined {
    const stat = statOf(`${this.root}/${relative}`);
    return stat?.isDirectory() ? { size: 0, mtime: stat.mtimeNs, ctime: stat.ctimeNs, inode: stat.ino } : undefined;
  }

  /** The permission bits of a file. */
  mode(relative: string): number {
    return fs.statSync(this.absolute(relative)).mode & 0o777;
  }

  /** The bytes of a file, or undefined where there is none. */
  read(relative: string): Uint8Array | undefined {
    try {
      const absolute = this.absolute(relative);
      this.refuseFolderOut(path.dirname(absolute));
      return readWithoutLink(absolute) ?? this.readLinked(absolute);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw readFailure(relative, error);
    }
  }

  /** What a path leads to, where it is a link; else itself. */
  followed(relative: string): string {
    const absolute = this.absolute(relative);
    this.refuseLinkOut(absolute);
    return path.relative(this.root, fs.realpathSync(absolute)).split(path.sep).join('/');
  }

  /**
   * Writes a file in one step: a temporary file, then a rename. Folders are made.
   *
   * @returns what its stamp says now; undefined where `options.over` is not there any more, and nothing was written
   */
  write(relative: string, content: Uint8Array | string, options: WriteOptions = {}): WrittenStamp | undefined {
    const absolute = this.absolute(relative);
    try {
      this.makeFolder(path.dirname(absolute));
      return this.replace(absolute, content, options);
    } catch (error) {
      throw error instanceof PylitError
        ? error
        : new PylitError('io', `Cannot write ${relative}: ${writeReason(error)}.`, { cause: error });
    }
  }

  /** Removes a file, and the folders that it leaves empty. */
  remove(relative: string): void {
    const absolute = this.absolute(relative);
    fs.rmSync(absolute, { force: true });
    for (let folder = path.dirname(absolute); folder.startsWith(this.root + path.sep); folder = path.dirname(folder)) {
      try {
        fs.rmdirSync(folder);
        this.readyFolders.delete(folder);
      } catch {
        return;
      }
    }
  }

  /** The absolute path of one of pylit's own files, in `.pylit`; the folder is made. */
  stateFile(name: string): string {
    const folder = path.join(this.root, STATE_FOLDER);
    try {
      fs.mkdirSync(folder, { recursive: true });
    } catch (error) {
      throw new PylitError('io', `Cannot write in ${STATE_FOLDER}: ${reasonOf(error)}.`, { cause: error });
    }
    return path.join(folder, name);
  }

  /** The bytes of one of pylit's own files, or undefined where there is none. */
  readState(name: string): Uint8Array | undefined {
    try {
      return fs.readFileSync(path.join(this.root, STATE_FOLDER, name));
    } catch {
      return undefined;
    }
  }

  /** The stamp of one of pylit's own files, as text. */
  stateStamp(name: string): string {
    const stat = fs.statSync(path.join(this.root, STATE_FOLDER, name), { bigint: true, throwIfNoEntry: false });
    return stat ? `${stat.size} ${stat.mtimeNs} ${stat.ctimeNs} ${stat.ino}` : '';
  }

  /** Writes one of pylit's own files in one step. */
  writeState(name: string, content: Uint8Array): void {
    this.replace(this.stateFile(name), content, {});
  }

  /** Forgets which folders were looked at, and removes what a killed build left half written. To be called under the build lock only. */
  beginBuild(): void {
    this.readyFolders.clear();
    this.insideFolders.clear();
    fs.rmSync(path.join(this.root, STATE_FOLDER, TEMPORARY_FOLDER), { recursive: true, force: true });
  }

  /** Temporary files lie in `.pylit`, so that one left by a kill is never taken for a document or an output. */
  private replace(absolute: string, content: Uint8Array | string, options: WriteOptions): WrittenStamp | undefined {
    const folder = path.join(this.root, STATE_FOLDER, TEMPORARY_FOLDER);
    if (!this.readyFolders.has(folder)) {
      fs.mkdirSync(folder, { recursive: true });
      this.readyFolders.add(folder);
    }
    this.temporaries += 1;
    const temporary = `${folder}/${process.pid}-${this.mark}-${this.temporaries}`;
    const stamp = writeTemporary(temporary, content, options);
    return placeTemporary(temporary, absolute, options.over) ? stamp : undefined;
  }

  /** Makes a folder, once in a build, and sees that no link leads out of the project by it. */
  private makeFolder(folder: string): void {
    if (this.readyFolders.has(folder)) return;
    fs.mkdirSync(folder, { recursive: true });
    this.refuseLinkOut(folder);
    this.readyFolders.add(folder);
  }

  /** A file behind a link, when the link stays in the project. */
  private readLinked(absolute: string): Uint8Array {
    this.refuseLinkOut(absolute);
    return fs.readFileSync(absolute);
  }

  /** Looks at a folder once in a build. */
  private refuseFolderOut(folder: string): void {
    if (this.insideFolders.has(folder)) return;
    this.refuseLinkOut(folder);
    this.insideFolders.add(folder);
  }

  private refuseLinkOut(absolute: string): void {
    const real = fs.realpathSync(absolute);
    if (real !== this.root && !real.startsWith(this.root + path.sep))
      throw new PylitError('path', `${path.relative(this.root, absolute)} is a link that leads out of the project.`, {
        hint: 'Replace the link by the file or folder itself.',
      });
  }
}

/** What of a stamp is the file's own before it has its place: whoever saves over it later makes another. */
export type WrittenStamp = Pick<FileStamp, 'size' | 'mtime'>;

export interface WriteOptions {
  /** As chmod takes it. */
  readonly mode?: number;
  /** What must still be there when the file takes its place, so that nothing that an editor saves meanwhile is lost. */
  readonly over?: FileStamp | 'nothing';
}

/**
 * Puts a temporary file in its place. The system has no rename that asks what it replaces: where something is expected, it is looked at
 * right before; where nothing is, a link is made, which is never made over something.
 */
function placeTemporary(temporary: string, absolute: string, over: WriteOptions['over']): boolean {
  const isLinked = over === 'nothing' && linkNew(temporary, absolute);
  const isRefused = !isLinked && over !== undefined && !isStill(absolute, over);
  if (!isLinked && !isRefused) rename(temporary, absolute);
  else fs.rmSync(temporary, { force: true });
  return !isRefused;
}

/** Whether a link could be made: something may be there, or the file system may have none. */
function linkNew(temporary: string, absolute: string): boolean {
  try {
    fs.linkSync(temporary, absolute);
    return true;
  } catch {
    return false;
  }
}

function rename(temporary: string, absolute: string): void {
  try {
    fs.renameSync(temporary, absolute);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    // The output lies on another file system: stage beside it instead.
    fs.copyFileSync(temporary, `${absolute}.pylit-tmp`);
    fs.renameSync(`${absolute}.pylit-tmp`, absolute);
  }
}

function isStill(absolute: string, over: FileStamp | 'nothing'): boolean {
  const stat = statOf(absolute);
  if (over === 'nothing') return !stat?.isFile();
  return stat?.isFile() === true && isStamp(stat, over);
}

function isStamp(stat: fs.BigIntStats, { size, mtime, ctime, inode }: FileStamp): boolean {
  return Number(stat.size) === size && stat.mtimeNs === mtime && stat.ctimeNs === ctime && stat.ino === inode;
}

/** Reads a file that is no link itself; undefined where it is one. Systems without such a flag (Windows) go the other way. */
function readWithoutLink(absolute: string): Uint8Array | undefined {
  if (fs.constants.O_NOFOLLOW === undefined) return undefined;
  try {
    return fs.readFileSync(absolute, { flag: NO_LINK });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') return undefined;
    throw error;
  }
}

const NO_LINK = (fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0)) as never;

const STATE_FOLDER = '.pylit';
const TEMPORARY_FOLDER = 'tmp';

function writeTemporary(file: string, content: Uint8Array | string, options: WriteOptions): WrittenStamp {
  const handle = fs.openSync(file, 'w', options.mode ?? 0o644);
  try {
    fs.writeFileSync(handle, content);
    if (options.mode !== undefined) fs.fchmodSync(handle, options.mode);
    const { size, mtimeNs } = fs.fstatSync(handle, { bigint: true });
    return { size: Number(size), mtime: mtimeNs };
  } finally {
    fs.closeSync(handle);
  }
}

/** What may not be looked at is as good as absent; whoever reads it says why it cannot. */
function statOf(absolute: string): fs.BigIntStats | undefined {
  try {
    return fs.statSync(absolute, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}

function readFailure(relative: string, error: unknown): PylitError {
  if (error instanceof PylitError) return error;
  return new PylitError('io', `Cannot read ${relative}: ${reasonOf(error)}.`, { cause: error });
}

/** The system names the temporary file, which says nothing to anybody. */
function writeReason(error: unknown): string {
  return (error as NodeJS.ErrnoException).code === 'EISDIR' ? 'a folder has this name' : reasonOf(error);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
