import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A package in a folder of its own, outside of the project. */
export interface Installed {
  readonly version: string;
  /** The `node_modules` that holds it and what it needs. */
  readonly modules: string;
}

/**
 * Installs a package into the benchmark's cache, unless it is there.
 *
 * @param ranges versions to try in turn: the newest may need what the registry does not have
 * @throws Error with the last lines of npm
 */
export function npmPackage(name: string, ranges: readonly string[]): Installed {
  const cache = process.env.PYLIT_BENCH_CACHE ?? join(tmpdir(), 'pylit-bench-cache');
  const folder = join(cache, name.replace(/\W+/g, '-').replace(/^-/, ''));
  const modules = join(folder, 'node_modules');
  const manifest = join(modules, name, 'package.json');
  let failure = '';
  for (const range of ranges) {
    if (existsSync(manifest)) break;
    failure = install(folder, `${name}@${range}`);
  }
  if (!existsSync(manifest)) throw new Error(`npm could not install it: ${failure}`);
  const { version }: { version: string } = JSON.parse(readFileSync(manifest, 'utf8'));
  return { version, modules };
}

/** Makes a project find an installed package, as if it had been installed there. */
export function linkModules(project: string, modules: string): void {
  symlinkSync(modules, join(project, 'node_modules'), 'dir');
}

function install(folder: string, specifier: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const result = spawnSync('npm', ['install', '--no-audit', '--no-fund', specifier], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 300_000,
  });
  if (result.status === 0) return '';
  rmSync(folder, { recursive: true, force: true });
  return /npm error (?!code)(.*)/.exec(result.stderr ?? '')?.[1] ?? 'npm did not end in time';
}
