import type { Signature } from '../../core/signature.ts';
import { identity } from '../../repository/identity.ts';
import { gitConfig } from '../project/git-config.ts';

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
