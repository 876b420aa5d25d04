import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { vi } from 'vitest';
import { exitStatusOf } from '../../src/cli/exit-status.ts';
import { makeProgram } from '../../src/cli/program.ts';
import { PylitError } from '../../src/core/error.ts';
import { folderWith, writeFiles } from './pylit.ts';

/** One commit: files to write (undefined: to remove), by whom, and why. */
export interface Step {
  readonly message: string;
  readonly files: Readonly<Record<string, string | undefined>>;
  readonly author?: string;
}

/** What a command said, and its exit status. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A repository with its history. */
export interface MadeHistory {
  readonly root: string;
  /** Runs a command in it. */
  run(...args: string[]): Promise<Outcome>;
  /** Its answer as JSON. */
  json<Value>(...args: string[]): Promise<Value>;
}

/** Makes the same history in git, where nobody ever ran pylit, or as pylit's own commits. */
export async function makeHistory(kind: 'git' | 'pylit', steps: readonly Step[]): Promise<MadeHistory> {
  const root = folderWith({});
  const run = (...args: string[]) => pylitHere(root, args);
  if (kind === 'git') git(root, {}, 'init', '--quiet', '--initial-branch=main');
  for (const [index, step] of steps.entries()) {
    applyFiles(root, step.files);
    const env = identityOf(step.author ?? 'Ada', index);
    if (kind === 'git') {
      git(root, env, 'add', '--all');
      git(root, env, 'commit', '--quiet', '--allow-empty', '-m', step.message);
    } else {
      const { status, stderr } = await pylitHere(root, ['commit', '-m', step.message], env);
      if (status !== 0) throw new Error(stderr);
    }
  }
  return {
    root,
    run,
    async json(...args) {
      const { status, stdout, stderr } = await run(...args, '--json');
      if (status !== 0) throw new Error(stderr);
      return JSON.parse(stdout);
    },
  };
}

/** Runs a command as `pylit` does, but in this process: a hundred processes take a minute. */
export async function pylitHere(
  root: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Outcome> {
  let stdout = '';
  for (const [name, value] of Object.entries({ ...ISOLATED, ...env })) vi.stubEnv(name, value);
  const write = vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    stdout += String(text);
    return true;
  });
  const log = vi.spyOn(console, 'log').mockImplementation(text => {
    stdout += `${text}\n`;
  });
  try {
    await makeProgram().parseAsync(['-C', root, ...args], { from: 'user' });
    return { status: 0, stdout, stderr: '' };
  } catch (error) {
    if (!(error instanceof PylitError)) throw error;
    return { status: exitStatusOf(error.code), stdout, stderr: `${error.message}\n${error.hint ?? ''}` };
  } finally {
    write.mockRestore();
    log.mockRestore();
    vi.unstubAllEnvs();
  }
}

export function applyFiles(root: string, files: Step['files']): void {
  for (const [name, content] of Object.entries(files))
    if (content === undefined) rmSync(`${root}/${name}`);
    else writeFiles(root, { [name]: content });
}

/** Nothing of the machine's own configuration matters. */
const ISOLATED = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', NO_COLOR: '1' };

/** The n-th commit is made at noon of the n-th day of January 2026. */
function identityOf(name: string, index: number): Record<string, string> {
  const date = `2026-01-${String(index + 1).padStart(2, '0')}T12:00:00+0100`;
  const values = { NAME: name, EMAIL: `${name.toLowerCase()}@example.org`, DATE: date };
  return Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap(role =>
      Object.entries(values).map(([what, value]) => [`GIT_${role}_${what}`, value]),
    ),
  );
}

/** Runs git without the machine's configuration. */
export function git(root: string, env: Record<string, string>, ...args: string[]): string {
  const result = spawnSync('git', args, { cwd: root, encoding: 'utf8', env: { ...process.env, ...ISOLATED, ...env } });
  if (result.status !== 0) throw new Error(result.stderr);
  return result.stdout;
}
