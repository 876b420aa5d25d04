import { PylitError, quote } from './error.ts';

/**
 * Checks the full name of a ref: `HEAD` (or another name of capitals and `_`), or a path below `refs/`, by the rules of
 * git-check-ref-format.
 *
 * @returns the same name
 * @throws PylitError `ref-name`
 */
export function checkRefName(name: string): string {
  const reason = refuseRefName(name) ?? refuseRefPlace(name);
  if (reason === undefined) return name;
  throw new PylitError('ref-name', `Refused the ref name ${quote(name)}: ${reason}.`, {
    hint: 'Use letters, digits and dashes, such as refs/heads/draft-2.',
  });
}

/** Says why git-check-ref-format --allow-onelevel refuses a name, or returns undefined when it does not. */
export function refuseRefName(name: string): string | undefined {
  if (name === '') return 'it is empty';
  if (name.length > MAX_NAME) return `it is longer than ${MAX_NAME} characters`;
  if (!name.isWellFormed()) return 'it is not valid Unicode';
  if (name === '@') return 'it is "@"';
  const forbidden = FORBIDDEN.exec(name);
  if (forbidden) return `it contains ${quote(forbidden[0])}`;
  if (name.endsWith('.')) return 'it ends with a dot';
  for (const component of name.split('/')) {
    if (component === '') return 'it has an empty component';
    if (component.startsWith('.')) return 'a component begins with a dot';
    if (component.endsWith('.lock')) return 'a component ends with ".lock"';
  }
  return undefined;
}

/** Tells whether text is the full name of a ref. */
export function isRefName(name: string): boolean {
  return refuseRefName(name) === undefined && refuseRefPlace(name) === undefined;
}

const MAX_NAME = 1024;

/** Control characters, space, and what revisions and patterns use: `~ ^ : ? * [ \ .. @{`. */
const FORBIDDEN = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{/;

/** Refs live below `refs/`; beside it are only names such as HEAD, ORIG_HEAD (git: refs.c, is_pseudoref_syntax). */
function refuseRefPlace(name: string): string | undefined {
  if (/^[A-Z_]+$/.test(name)) return undefined;
  return name.startsWith('refs/') ? undefined : 'it is neither HEAD nor below refs/';
}
