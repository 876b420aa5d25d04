import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { type CommandResult, runHere } from './in-process.ts';
import { folderWith, writeFiles } from './pylit.ts';

/** One commit: files to write (undefined: to remove), by whom, and why. */
export interface Step {
  readonly message: string;
  readonly files: Readonly<Record<string, string | undefined>>;
  readonly author?: string;
}

/** A repository with its history. */
export interface MadeHistory {
  readonly root: string;
  /** Runs a command in it. */
  run(...args: string[]): Promise<CommandResult>;
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

/** Runs a command in this process, as if on a machine without a configuration. */
export function pylitHere(root: string, args: readonly string[], env: Record<string, string> = {}) {
  return runHere(root, args, { ...ISOLATED, ...env });
}

export function applyFiles(root: string, files: Step['files']): void {
  for (const [name, content] of Object.entries(files))
    if (content === undefined) rmSync(`${root}/${name}`);
    else writeFiles(root, { [name]: content });
}

/** Nothing of the machine's own configuration matters. */
const ISOLATED = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };

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
