/** What the user's own git configuration says; without git, or without an answer, nothing is known. */
export function gitConfig(root: string, key: string): string | undefined {
  try {
    // Few commands ask, and loading this takes as long as asking.
    const { execFileSync } = process.getBuiltinModule('node:child_process');
    return execFileSync('git', ['config', key], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}
