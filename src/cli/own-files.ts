import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * The address of a module of pylit itself that is loaded by name: from the sources, or as it is built into `dist/`.
 *
 * @param name as in `src/`, without the ending
 */
export function ownModuleUrl(name: string): URL {
  if (import.meta.url.endsWith('.ts')) return new URL(`../${name}.ts`, import.meta.url);
  // A module that is bundled into a chunk lies a folder deeper.
  const places = ['./', '../'].flatMap(folder => ['.cjs', '.js'].map(ending => `${folder}${name}${ending}`));
  const urls = places.map(place => new URL(place, import.meta.url));
  return urls.find(url => existsSync(url)) ?? new URL(`./${name}.js`, import.meta.url);
}

/** Loads a module of pylit itself at once, without waiting. */
export function ownModule<Module>(name: string): Module {
  return createRequire(import.meta.url)(fileURLToPath(ownModuleUrl(name))) as Module;
}
