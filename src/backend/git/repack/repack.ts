import { rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { PylitError, quote } from '../../../core/error.ts';
import { isObjectId, type ObjectId } from '../../../core/object-kind.ts';
import { fileError } from '../damage.ts';
import { flushFolder, namesIn, replaceFile, statIfAny } from '../files.ts';
import { GitObjects } from '../objects/git-objects.ts';
import { ObjectFolders } from '../objects/object-folders.ts';
import { type FinishedPack, PackOutput } from '../pack-output.ts';
import { type GitFolders, locateRepository } from '../repository/locate.ts';
import { readRepositoryFormat } from '../repository/repository-format.ts';
import { withRepackLock } from './lock.ts';
import { findSources, type Sources } from './pack-sources.ts';
import { reach } from './reach.ts';
import { Repacker } from './repacker.ts';
import { findRoots } from './roots.ts';

export interface RepackOptions {
  /**
   * What becomes of objects that no ref, and no log of refs, leads to: they are kept (the default), or dropped once they are older
   * than `grace`.
   */
  readonly unreachable?: 'keep' | 'drop';
  /** In milliseconds; two weeks by default. Younger ones may belong to a commit that is being made. */
  readonly grace?: number;
  /** Takes deltas that are there as they are (the default), or looks for better ones, which takes longer. */
  readonly deltas?: 'reuse' | 'new';
}

export interface RepackResult {
  /** The new pack; undefined when there was nothing to pack. */
  readonly pack: FinishedPack | undefined;
  /** Packs and files that are gone. */
  readonly removedPacks: number;
  readonly removedLoose: number;
  /** Objects that are gone. */
  readonly dropped: number;
}

const TWO_WEEKS = 14 * 24 * 60 * 60 * 1000;

/**
 * Packs all objects of a repository into one pack with deltas. What was there before is removed when the new pack is on the disk;
 * git may read at the same time. Packs with a `.keep` file stay.
 *
 * @param path a repository, as `openGitStore` takes it
 * @throws PylitError `usage` (no repository; or work trees whose index would have to be read to drop anything), `store-format`,
 *   `store-locked`, `object-missing`, `object-corrupt`, `io`; then everything is as it was
 */
export async function repack(path: string, options: RepackOptions = {}): Promise<RepackResult> {
  const folders = locateRepository(path);
  if (!folders) throw new PylitError('usage', `Expected a git repository at ${quote(path)}, found none.`);
  const format = readRepositoryFormat(folders);
  if (format.promisedBy !== undefined) {
    throw new PylitError('store-format', 'Refused to repack a partial clone.', { hint: 'Use "git gc" there.' });
  }
  if (options.unreachable === 'drop') refuseWorkTrees(folders);
  return withRepackLock(folders.common, async () => {
    const objectFolders = new ObjectFolders(join(folders.common, 'objects'), format.algorithm);
    try {
      return await new Repack(folders, objectFolders, format.shallow, options).run();
    } catch (error) {
      throw fileError(error, folders.common);
    } finally {
      objectFolders.close();
    }
  });
}

/** What an index (staged files) leads to is only known to who reads the index. */
function refuseWorkTrees({ common, own }: GitFolders): void {
  const found = [join(common, 'index'), join(own, 'index'), join(common, 'worktrees')].find(path => statIfAny(path));
  if (found === undefined) return;
  throw new PylitError('usage', `Refused to drop objects of a repository with a work tree: found ${found}.`, {
    hint: 'Use "git gc" there, or keep what cannot be reached.',
  });
}

class Repack {
  readonly #gitFolders: GitFolders;
  readonly #folders: ObjectFolders;
  readonly #objects: GitObjects;
  readonly #shallow: ReadonlySet<ObjectId>;
  readonly #options: RepackOptions;
  readonly #sources: Sources;

  constructor(gitFolders: GitFolders, folders: ObjectFolders, shallow: ReadonlySet<ObjectId>, options: RepackOptions) {
    this.#gitFolders = gitFolders;
    this.#folders = folders;
    this.#objects = new GitObjects(folders);
    this.#shallow = shallow;
    this.#options = options;
    this.#sources = findSources(folders);
  }

  async run(): Promise<RepackResult> {
    const { table } = this.#sources;
    const isDropping = this.#options.unreachable === 'drop';
    const roots = findRoots(this.#gitFolders, this.#folders.algorithm);
    await this.#reach(roots);
    const order = this.#order();
    const fate = isDropping ? this.#fates() : new Uint8Array(table.count).fill(FATE.kept);
    const pack = await this.#pack(order, fate, FATE.kept);
    const young = await this.#pack(order, fate, FATE.young);
    if (young) this.#backdate(young);
    if (isDropping) this.#refuseNewRoots(roots);
    return { pack, ...this.#removeOld([pack, young]), dropped: fate.filter(value => value === FATE.dropped).length };
  }

  async #reach(roots: Iterable<ObjectId>): Promise<void> {
    // A log of refs may name what is gone long since.
    const present = [...roots].filter(id => this.#objects.has(id));
    await reach(this.#sources.table, this.#objects, present, this.#shallow);
  }

  /** Numbers of all objects: what is likely to be alike close together, the larger and the newer first. */
  #order(): Uint32Array {
    const { kinds, hints, sizes, reached, count } = this.#sources.table;
    return Uint32Array.from({ length: count }, (_, i) => i).sort(
      (a, b) => kinds[a]! - kinds[b]! || hints[a]! - hints[b]! || sizes[b]! - sizes[a]! || reached[a]! - reached[b]!,
    );
  }

  #fates(): Uint8Array {
    const { table, packs } = this.#sources;
    const before = Date.now() - (this.#options.grace ?? TWO_WEEKS);
    return Uint8Array.from({ length: table.count }, (_, number) => {
      if (table.reached[number] !== 0) return FATE.kept;
      const time = packs[table.packs[number]!]?.time ?? this.#looseTime(table.id(number));
      return time < before ? FATE.dropped : FATE.young;
    });
  }

  #looseTime(id: ObjectId): number {
    return statSync(this.#folders.own.loose.pathOf(id)).mtimeMs;
  }

  async #pack(order: Uint32Array, fates: Uint8Array, fate: number): Promise<FinishedPack | undefined> {
    if (!fates.includes(fate)) return undefined;
    const output = new PackOutput(this.#folders.own.path, this.#folders.algorithm);
    const repacker = new Repacker(this.#sources, this.#objects, output, this.#options.deltas !== 'new');
    try {
      for (const number of order) {
        if (fates[number] === fate) await repacker.write(number, other => fates[other] === fate);
      }
      const wanted = fates.reduce((sum, other) => sum + (other === fate ? 1 : 0), 0);
      if (output.records.count !== wanted)
        throw new Error(`expected ${wanted} objects, packed ${output.records.count}`);
      return output.publish();
    } finally {
      output.discard();
    }
  }

  /** Objects that cannot be reached are as old as before, so that they are dropped some day. */
  #backdate({ name }: FinishedPack): void {
    const loose = this.#sources.loose.map(id => this.#looseTime(id));
    const time = [...this.#sources.packs.map(pack => pack.time), ...loose].reduce((a, b) => Math.max(a, b), 0) / 1000;
    for (const end of ['pack', 'idx']) utimesSync(join(this.#folders.own.path, 'pack', `${name}.${end}`), time, time);
  }

  /** A ref that came in the meantime may lead to what is about to be dropped. */
  #refuseNewRoots(known: ReadonlySet<ObjectId>): void {
    const { table } = this.#sources;
    for (const id of findRoots(this.#gitFolders, this.#folders.algorithm)) {
      const number = known.has(id) || !isObjectId(id) ? -1 : table.find(Buffer.from(id, 'hex'));
      if (number < 0 || table.reached[number] !== 0) continue;
      throw new PylitError('ref-conflict', `A ref came to lead to ${id} while unreachable objects were dropped.`, {
        hint: 'Nothing was removed. Try again.',
        data: { id },
      });
    }
  }

  #removeOld(made: readonly (FinishedPack | undefined)[]): Pick<RepackResult, 'removedPacks' | 'removedLoose'> {
    const folder = join(this.#folders.own.path, 'pack');
    const names = made.map(pack => pack?.name);
    const old = this.#sources.packs
      .map(({ pack }) => pack.path.slice(folder.length + 1, -'.pack'.length))
      .filter(name => !names.includes(name));
    if (old.length > 0) removeStale(this.#folders.own.path, this.#options.unreachable === 'drop');
    this.#folders.close();
    // The index first: without it git does not look for the pack. One that is reading has the pack open.
    for (const name of old) {
      const files = namesIn(folder).filter(file => file.startsWith(`${name}.`));
      for (const file of [`${name}.idx`, ...files]) rmSync(join(folder, file), { force: true });
    }
    for (const id of this.#sources.loose) rmSync(this.#folders.own.loose.pathOf(id), { force: true });
    flushFolder(folder);
    listPacks(this.#folders.own.path);
    return { removedPacks: old.length, removedLoose: this.#sources.loose.length };
  }
}

const FATE = { dropped: 0, kept: 1, young: 2 } as const;

/** Indexes over several packs, and of commits, that would name what is gone; git makes them again. */
function removeStale(objects: string, isDropping: boolean): void {
  const packs = join(objects, 'pack');
  for (const name of namesIn(packs)) {
    if (name.startsWith('multi-pack-index')) rmSync(join(packs, name), { force: true, recursive: true });
  }
  if (!isDropping) return;
  rmSync(join(objects, 'info', 'commit-graph'), { force: true });
  rmSync(join(objects, 'info', 'commit-graphs'), { force: true, recursive: true });
}

/** Where a plain web server offers the repository, this file tells git which packs there are. */
function listPacks(objects: string): void {
  const path = join(objects, 'info', 'packs');
  if (!statIfAny(path)) return;
  const packs = namesIn(join(objects, 'pack')).filter(name => name.endsWith('.pack'));
  replaceFile(path, [Buffer.from(`${packs.map(name => `P ${name}\n`).join('')}\n`)]);
}
