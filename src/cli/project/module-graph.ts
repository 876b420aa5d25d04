import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { hash } from '../../bytes/hash.ts';

/**
 * A module and those of the project that it imports, with their texts, by absolute path. Relative imports are followed by their text: enough
 * to notice that a plugin beside the configuration was edited.
 */
export function moduleGraph(entry: string): Map<string, string> {
  const seen = new Map<string, string>();
  const pending = [entry];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    const text = seen.has(file) ? undefined : readText(file);
    if (text === undefined) continue;
    seen.set(file, text);
    for (const [, specifier] of text.matchAll(/['"](\.{1,2}\/[^'"\n]+)['"]/g))
      if (
        specifier !== undefined &&
        statSync(path.resolve(path.dirname(file), specifier), { throwIfNoEntry: false })?.isFile()
      )
        pending.push(path.resolve(path.dirname(file), specifier));
  }
  return seen;
}

/** What cannot be read is explained by whoever imports it. */
function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * The address under which a module is imported: another one whenever it or something that it imports changed, so that a process that goes
 * on imports it again.
 */
export function moduleUrl(url: URL, file: string): URL {
  const versioned = new URL(url);
  versioned.searchParams.set(VERSION, hash('sha256', JSON.stringify([...moduleGraph(file)])).slice(0, 16));
  return versioned;
}

/** Whether a module was imported by such an address. */
export function isVersioned(url: string): boolean {
  return URL.canParse(url) && new URL(url).searchParams.has(VERSION);
}

const VERSION = 'changed';
