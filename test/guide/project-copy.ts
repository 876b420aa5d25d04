import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What `pylit build --json` prints. */
export interface BuildReport {
  readonly documents: { readonly total: number; readonly read: number };
  readonly blocks: { readonly total: number; readonly transformed: number; readonly reused: number };
  readonly outputs: { readonly written: number; readonly unchanged: number; readonly removed: number };
  readonly messages: readonly { readonly file: string; readonly line: number; readonly message: string }[];
}

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Makes an empty project that finds pylit as an installed package does. */
export function emptyProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pylit-guide-'));
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules', 'pylit'), 'junction');
  return folder;
}

/** Makes a copy of what the guide is built from. */
export function guideProject(): string {
  const folder = emptyProject();
  for (const part of ['guide', 'pylit.config.ts']) cpSync(join(root, part), join(folder, part), { recursive: true });
  return folder;
}

export function removeProject(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs a program to its end. */
export function run(folder: string, program: string, args: readonly string[], input = ''): Finished {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: folder, input, encoding: 'utf8' });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** Runs pylit from its sources. */
export function pylit(folder: string, ...args: string[]): Finished {
  return run(folder, process.execPath, ['--conditions=pylit-source', join(root, 'src/cli/main.ts'), ...args]);
}

/** Runs `pylit build --json` and reads what it prints. */
export function build(folder: string): BuildReport & { readonly status: number | null } {
  const { status, stdout, stderr } = pylit(folder, 'build', '--json');
  if (!stdout.startsWith('{')) throw new Error(`pylit build ended with ${status} and said: ${stderr || stdout}`);
  return { ...(JSON.parse(stdout) as BuildReport), status };
}
