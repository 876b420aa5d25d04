import { statSync } from 'node:fs';
import { join } from 'node:path';
import { PylitError } from '../../../core/error.ts';
import { type HashAlgorithm, ID_BYTES } from '../../../core/object-kind.ts';
import { isAbsence } from '../damage.ts';
import { namesIn } from '../files.ts';
import { LooseObjects } from './loose-objects.ts';
import { MultiPackIndex } from './multi-pack-index.ts';
import { PackFile } from './pack-file.ts';
import type { FileWindows } from './windowed-file.ts';

/** Where an object is in a pack. */
export interface PackedPlace {
  readonly pack: PackFile;
  readonly offset: number;
}

/** A folder whose time is younger than this may change again without a new time, in milliseconds. */
const COARSE_CLOCK = 2000;

/** One folder `objects`: its loose objects, packs and multi-pack-index. */
export class ObjectFolder {
  readonly path: string;
  readonly loose: LooseObjects;
  readonly #windows: FileWindows;
  readonly #algorithm: HashAlgorithm;
  #packs: PackFile[] = [];
  #multi: MultiPackIndex | undefined;
  /** Packs that the multi-pack-index covers, by their place in it. */
  #covered: readonly (PackFile | undefined)[] = [];
  #seen = '';
  #multiState: string | undefined;

  constructor(path: string, windows: FileWindows, algorithm: HashAlgorithm) {
    this.path = path;
    this.#windows = windows;
    this.#algorithm = algorithm;
    this.loose = new LooseObjects(path, ID_BYTES[algorithm] * 2);
  }

  get packs(): readonly PackFile[] {
    return this.#packs;
  }

  get multiPackIndex(): MultiPackIndex | undefined {
    return this.#multi;
  }

  /** Packs that nothing but their own index covers. */
  get #others(): readonly PackFile[] {
    return this.#multi ? this.#packs.filter(pack => !this.#covered.includes(pack)) : this.#packs;
  }

  /**
   * Gives each place where an object is, as far as is known, to `use`, until it returns something: first where the last one was. An index
   * that cannot be read is given to `damage`. (A call for each look-up: a generator takes several times as long.)
   */
  inPacks<T>(
    id: Uint8Array,
    damage: (error: PylitError) => void,
    use: (place: PackedPlace) => T | undefined,
  ): T | undefined {
    const place = this.#multi?.find(id);
    const covered = place && this.#covered[place.pack];
    const found = place && covered ? use({ pack: covered, offset: place.offset }) : undefined;
    if (found !== undefined) return found;
    const others = this.#others;
    for (let i = 0; i < others.length; i += 1) {
      const pack = others[i]!;
      const offset = findIn(pack, id, damage);
      if (offset === undefined) continue;
      if (i > 0 && !this.#multi) this.#moveToFront(pack);
      const here = use({ pack, offset });
      if (here !== undefined) return here;
    }
    return undefined;
  }

  /**
   * Looks which packs there are, unless nothing can have changed.
   *
   * @param forget is told of packs that are gone
   * @returns whether it looked
   */
  scan(forget: (pack: PackFile) => void, always = false): boolean {
    const folder = join(this.path, 'pack');
    const state = folderState(folder);
    if (!always && state !== undefined && state === this.#seen) return false;
    const known = new Map(this.#packs.map(pack => [pack.path, pack]));
    const names = namesIn(folder);
    const whole = new Set(names);
    this.#packs = names
      .filter(name => name.endsWith('.pack') && whole.has(name.replace(/pack$/, 'idx')))
      .map(name => join(folder, name))
      .map(path => known.get(path) ?? new PackFile(path, this.#windows, this.#algorithm));
    const now = new Set(this.#packs);
    for (const pack of known.values()) {
      if (now.has(pack)) continue;
      forget(pack);
      pack.close();
    }
    this.#openMulti(join(folder, 'multi-pack-index'));
    this.#seen = state ?? '';
    return true;
  }

  close(): void {
    for (const pack of this.#packs) pack.close();
    this.#multi?.close();
  }

  /** A multi-pack-index that cannot be read is left alone: the packs' own indexes say the same. */
  #openMulti(path: string): void {
    const state = fileState(path);
    if (state !== this.#multiState) {
      this.#multiState = state;
      this.#multi?.close();
      this.#multi = state === undefined ? undefined : readMulti(path, this.#windows, this.#algorithm);
    }
    const byPath = new Map(this.#packs.map(pack => [pack.path, pack]));
    this.#covered = this.#multi?.packs.map(name => byPath.get(join(this.path, 'pack', name))) ?? [];
  }

  #moveToFront(pack: PackFile): void {
    this.#packs = [pack, ...this.#packs.filter(other => other !== pack)];
  }
}

function readMulti(path: string, windows: FileWindows, algorithm: HashAlgorithm): MultiPackIndex | undefined {
  try {
    return new MultiPackIndex(path, windows, algorithm);
  } catch (error) {
    if (error instanceof PylitError || isAbsence(error)) return undefined;
    throw error;
  }
}

/** git puts a new file into the place of the old one. */
function fileState(path: string): string | undefined {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat && `${stat.ino} ${stat.size} ${stat.mtimeNs} ${stat.ctimeNs}`;
}

function findIn(pack: PackFile, id: Uint8Array, damage: (error: PylitError) => void): number | undefined {
  try {
    return pack.index.find(id);
  } catch (error) {
    if (!(error instanceof PylitError) || error.code !== 'object-corrupt') throw error;
    damage(error);
    return undefined;
  }
}

/** What changes whenever a file comes or goes; undefined when that cannot be told, as the folder has only just changed. */
function folderState(folder: string): string | undefined {
  const stat = statSync(folder, { bigint: true, throwIfNoEntry: false });
  if (!stat) return 'none';
  if (Date.now() - Number(stat.mtimeMs) < COARSE_CLOCK) return undefined;
  return `${stat.ino} ${stat.mtimeNs} ${stat.ctimeNs}`;
}
