import { PylitError, quote } from '../../core/error.ts';
import { checkRefName } from '../../core/ref-name.ts';
import { nearest } from '../../literate/nearest.ts';
import type { Head } from '../../repository/repository.ts';
import type { Store } from '../../store/store.ts';

export const BRANCHES = 'refs/heads/';
export const TAGS = 'refs/tags/';

/** The full name of a branch or tag. @throws PylitError `ref-name`, `usage` */
export function refNamed(folder: typeof BRANCHES | typeof TAGS, name: string): string {
  if (name.startsWith('-') || name === 'HEAD') {
    throw new PylitError('usage', `Expected a name, found ${quote(name)}.`, { hint: 'Begin it with a letter.' });
  }
  return checkRefName(folder + name);
}

/** The short name of a ref. */
export function shortName(ref: string): string {
  return ref.replace(/^refs\/(?:heads|tags)\//, '');
}

/** What HEAD is called: the branch, or the beginning of a commit's id. */
export function headName({ branch, commit }: Head): string {
  return branch === undefined ? (commit ?? '').slice(0, 10) : shortName(branch);
}

/** The error for a branch or tag that is not there, with the one that may have been meant. */
export async function unknownRef(store: Store, folder: string, name: string): Promise<PylitError> {
  const names = (await store.refs.list(folder)).map(ref => shortName(ref.name));
  const close = nearest(name, names);
  const what = folder === TAGS ? 'tag' : 'branch';
  return new PylitError('usage', `There is no ${what} ${quote(name)}.`, {
    hint: close === undefined ? `"pylit ${what}" lists them.` : `Did you mean "${close}"?`,
  });
}
