import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { makeSignature } from '../../../src/core/signature.ts';
import { MODE } from '../../../src/core/tree.ts';
import type { Store } from '../../../src/store/store.ts';

/** The environment of a git that knows nothing of this machine. */
export const GIT_ENVIRONMENT = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_AUTHOR_DATE: '1700000000 +0100',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
  GIT_COMMITTER_DATE: '1700000000 +0100',
};

/** Runs the real git in a folder and gives what it says. @throws when it fails */
export function git(folder: string, args: readonly string[], input: string | Uint8Array = ''): string {
  const result = spawnSync('git', args, { cwd: folder, input, env: GIT_ENVIRONMENT, maxBuffer: 2 ** 28 });
  if (result.status !== 0) throw new Error(`git ${args.join(' ')} failed: ${result.stderr?.toString()}`);
  return result.stdout.toString();
}

/** What `git fsck --strict` finds wrong; nothing in a sound repository. */
export function fsck(folder: string): string {
  const { status, stderr, stdout } = spawnSync('git', ['fsck', '--strict', '--full', '--no-dangling'], {
    cwd: folder,
    env: GIT_ENVIRONMENT,
    maxBuffer: 2 ** 28,
  });
  const said = `${stderr}${stdout}`.replace(/^(?:notice: .*|Checking .*)\n/gm, '');
  return status === 0 ? said : `status ${status}: ${said}`;
}

/** A folder that is removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pylit-git-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const by = makeSignature('Ada', 'ada@example.org', 1_700_000_000, '+0100');

/** Commits some files to a branch of a store, on top of what is there; returns the commit's id. */
export async function commitFiles(
  store: Store,
  files: Readonly<Record<string, string>>,
  name = 'HEAD',
): Promise<string> {
  const parent = (await store.refs.resolve(name))?.id;
  const batch = store.batch();
  const entries = Object.entries(files).map(([file, text]) => ({
    mode: MODE.file,
    name: file,
    id: batch.put('blob', text),
  }));
  const tree = store.trees.write(batch, entries);
  const parents = parent === undefined ? [] : [parent];
  const id = store.history.write(batch, { tree, parents, author: by, committer: by, message: 'message\n' });
  await batch.commit([{ name, expect: parent ?? 'absent', to: id, log: { by, message: 'commit: message' } }]);
  return id;
}
