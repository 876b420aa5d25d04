import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { quote } from '../../../core/error.ts';
import { type HashAlgorithm, isObjectId, type ObjectId } from '../../../core/object-kind.ts';
import { refuseRefName } from '../../../core/ref-name.ts';
import { compareText } from '../../../store/compare-text.ts';
import { damagedFile, fileError, isAbsence } from '../damage.ts';

/** A ref of the file, with the object behind an annotated tag where it is noted. */
export interface PackedRef {
  readonly id: ObjectId;
  readonly peeled?: ObjectId;
}

export interface PackedRefs {
  readonly refs: ReadonlyMap<string, PackedRef>;
  /** What the first line says of the file: `sorted`, `peeled`, `fully-peeled`. */
  readonly traits: readonly string[];
}

/** A file that is younger than this may have changed again without a new time, in milliseconds. */
const COARSE_CLOCK = 2000;

/**
 * The file `packed-refs`. It is always read whole, whatever its first line says of the order: a reader that trusts `sorted` where it
 * is wrong misses refs.
 */
export class PackedRefsFile {
  readonly path: string;
  readonly #algorithm: HashAlgorithm;
  #known: PackedRefs = NONE;
  #state = '';

  constructor(folder: string, algorithm: HashAlgorithm) {
    this.path = join(folder, 'packed-refs');
    this.#algorithm = algorithm;
  }

  /** @throws PylitError `object-corrupt` naming the line */
  read(): PackedRefs {
    const state = this.#fileState();
    if (state !== '' && state === this.#state) return this.#known;
    const text = readText(this.path);
    this.#known = text === undefined ? NONE : parsePackedRefs(text, this.path, this.#algorithm);
    this.#state = state;
    return this.#known;
  }

  /** What changes with the file; empty when it changed only just now. */
  #fileState(): string {
    const stat = statSync(this.path, { bigint: true, throwIfNoEntry: false });
    if (!stat) return 'none';
    if (Date.now() - Number(stat.mtimeMs) < COARSE_CLOCK) return '';
    return `${stat.ino} ${stat.size} ${stat.mtimeNs} ${stat.ctimeNs}`;
  }
}

/**
 * Reads the text of the file (git: refs/packed-backend.c). Like git it refuses the whole file for one bad line.
 *
 * @throws PylitError `object-corrupt` naming the line
 */
export function parsePackedRefs(text: string, path: string, algorithm: HashAlgorithm): PackedRefs {
  const refs = new Map<string, PackedRef>();
  if (text === '') return NONE;
  if (!text.endsWith('\n')) throw damagedFile(path, 'its last line has no end');
  const lines = text.slice(0, -1).split('\n');
  const traits =
    /^# pack-refs with:(.*)$/
      .exec(lines[0] ?? '')?.[1]
      ?.trim()
      .split(' ') ?? [];
  let last: string | undefined;
  lines.forEach((line, i) => {
    if (i === 0 && line.startsWith('#')) return;
    const peeled = line.startsWith('^');
    const [id, name] = peeled ? [line.slice(1), last] : splitLine(line);
    const known = name === undefined ? undefined : refs.get(name);
    if (name === undefined || !isObjectId(id, algorithm) || (peeled ? known?.peeled : known) || !isPlain(name)) {
      throw damagedFile(path, `line ${i + 1} cannot be read: ${quote(line)}`);
    }
    refs.set(name, peeled && known ? { ...known, peeled: id } : { id });
    last = peeled ? undefined : name;
  });
  return { refs, traits };
}

/** Writes the file: sorted, and peeled as far as is known. */
export function formatPackedRefs(refs: ReadonlyMap<string, PackedRef>, traits: readonly string[]): string {
  const kept = traits.filter(trait => trait.endsWith('peeled'));
  const lines = [`# pack-refs with: ${[...kept, 'sorted'].join(' ')} \n`];
  for (const [name, { id, peeled }] of [...refs].sort(([a], [b]) => compareText(a, b))) {
    lines.push(`${id} ${name}\n`);
    if (peeled !== undefined) lines.push(`^${peeled}\n`);
  }
  return lines.join('');
}

const NONE: PackedRefs = { refs: new Map(), traits: [] };

function splitLine(line: string): [string, string | undefined] {
  const space = line.indexOf(' ');
  return space < 0 ? ['', undefined] : [line.slice(0, space), line.slice(space + 1)];
}

function isPlain(name: string): boolean {
  return name.startsWith('refs/') && refuseRefName(name) === undefined;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw fileError(error, path);
  }
}
