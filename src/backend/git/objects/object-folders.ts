import { isAbsolute, join, resolve } from 'node:path';
import type { PylitError } from '../../../core/error.ts';
import type { HashAlgorithm, ObjectId } from '../../../core/object-kind.ts';
import { readFileIfAny, statIfAny } from '../files.ts';
import { BaseCache } from './base-cache.ts';
import { ObjectFolder, type PackedPlace } from './object-folder.ts';
import { FileWindows } from './windowed-file.ts';

/** As many repositories may borrow from each other in a row; git has the same limit. */
const MAX_ALTERNATES = 5;

/** All places where a repository's objects are: its own folder and those it borrows from. */
export class ObjectFolders {
  readonly all: readonly ObjectFolder[];
  readonly bases = new BaseCache();
  readonly algorithm: HashAlgorithm;

  /** @param path the folder `objects` */
  constructor(path: string, algorithm: HashAlgorithm) {
    const windows = new FileWindows();
    this.algorithm = algorithm;
    this.all = alternatesOf(path).map(folder => new ObjectFolder(folder, windows, algorithm));
    this.scan();
  }

  get own(): ObjectFolder {
    const [own] = this.all;
    if (!own) throw new TypeError('a repository has a folder of objects');
    return own;
  }

  /** Gives each place in packs where an object is, as far as is known, to `use`, until it returns something. */
  inPacks<T>(
    id: ObjectId,
    damage: (error: PylitError) => void,
    use: (place: PackedPlace) => T | undefined,
  ): T | undefined {
    const bytes = Buffer.from(id, 'hex');
    for (const folder of this.all) {
      const found = folder.inPacks(bytes, damage, use);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /**
   * Looks for packs that came or went.
   *
   * @param always look even where nothing seems to have changed
   * @returns whether it looked
   */
  scan(always = false): boolean {
    const looked = this.all.map(folder => folder.scan(pack => this.bases.forget(pack), always));
    return looked.includes(true);
  }

  /** Ids that begin with this byte, sorted, each once. */
  withFirst(byte: number): ObjectId[] {
    const ids = this.all.flatMap(folder => [
      ...folder.loose.withFirst(byte),
      ...folder.packs.flatMap(pack => pack.index.ids.withFirst(byte)),
    ]);
    return ids.length < 2 ? ids : unique(ids.sort());
  }

  close(): void {
    for (const folder of this.all) folder.close();
  }
}

function unique(sorted: readonly ObjectId[]): ObjectId[] {
  return sorted.filter((id, i) => id !== sorted[i - 1]);
}

/** The folder and those it borrows from, each once (git: Documentation/gitrepository-layout, objects/info/alternates). */
function alternatesOf(path: string): string[] {
  const found = new Set<string>();
  const visit = (folder: string, depth: number) => {
    if (found.has(folder) || depth > MAX_ALTERNATES) return;
    found.add(folder);
    const text = readFileIfAny(join(folder, 'info', 'alternates'))?.toString('utf8') ?? '';
    for (const line of text.split('\n')) {
      const target = unquote(line);
      if (target === '' || target.startsWith('#')) continue;
      const other = isAbsolute(target) ? target : resolve(folder, target);
      if (statIfAny(other)?.isDirectory()) visit(resolve(other), depth + 1);
    }
  };
  visit(resolve(path), 0);
  return [...found];
}

/** A path may stand in quotes, with escapes. */
function unquote(line: string): string {
  if (!line.startsWith('"')) return line;
  return line.slice(1, -1).replace(/\\(["\\])/g, '$1');
}
