import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quote } from '../../../core/error.ts';
import { type HashAlgorithm, ID_BYTES, isObjectId } from '../../../core/object-kind.ts';
import { refuseRefName } from '../../../core/ref-name.ts';
import type { RefValue } from '../../../store/ref-store.ts';
import { damagedRef, fileError, isAbsence, systemCode } from '../damage.ts';
import type { GitFolders } from '../repository/locate.ts';

/** Refs that each work tree has for itself (git: Documentation/git-worktree, "REFS"). */
const OWN = /^(?!refs\/)|^refs\/(?:bisect|worktree|rewritten)\//;

/** The folder that a ref, its lock and its log belong to. */
export function folderOf(folders: GitFolders, name: string): string {
  return OWN.test(name) ? folders.own : folders.common;
}

/** The path of a loose ref. */
export function refPath(folders: GitFolders, name: string): string {
  return join(folderOf(folders, name), name);
}

/**
 * Reads a loose ref.
 *
 * @param name full name in the repository, checked
 * @throws PylitError `object-corrupt`, `io`
 */
export function readLooseRef(folders: GitFolders, name: string, algorithm: HashAlgorithm): RefValue | undefined {
  const path = refPath(folders, name);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isAbsence(error) || systemCode(error) === 'EISDIR') return undefined;
    throw fileError(error, path);
  }
  const value = parseRef(text, algorithm);
  if (value) return value;
  throw damagedRef(name, path, `expected an object id or "ref: " and a name, found ${quote(text.slice(0, 60))}`);
}

/** Writes a value as git does. */
export function formatRef(value: RefValue): string {
  return 'id' in value ? `${value.id}\n` : `ref: ${value.symbolic}\n`;
}

/** Names of all loose refs below a folder of refs, in no order. */
export function looseRefNames(folders: GitFolders, under = 'refs'): string[] {
  const names: string[] = [];
  for (const entry of entriesOf(join(folders.common, under))) {
    const name = `${under}/${entry.name}`;
    if (entry.name.startsWith('.') || entry.name.endsWith('.lock')) continue;
    if (entry.isDirectory()) names.push(...looseRefNames(folders, name));
    else if (refuseRefName(name) === undefined) names.push(name);
  }
  return names;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isAbsence(error)) return [];
    throw fileError(error, folder);
  }
}

/** What follows an id is left alone, as git does (FETCH_HEAD). */
function parseRef(text: string, algorithm: HashAlgorithm): RefValue | undefined {
  if (text.startsWith('ref:')) {
    const symbolic = text.slice(4).trim();
    return refuseRefName(symbolic) === undefined ? { symbolic } : undefined;
  }
  const digits = ID_BYTES[algorithm] * 2;
  const id = text.slice(0, digits);
  return isObjectId(id, algorithm) && /^(?:\s|$)/.test(text.slice(digits)) ? { id } : undefined;
}
