import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { shownAddress } from '../../build/cache/shared-address.ts';
import { clearSharedCache } from '../../build/cache/shared-cache.ts';
import { FORMATS } from '../../build/format-names.ts';
import { keysInUse } from '../../build/keys-in-use.ts';
import { ProjectFiles } from '../../build/platform/files.ts';
import { type Pruned, type PruneLimits, SqliteCache } from '../../build/platform/sqlite-cache.ts';
import { PylitError, quote } from '../../core/error.ts';
import { openProject } from '../project/project.ts';

interface JsonOption {
  readonly json?: boolean;
}

/** What `pylit cache prune` is told. */
export interface PruneFlags extends JsonOption {
  readonly olderThan?: string;
  readonly maxSize?: string;
}

const FILE = '.pylit/cache.db';
const DEFAULT_DAYS = 30;
const SQLITE_BUSY = 5;

/** `pylit cache stats`: entries and bytes of each kind. */
export async function printCacheUse(root: string, { json }: JsonOption): Promise<void> {
  const { config } = await openProject(root);
  const kinds = withCache(root, cache => cache.uses()) ?? [];
  const fileBytes = statSync(path.join(root, FILE), { throwIfNoEntry: false })?.size ?? 0;
  const shared = config.cache === undefined ? undefined : shownAddress(config.cache);
  if (json) return console.log(JSON.stringify({ kinds, fileBytes, ...(shared !== undefined && { shared }) }));
  for (const { kind, entries, bytes } of kinds)
    console.log(`${kind.padEnd(8)}${String(entries).padStart(8)} entries ${shownSize(bytes).padStart(10)}`);
  console.log(fileBytes === 0 ? 'There is no cache yet.' : `${FILE} has ${shownSize(fileBytes)}.`);
  if (shared !== undefined) console.log(`Shared: ${shared}`);
}

/** `pylit cache prune`. */
export async function pruneCache(root: string, flags: PruneFlags): Promise<void> {
  const limits = pruneLimits(flags);
  const pruned = withCache(root, cache => {
    // The pages stand on these, though no build had to read them.
    cache.keep(keysInUse(new ProjectFiles(root), FORMATS));
    const removed = cache.prune(limits);
    if (removed.entries > 0) cache.shrink();
    return removed;
  });
  sayPruned(pruned ?? { entries: 0, bytes: 0 }, flags);
}

/** `pylit cache clear`: the cache of this project on this machine, or pylit's part of the shared one. */
export async function clearCache(root: string, flags: JsonOption & { readonly shared?: boolean }): Promise<void> {
  if (flags.shared) return clearShared(root, flags);
  const removed = withCache(root, cache => {
    const uses = cache.uses();
    cache.clear();
    cache.shrink();
    return {
      entries: uses.reduce((sum, { entries }) => sum + entries, 0),
      bytes: uses.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  });
  sayPruned(removed ?? { entries: 0, bytes: 0 }, flags);
}

async function clearShared(root: string, { json }: JsonOption): Promise<void> {
  const { config, configFile } = await openProject(root);
  if (config.cache === undefined)
    throw new PylitError('usage', 'This project has no shared cache.', {
      hint: `Give its address as "cache" in ${configFile}.`,
    });
  await clearSharedCache({ address: config.cache, root });
  const shared = shownAddress(config.cache);
  console.log(json ? JSON.stringify({ cleared: shared }) : `The shared cache at ${shared} is empty.`);
}

/** Looks into the cache; undefined where there is none. */
function withCache<Result>(root: string, work: (cache: SqliteCache) => Result): Result | undefined {
  const file = path.join(root, FILE);
  if (!existsSync(file)) return undefined;
  try {
    const cache = new SqliteCache(file, { wait: 500 });
    try {
      return work(cache);
    } finally {
      cache.close();
    }
  } catch (error) {
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    throw new PylitError('store-locked', 'The cache is in use.', {
      hint: 'Wait for the build, or end it.',
      cause: error,
    });
  }
}

function pruneLimits({ olderThan, maxSize }: PruneFlags): PruneLimits {
  if (olderThan === undefined && maxSize === undefined) return { days: DEFAULT_DAYS };
  return {
    ...(olderThan !== undefined && { days: daysOf(olderThan) }),
    ...(maxSize !== undefined && { bytes: bytesOf(maxSize) }),
  };
}

function daysOf(text: string): number {
  const [, number, unit] = /^(\d{1,5})(d|w)$/.exec(text) ?? [];
  if (number === undefined)
    throw new PylitError('usage', `--older-than takes days or weeks, such as 30d or 4w, and not ${quote(text)}.`);
  return Number(number) * (unit === 'w' ? 7 : 1);
}

const UNITS = { B: 1, KB: 1e3, MB: 1e6, GB: 1e9 } as const;

function bytesOf(text: string): number {
  const [, number, unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?) ?([kMG]?B)$/i.exec(text) ?? [];
  const factor = UNITS[unit.toUpperCase() as keyof typeof UNITS];
  if (number === undefined || factor === undefined)
    throw new PylitError('usage', `--max-size takes a size such as 500MB or 2GB, and not ${quote(text)}.`);
  return Math.round(Number(number) * factor);
}

function sayPruned(pruned: Pruned, { json }: JsonOption): void {
  if (json) {
    console.log(JSON.stringify({ removed: pruned }));
    return;
  }
  const noun = pruned.entries === 1 ? 'entry' : 'entries';
  console.log(
    pruned.entries === 0 ? 'Nothing to remove.' : `Removed ${pruned.entries} ${noun}, ${shownSize(pruned.bytes)}.`,
  );
}

function shownSize(bytes: number): string {
  const [divisor, unit] = bytes >= 1e9 ? [1e9, 'GB'] : bytes >= 1e6 ? [1e6, 'MB'] : [1e3, 'kB'];
  return `${(bytes / divisor).toFixed(1)} ${unit}`;
}
