import type { Commit } from '../../core/commit.ts';
import { malformedObject } from '../../core/headers.ts';
import { nullId } from '../../core/object-kind.ts';
import { checkEntryName } from '../../core/path.ts';
import { formatSignature, type Signature } from '../../core/signature.ts';
import { entryKind, MODE, type TreeEntry } from '../../core/tree.ts';

/*
 * What `git fsck --strict` calls an error, and the encoders allow since old repositories hold it (git: Documentation/fsck-msgids).
 * Objects that are made as values are refused; bytes that are copied from elsewhere keep their ids, whatever they hold.
 */

/** @throws PylitError `path`, `object-malformed` for a tree that git would complain of */
export function checkTreeForGit(entries: readonly TreeEntry[]): void {
  for (const entry of entries) {
    checkEntryName(entry.name);
    if (entry.mode.startsWith('0') || !MODES.has(entry.mode)) {
      throw malformedObject('tree', 'a mode of git', `${entry.mode} of ${entry.name}`);
    }
    if (/^0+$/.test(entry.id)) throw malformedObject('tree', 'an object id', nullId('sha1'));
    if (entryKind(entry) === 'blob' && entry.mode === MODE.symlink && FORBIDDEN_LINK.test(entry.name)) {
      throw malformedObject('tree', 'a file', `a symbolic link ${entry.name}`);
    }
  }
}

/** @throws PylitError `object-malformed` for a commit that git would complain of */
export function checkCommitForGit(commit: Commit): void {
  checkPerson('author', commit.author);
  checkPerson('committer', commit.committer);
  if (commit.message.includes('\0'))
    throw malformedObject('commit', 'a message without NUL', commit.message.slice(0, 40));
  const repeated = commit.headers?.find(({ name }) => OF_COMMIT.has(name));
  if (repeated) throw malformedObject('commit', 'each header once', repeated.name);
  if (commit.headers?.some(({ value }) => value.includes('\0'))) {
    throw malformedObject('commit', 'headers without NUL', 'one with');
  }
}

const MODES: ReadonlySet<string> = new Set([...Object.values(MODE), '100664']);

/** Files that git itself reads must not lead elsewhere, however a file system spells them. */
const FORBIDDEN_LINK =
  /^\.git(?:modules|attributes|ignore)$|^\.mailmap$|^gi(?:t|[0-9a-f]{1,4})(?:mod|ig|att|)[^.]*~[0-9]$/i;

const OF_COMMIT: ReadonlySet<string> = new Set(['tree', 'parent', 'author', 'committer']);

/** `name <address> seconds zone`, as fsck_ident of git reads it. */
const PERSON = /^[^<>\n]+ <[^<>\n]*> (?:0|[1-9][0-9]{0,18}) [+-][0-9]{4}$/;

function checkPerson(role: string, signature: Signature): void {
  const line = formatSignature(signature);
  const named = line.startsWith(' <') ? `x${line}` : line;
  if (PERSON.test(named) && signature.time <= MAX_TIME && !line.includes('\0')) return;
  throw malformedObject('commit', `an ${role} as "Name <address> 1700000000 +0000"`, line);
}

/** Seconds that fit a signed number of 64 bits exactly enough. */
const MAX_TIME = Number.MAX_SAFE_INTEGER;
