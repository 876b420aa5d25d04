import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What `git merge-file` makes of three texts. */
export interface GitMerge {
  readonly text: string;
  readonly conflicts: number;
}

/** Runs `git merge-file` in a folder of its own. */
export function gitMergeFile(base: string, ours: string, theirs: string): GitMerge {
  const folder = mkdtempSync(path.join(tmpdir(), 'pylit-merge-file-'));
  try {
    for (const [name, text] of Object.entries({ base, ours, theirs })) writeFileSync(path.join(folder, name), text);
    const { status, stdout } = spawnSync('git', ['merge-file', '-p', 'ours', 'base', 'theirs'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    });
    if (status === null || status > 127) throw new Error(`git merge-file: ${status}`);
    return { text: stdout, conflicts: status };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
