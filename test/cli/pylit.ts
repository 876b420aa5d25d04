import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import type { BuildReport } from '../../src/build/report.ts';
import { COMMAND } from './command.ts';

/** Runs the command as a person would, from its sources, and waits for it. */
export function pylit(
  cwd: string,
  args: readonly string[],
  env: Record<string, string> = {},
): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [...COMMAND, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', ...env },
  });
}

/** Builds with `--json` and returns the report. */
export function buildJson(cwd: string, ...args: string[]): BuildReport {
  const result = pylit(cwd, ['build', '--json', ...args]);
  if (result.stdout === '') throw new Error(result.stderr);
  return JSON.parse(result.stdout) as BuildReport;
}

/** Starts the command and kills it, as `kill -9` does, after so many milliseconds; waits until it is gone. */
export async function killedPylit(cwd: string, args: readonly string[], milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [...COMMAND, ...args], { cwd, stdio: 'ignore' });
  const gone = new Promise(resolve => child.once('exit', resolve));
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  await gone;
  clearTimeout(timer);
}

/** How many milliseconds a command takes here and now, to be killed in the middle of it. */
export function durationOf(cwd: string, args: readonly string[], env?: Record<string, string>): number {
  const started = performance.now();
  const { status, stderr } = pylit(cwd, args, env);
  if (status !== 0) throw new Error(stderr);
  return performance.now() - started;
}

/** A folder with files that is gone after the tests of the file. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'pylit-cli-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  writeFiles(root, files);
  return root;
}

export function writeFiles(root: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** All files below a folder, by path, with their content. */
export function contentsOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  const files = entries.map(entry => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(files.sort().map(file => [path.relative(folder, file), readFileSync(file, 'latin1')]));
}
