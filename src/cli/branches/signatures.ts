import { execFileSync } from 'node:child_process';
import type { Signature } from '../../core/signature.ts';
import { identity } from '../../repository/identity.ts';

/**
 * Who commits, and who wrote what is committed: the environment says, or the user's git configuration.
 *
 * @throws PylitError `config`
 */
export function signatures(root: string): { readonly author: Signature; readonly committer: Signature } {
  const sources = {
    environment: process.env,
    name: gitConfig(root, 'user.name'),
    email: gitConfig(root, 'user.email'),
    now: new Date(),
  };
  return { author: identity('AUTHOR', sources), committer: identity('COMMITTER', sources) };
}

/** The user's own git configuration says who they are; without git, or without an answer, nothing is known. */
function gitConfig(root: string, key: string): string | undefined {
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
