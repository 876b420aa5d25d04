import path from 'node:path';
import type { StoreLocation } from '../../build/config.ts';
import { PylitError, quote } from '../../core/error.ts';
import { migrateStore } from '../../repository/migrate.ts';
import { openStore } from '../../repository/open.ts';
import type { Store } from '../../store/store.ts';
import { storeLocation } from '../project/project-repository.ts';

/** `pylit store migrate`: copies the history to another kind of store. The old one stays as it is. */
export async function migrate(root: string, flags: { to: string; from?: string; json?: boolean }): Promise<void> {
  const from = flags.from === undefined ? await storeLocation(root) : parseLocation(flags.from);
  const to = parseLocation(flags.to);
  if (isSame(root, from, to)) {
    throw new PylitError('usage', `The history of this project is in the store ${quote(nameOf(to))} already.`, {
      hint: 'Name another with --to, or where to copy from with --from.',
    });
  }
  const source = await openStore({ root, store: from }, false);
  try {
    await migrateTo(root, source, to, flags.json ?? false);
  } finally {
    await source.close();
  }
}

async function migrateTo(root: string, source: Store, to: StoreLocation, json: boolean): Promise<void> {
  const target = await openStore({ root, store: to, algorithm: source.algorithm }, true);
  try {
    const result = await migrateStore(source, target, progress());
    if (json) console.log(JSON.stringify(result));
    else {
      const { objects, refs, verified } = result;
      console.log(`${objects} objects and ${refs} refs copied; the trees of ${verified} commits are the same in both.`);
      console.log(`To use the new store, write ${configLine(to)} in the configuration.`);
    }
  } finally {
    await target.close();
  }
}

/** `native`, `git`, or `git:` and a path. */
function parseLocation(text: string): StoreLocation {
  if (text === 'native' || text === 'git') return text;
  if (/^git:./.test(text)) return { git: text.slice(4) };
  throw new PylitError('usage', `Expected native, git or git:<path>, found ${quote(text)}.`);
}

function nameOf(location: StoreLocation): string {
  return typeof location === 'string' ? location : `git:${location.git}`;
}

function isSame(root: string, a: StoreLocation, b: StoreLocation): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return path.resolve(root, a.git) === path.resolve(root, b.git);
}

function configLine(location: StoreLocation): string {
  return typeof location === 'string' ? `store: '${location}'` : `store: { git: ${JSON.stringify(location.git)} }`;
}

function progress(): (objects: number) => void {
  const live = process.stderr.isTTY;
  return objects => {
    if (live) process.stderr.write(`\r\u001b[K${objects} objects copied\r`);
  };
}
