import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BuildRecords } from '../../build/platform/build-records.ts';
import { ProjectFiles } from '../../build/platform/files.ts';
import { positionPattern } from '../../literate/map/positions.ts';
import { type NewPlace, rewritePositions } from '../../literate/map/rewrite.ts';
import { utf16Column } from '../../literate/map/tool-column.ts';
import { printable } from '../terminal/printable.ts';
import type { LineRewriter } from './exec-output.ts';
import { foldersOf, fromHere, openMaps, type ProgramMaps } from './program-maps.ts';

/** Lines that compilers show below a position: numbered, or with marks below one. */
const LISTED = /^ *\d* +\|/;

/** How long positions are believed, in milliseconds, before the files are looked at again. */
const BELIEVED = 500;

/** Rewrites positions in tangled files to those in the documents. The documents are read when the first is met. */
export class ProgramPositions {
  readonly #root: string;
  readonly #files: ProjectFiles;
  readonly #tangled: ReadonlyMap<string, string>;
  readonly #pattern: ReturnType<typeof positionPattern>;
  /** Where relative paths begin, the likeliest first. */
  readonly #folders: string[];
  #maps: Promise<ProgramMaps | undefined> | undefined;
  #stamps = new Map<string, string>();
  #lookedAt = 0;

  constructor(root: string) {
    this.#root = root;
    this.#files = new ProjectFiles(root);
    this.#tangled = tangledFiles(this.#files, foldersOf(root));
    this.#pattern = positionPattern(Array.from(this.#tangled.values(), toLatin1));
    this.#folders = [process.cwd(), this.#files.root];
  }

  /** Rewrites one stream of output. */
  stream(): LineRewriter {
    /** The file that is shown below its position, if one is. */
    let shown: string | undefined;
    return {
      mayChange: text => shown !== undefined || this.#pattern.mayMatch(text) || text.includes("ing directory '"),
      mayGrow: text => this.#pattern.mayGrow(text),
      rewrite: async line => {
        if (shown !== undefined && LISTED.test(line)) return this.#rewriteListed(line, shown);
        shown = undefined;
        this.#followMake(line);
        const positions = this.#pattern.find(line, found => this.#fileOf(found) !== undefined);
        const maps = positions.length > 0 ? await this.#current() : undefined;
        if (!maps) return undefined;
        return rewritePositions(line, positions, (found, row, column) => {
          shown = this.#fileOf(found);
          return shown === undefined ? undefined : this.#placeOf(maps, shown, row, column);
        });
      },
    };
  }

  /** The number of a line that gcc or clang show, where there is room for the new one. */
  async #rewriteListed(line: string, file: string): Promise<string | undefined> {
    const [, number = '', rest = ''] = /^( *\d+)( \|.*)$/s.exec(line) ?? [];
    const maps = number === '' ? undefined : await this.#current();
    const place = maps && this.#placeOf(maps, file, Number(number), undefined);
    const digits = String(place?.line ?? '');
    return place && digits.length <= number.length ? digits.padStart(number.length) + rest : undefined;
  }

  /** The tangled file that a path in the output names. */
  #fileOf(found: string): string | undefined {
    const name = asPath(toUtf8(found));
    if (name === undefined) return undefined;
    if (path.isAbsolute(name)) return this.#tangled.get(path.normalize(name));
    for (const folder of this.#folders) {
      const file = this.#tangled.get(path.join(folder, name));
      if (file !== undefined) return file;
    }
    return undefined;
  }

  #placeOf(maps: ProgramMaps, file: string, line: number, column: number | undefined): NewPlace | undefined {
    const disk = maps.onDisk(file);
    const text = disk?.lines[line - 1];
    if (!disk || text === undefined) return undefined;
    const origin = disk.originOf(line, column === undefined ? 1 : utf16Column(text, Math.max(1, column), file));
    if (origin.kind !== 'place') return undefined;
    const place = maps.inProject(origin.place);
    return {
      path: toLatin1(printable(fromHere(this.#root, place.document))),
      line: place.line,
      ...(column !== undefined && { column: place.column }),
    };
  }

  /** Paths in the output of make are relative to the folder that it is in. */
  #followMake(line: string): void {
    const [, way, folder] = /: (Enter|Leav)ing directory '([^']+)'/.exec(line) ?? [];
    if (folder === undefined) return;
    const name = path.resolve(toUtf8(folder));
    const at = this.#folders.indexOf(name);
    if (way === 'Enter') this.#folders.unshift(name);
    else if (at >= 0 && this.#folders.length > 2) this.#folders.splice(at, 1);
  }

  /** The maps of what is on the disk now; undefined, and said once, where the documents cannot be read. */
  #current(): Promise<ProgramMaps | undefined> {
    if (this.#maps && !this.#isOld()) return this.#maps;
    this.#maps = openMaps(this.#root).then(
      maps => {
        this.#stamps = new Map([...maps.documents, ...maps.files.keys()].map(file => [file, this.#stampOf(file)]));
        return maps;
      },
      (error: unknown) => {
        console.error(`pylit: positions are those of the tangled files: ${(error as Error).message}`);
        return undefined;
      },
    );
    this.#lookedAt = Date.now();
    return this.#maps;
  }

  #isOld(): boolean {
    if (Date.now() - this.#lookedAt < BELIEVED) return false;
    this.#lookedAt = Date.now();
    return [...this.#stamps].some(([file, stamp]) => this.#stampOf(file) !== stamp);
  }

  #stampOf(file: string): string {
    const stamp = this.#files.metadata(file);
    return stamp ? `${stamp.size} ${stamp.mtime}` : '';
  }
}

/** The files that pylit tangled, from the project's root, by their absolute paths. */
function tangledFiles(files: ProjectFiles, folders: readonly string[]): Map<string, string> {
  // A folder that was never built is left without state.
  if (files.stateStamp('records.db') === '') return new Map();
  const records = new BuildRecords(files.stateFile('records.db'));
  try {
    const tangled = Object.entries(records.programs().written);
    return new Map(folders.flatMap(folder => tangled.map(([file]) => [path.join(folder, file), file] as const)));
  } finally {
    records.close();
  }
}

/** A path, of one or of a `file:` address; undefined for an address that is none. */
function asPath(found: string): string | undefined {
  if (!found.startsWith('file:')) return found;
  try {
    return fileURLToPath(found);
  } catch {
    return undefined;
  }
}

function toUtf8(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function toLatin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
