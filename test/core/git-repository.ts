import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { HashAlgorithm } from '../../src/core/object-kind.ts';

/** A real git to compare with. */
export interface Git {
  readonly folder: string;
  /** Runs git and gives its output. @throws when it fails */
  run(args: readonly string[], input?: Uint8Array | string, environment?: Record<string, string>): Buffer;
  /** Runs git and gives its exit status. */
  status(args: readonly string[], input?: Uint8Array | string): number;
}

/** Makes an empty repository that is removed after the tests of the file. */
export function makeGit(algorithm: HashAlgorithm): Git {
  const folder = mkdtempSync(join(tmpdir(), 'pylit-git-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const call = (args: readonly string[], input: Uint8Array | string = '', environment: Record<string, string> = {}) =>
    spawnSync('git', args, {
      cwd: folder,
      input,
      maxBuffer: 2 ** 28,
      env: { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1', ...environment },
    });
  const git: Git = {
    folder,
    run: (args, input, environment) => {
      const result = call(args, input, environment);
      if (result.status !== 0) throw new Error(`git ${args.join(' ')} failed: ${result.stderr?.toString()}`);
      return result.stdout;
    },
    status: (args, input) => call(args, input).status ?? -1,
  };
  // Not while tests are collected: without git they are skipped, and then nothing may call it.
  beforeAll(() => void git.run(['init', '-q', '--bare', `--object-format=${algorithm}`, '.']));
  return git;
}
