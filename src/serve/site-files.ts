import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import path from 'node:path';
import { refusePath } from '../core/path.ts';

/** What a request's target means. Paths are relative to the site. */
export type Target =
  | { readonly kind: 'file'; readonly path: string }
  /** There is no such file; the path that it would have. */
  | { readonly kind: 'absent'; readonly path: string }
  /** A folder without its last `/`: the address with it, and its page's path. */
  | { readonly kind: 'folder'; readonly address: string; readonly path: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** A regular file, opened. Whoever gets it closes it. */
export interface OpenedFile {
  readonly handle: FileHandle;
  readonly size: number;
  /** Names the content, in quotes: another one whenever the file was written. */
  readonly etag: string;
}

export interface SiteOptions {
  /** The project's folder. */
  readonly root: string;
  /** The site's folder, from the project's root. */
  readonly folder: () => string;
  /** What the build wrote, by path from the project's root: nothing else is ever served. */
  readonly manifest: () => ReadonlySet<string>;
}

/** The files of a site: those that the build wrote and that lie in its folder. */
export class SiteFiles {
  readonly #options: SiteOptions;

  constructor(options: SiteOptions) {
    this.#options = options;
  }

  /** @param target path and query as they stand in the request, not normalised by anything */
  resolve(target: string): Target {
    const decoded = decodeTarget(target);
    if (typeof decoded !== 'string') return decoded;
    const isFolder = decoded === '' || decoded.endsWith('/');
    const wanted = isFolder ? `${decoded}index.html` : decoded;
    const reason = refusePath(wanted);
    if (reason !== undefined) return { kind: 'refused', reason };
    if (this.has(wanted)) return { kind: 'file', path: wanted };
    const index = `${wanted}/index.html`;
    if (!isFolder && this.has(index)) return { kind: 'folder', address: `${addressOf(wanted)}/`, path: index };
    return { kind: 'absent', path: wanted };
  }

  has(file: string): boolean {
    return this.#options.manifest().has(`${this.#options.folder()}/${file}`);
  }

  /** The path in the site of an output; undefined where it is no part of the site. */
  pathOf(output: string): string | undefined {
    const start = `${this.#options.folder()}/`;
    return output.startsWith(start) ? output.slice(start.length) : undefined;
  }

  /** Opens a file of the manifest; undefined where it is not there, no regular file, or a link that leads out of the site. */
  async open(file: string): Promise<OpenedFile | undefined> {
    if (!this.has(file)) return undefined;
    const folder = path.join(this.#options.root, this.#options.folder());
    try {
      const [base, real] = await Promise.all([realpath(folder), realpath(path.join(folder, file))]);
      return real.startsWith(base + path.sep) ? await openRegular(real) : undefined;
    } catch {
      return undefined;
    }
  }

  /** The text of a file, or undefined as `open` says. */
  async text(file: string): Promise<string | undefined> {
    const opened = await this.open(file);
    if (!opened) return undefined;
    try {
      return await opened.handle.readFile('utf8');
    } finally {
      await opened.handle.close();
    }
  }
}

/** The address of a file of the site. */
export function addressOf(file: string): string {
  return `/${file.split('/').map(encodeURIComponent).join('/')}`;
}

/** Decodes once; what is still encoded after that is part of a name. */
function decodeTarget(target: string): string | Extract<Target, { kind: 'refused' }> {
  const query = target.indexOf('?');
  const raw = query < 0 ? target : target.slice(0, query);
  if (!raw.startsWith('/')) return { kind: 'refused', reason: 'it is not a path' };
  try {
    return decodeURIComponent(raw).slice(1);
  } catch {
    return { kind: 'refused', reason: 'it is not encoded as an address is' };
  }
}

/** A link that took the file's place meanwhile is not followed, and a pipe does not block. */
async function openRegular(real: string): Promise<OpenedFile | undefined> {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const handle = await open(real, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  const stat = await handle.stat({ bigint: true });
  const { size, mtimeNs, ctimeNs, ino } = stat;
  const etag = `"${[size, mtimeNs, ctimeNs, ino].map(number => number.toString(36)).join('-')}"`;
  if (stat.isFile()) return { handle, size: Number(size), etag };
  await handle.close();
  return undefined;
}
