import { execFileSync } from 'node:child_process';

/** What the user's own git configuration says; without git, or without an answer, nothing is known. */
export function gitConfig(root: string, key: string): string | undefined {
  try {
    return execFileSync('git', ['config', key], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}
