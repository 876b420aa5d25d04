import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { encodeUtf8 } from '../../../bytes/utf8.ts';
import { PylitError, quote } from '../../../core/error.ts';
import type { HashAlgorithm, ObjectId } from '../../../core/object-kind.ts';
import { isRefName } from '../../../core/ref-name.ts';
import { compareText } from '../../../store/compare-text.ts';
import { followRef, INITIAL_HEAD, planRefUpdate, type RefChange } from '../../../store/ref-plan.ts';
import type { Ref, ReflogEntry, RefStore, RefUpdate, RefValue, ResolvedRef } from '../../../store/ref-store.ts';
import { damagedRef, fileError, systemCode } from '../damage.ts';
import { makeFolder, replaceFile } from '../files.ts';
import type { GitFolders } from '../repository/locate.ts';
import type { FileLock, FileLocks } from './file-lock.ts';
import { PackedRefsFile } from './packed-refs.ts';
import { formatRef, looseRefNames, readLooseRef, refPath } from './ref-files.ts';
import { headAnchor, type RefNames } from './ref-names.ts';
import { makeChanges, nested } from './ref-transaction.ts';
import type { Reflogs } from './reflog.ts';

/** What refs of a repository are made of. */
export interface GitRefsParts {
  readonly folders: GitFolders;
  readonly algorithm: HashAlgorithm;
  readonly names: RefNames;
  readonly logs: Reflogs;
  readonly locks: FileLocks;
  readonly hasObject: (id: ObjectId) => boolean;
}

/** How often an update looks again when what it depends on changed before it was locked. */
const ATTEMPTS = 5;

/** Refs in files, with git's locks. */
export class GitRefs implements RefStore {
  readonly #parts: GitRefsParts;
  readonly #packed: PackedRefsFile;

  constructor(parts: GitRefsParts) {
    this.#parts = parts;
    this.#packed = new PackedRefsFile(parts.folders.common, parts.algorithm);
  }

  /** @throws PylitError `object-corrupt` */
  read(name: string): RefValue | undefined {
    if (!this.#isOurs(name)) return undefined;
    const inGit = this.#parts.names.toGit(name);
    const value = this.#readGit(inGit);
    if (!value) return name === 'HEAD' ? this.#initialHead() : undefined;
    if ('id' in value) return value;
    const symbolic = this.#parts.names.fromGit(value.symbolic);
    if (symbolic !== undefined) return { symbolic };
    throw damagedRef(name, refPath(this.#parts.folders, inGit), `it leads out, to ${quote(value.symbolic)}`);
  }

  resolve(name: string): ResolvedRef | undefined {
    return followRef(other => this.read(other), name);
  }

  list(prefix = ''): readonly Ref[] {
    const { names, folders } = this.#parts;
    const files = names.folders.flatMap(folder => looseRefNames(folders, folder));
    const loose = new Set(files.map(name => names.fromGit(name)));
    const all = new Map<string, RefValue | undefined>();
    for (const [name, { id }] of this.#packed.read().refs) {
      const ours = names.fromGit(name);
      if (ours !== undefined && !loose.has(ours)) all.set(ours, { id });
    }
    for (const name of [...loose, 'HEAD']) if (name !== undefined) all.set(name, undefined);
    const found: Ref[] = [];
    for (const [name, known] of [...all].sort(([a], [b]) => compareText(a, b))) {
      const value = name.startsWith(prefix) && isRefName(name) ? (known ?? this.read(name)) : undefined;
      if (value) found.push({ name, value });
    }
    return found;
  }

  log(name: string, limit = Number.POSITIVE_INFINITY): readonly ReflogEntry[] {
    return this.#isOurs(name) ? this.#parts.logs.read(this.#parts.names.toGit(name), limit) : [];
  }

  async update(updates: readonly RefUpdate[]): Promise<void> {
    await this.apply(updates, this.#parts.hasObject);
  }

  /** Works out what updates come to, as things are now. @throws PylitError as `update` */
  plan(updates: readonly RefUpdate[], hasObject: (id: ObjectId) => boolean): RefChange[] {
    const changed = new Map<string, RefValue | undefined>();
    const read = (name: string) => (changed.has(name) ? changed.get(name) : this.read(name));
    let listed: readonly string[] | undefined;
    const any = (prefix: string) => {
      listed ??= this.list().map(ref => ref.name);
      const names = [
        ...listed.filter(name => !changed.has(name)),
        ...[...changed].filter(([, v]) => v).map(([n]) => n),
      ];
      return names.some(name => name.startsWith(prefix));
    };
    return updates.map(update => {
      if (isRefName(update.name) && !this.#isOurs(update.name)) throw noPlace(update.name);
      const change = planRefUpdate({ algorithm: this.#parts.algorithm, read, any, hasObject }, update);
      changed.set(change.name, change.value);
      return change;
    });
  }

  /** Makes all updates, or none when one of them is refused. */
  async apply(updates: readonly RefUpdate[], hasObject: (id: ObjectId) => boolean): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const names = this.plan(updates, hasObject).flatMap(change => [change.name, ...change.log.map(({ ref }) => ref)]);
      const locks = await this.#lockAll([...new Set(names)].sort(compareText));
      try {
        const changes = this.plan(updates, hasObject);
        if (changes.every(({ name }) => locks.has(this.#parts.names.toGit(name))))
          return await this.#make(changes, locks);
        if (attempt === ATTEMPTS) throw nested(changes[0]?.name ?? '');
      } finally {
        for (const lock of locks.values()) lock.release();
      }
    }
  }

  async #make(changes: readonly RefChange[], locks: ReadonlyMap<string, FileLock>): Promise<void> {
    const { folders, logs, names } = this.#parts;
    const inGit = changes.map(change => this.#inGit(change));
    const gone = inGit.filter(({ value }) => !value);
    const lock = gone.length > 0 ? await this.#parts.locks.lock(this.#packed.path) : undefined;
    try {
      const refs = lock && new PackedRefsFile(folders.common, this.#parts.algorithm).read();
      const packed = refs && gone.some(({ name }) => refs.refs.has(name)) ? { lock, refs } : undefined;
      this.#anchorHead(changes);
      makeChanges({ folders, logs, changes: inGit, locks, packed });
    } catch (error) {
      throw fileError(error, names.namespace);
    } finally {
      lock?.release();
    }
  }

  async #lockAll(names: readonly string[]): Promise<Map<string, FileLock>> {
    const locks = new Map<string, FileLock>();
    try {
      for (const name of names) {
        const inGit = this.#parts.names.toGit(name);
        locks.set(inGit, await this.#parts.locks.lock(refPath(this.#parts.folders, inGit)));
      }
    } catch (error) {
      for (const lock of locks.values()) lock.release();
      const code = systemCode(error);
      throw code === 'EEXIST' || code === 'ENOTDIR' ? nested(names[locks.size] ?? '') : fileError(error);
    }
    return locks;
  }

  /** A namespace has no place for `refs/HEAD`. */
  #isOurs(name: string): boolean {
    const { names } = this.#parts;
    return isRefName(name) && names.fromGit(names.toGit(name)) === name;
  }

  #inGit({ name, value, log }: RefChange): RefChange {
    const { names } = this.#parts;
    return {
      name: names.toGit(name),
      value: value && 'symbolic' in value ? { symbolic: names.toGit(value.symbolic) } : value,
      log: log.map(({ ref, entry }) => ({ ref: names.toGit(ref), entry })),
    };
  }

  #readGit(name: string): RefValue | undefined {
    const { folders, algorithm } = this.#parts;
    const loose = readLooseRef(folders, name, algorithm);
    if (loose || !name.startsWith('refs/')) return loose;
    const packed = this.#packed.read().refs.get(name);
    return packed && { id: packed.id };
  }

  /** In a namespace git may have been told by hand where HEAD leads. */
  #initialHead(): RefValue {
    const { names } = this.#parts;
    const anchor = names.namespace === '' ? undefined : this.#readGit(headAnchor(names.namespace));
    const symbolic = anchor && 'symbolic' in anchor ? names.fromGit(anchor.symbolic) : undefined;
    return symbolic === undefined ? INITIAL_HEAD : { symbolic };
  }

  /** git must not remove what a detached HEAD leads to. */
  #anchorHead(changes: readonly RefChange[]): void {
    const { folders, names } = this.#parts;
    const head = changes.findLast(({ name }) => name === 'HEAD')?.value;
    if (!head || names.namespace === '') return;
    const path = refPath(folders, headAnchor(names.namespace));
    if ('symbolic' in head) rmSync(path, { force: true });
    else {
      makeFolder(dirname(path));
      replaceFile(path, [encodeUtf8(formatRef(head))]);
    }
  }
}

function noPlace(name: string): PylitError {
  return new PylitError('ref-name', `Refused the ref name ${quote(name)}: it is kept for HEAD here.`, {
    hint: 'Use a name such as refs/heads/draft-2.',
  });
}
