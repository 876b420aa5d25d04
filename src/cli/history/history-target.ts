import path from 'node:path';
import { PylitError, quote } from '../../core/error.ts';
import type { BlockPlace } from '../../history/project-history.ts';
import { nearest } from '../../literate/nearest.ts';

/** A document, or a block of one, as a person names it on the command line. */
export interface Target {
  /** From the root of the history, with `/`; '' is everything. */
  readonly path: string;
  readonly where?: BlockPlace;
  /** As it was typed, for messages. */
  readonly typed: string;
}

/** What arguments are read against. */
export interface TargetSurroundings {
  /** The folder that the paths in history begin at. */
  readonly root: string;
  /** The folder that typed paths begin at. */
  readonly folder: string;
  /** Whether there is such a document or folder, on the disk or in history. */
  readonly isKnown: (path: string) => Promise<boolean>;
}

/**
 * Reads `doc`, `doc:line`, `doc#alias` or `doc:"heading"` (a shell takes the quotes away, so they are not needed). The name of a file may
 * hold these signs, too: the longest name that is known counts.
 *
 * @throws PylitError `usage` for a path outside the history, or an empty place
 */
export async function parseTarget(typed: string, surroundings: TargetSurroundings): Promise<Target> {
  const { isKnown } = surroundings;
  const whole = pathInHistory(typed, surroundings);
  if (await isKnown(whole)) return { path: whole, typed };
  const signs = [...typed.matchAll(/[:#]/g)].map(({ index }) => index).filter(index => index > 0);
  const splits = signs.map(index => ({ path: pathInHistory(typed.slice(0, index), surroundings), index }));
  const split = (await lastKnown(splits, isKnown)) ?? splits.find(({ path }) => /\.(?:md|markdown|rst)$/i.test(path));
  if (!split) return { path: whole, typed };
  return { path: split.path, where: blockPlace(typed, split.index), typed };
}

interface Split {
  readonly path: string;
  readonly index: number;
}

async function lastKnown(splits: readonly Split[], isKnown: TargetSurroundings['isKnown']): Promise<Split | undefined> {
  for (const split of splits.toReversed()) if (split.path !== '' && (await isKnown(split.path))) return split;
  return undefined;
}

/** A path as typed, from the root of the history. @throws PylitError `usage` */
export function pathInHistory(typed: string, { root, folder }: Pick<TargetSurroundings, 'root' | 'folder'>): string {
  const relative = path.relative(root, path.resolve(folder, typed)).split(path.sep).join('/');
  if (relative !== '..' && !relative.startsWith('../') && !path.isAbsolute(relative)) return relative;
  throw new PylitError('usage', `${quote(typed)} is outside of ${root}, whose history this is.`);
}

function blockPlace(typed: string, index: number): BlockPlace {
  const rest = typed.slice(index + 1);
  if (typed[index] === '#') {
    if (rest !== '') return { alias: rest };
    throw new PylitError('usage', `Expected a name after "#" in ${quote(typed)}.`);
  }
  const line = /^([0-9]{1,9})(?::[0-9]+)?$/.exec(rest);
  if (line) {
    const number = Number(line[1]);
    if (number > 0) return { line: number };
    throw new PylitError('usage', `Lines are counted from 1, found ${quote(typed)}.`);
  }
  const heading = /^"(.*)"$/.exec(rest)?.[1] ?? rest;
  if (heading.trim() !== '') return { heading: heading.trim() };
  throw new PylitError('usage', `Expected a line or a heading after ":" in ${quote(typed)}.`);
}

/** Two versions to compare; an absent one is the work tree, or for `from` the last commit. */
export interface Range {
  readonly from?: string;
  readonly to?: string;
}

/** Reads `a..b`, where either may be left out for HEAD; undefined for anything else. */
export function parseRange(typed: string): Range | undefined {
  const match = /^(.*?)\.\.(?!\.)(.*)$/.exec(typed);
  if (!match || match[1]?.endsWith('.') || /[/\\]/.test(typed.slice(0, 3))) return undefined;
  return { from: match[1] || 'HEAD', to: match[2] || 'HEAD' };
}

/** The error for a document that nobody knows, with those that it may have been meant for. */
export function unknownDocument(typed: string, wanted: string, known: Iterable<string>): PylitError {
  const paths = [...known];
  const [near] = [...nearest(wanted, paths), ...sameName(wanted, paths)];
  return new PylitError('usage', `No document or commit ${quote(typed)}, neither now nor in history.`, {
    ...(near !== undefined && { hint: `Did you mean ${near}?` }),
  });
}

/** Documents of that name in another folder. */
function sameName(wanted: string, paths: readonly string[]): readonly string[] {
  const name = path.posix.basename(wanted);
  return paths.filter(known => path.posix.basename(known) === name);
}

/** What there is in a document, for the error of what is not. */
export interface KnownPlaces {
  readonly lines: number;
  readonly aliases: readonly string[];
  readonly headings: readonly string[];
}

/** The error for a block that is not in its document, with what comes nearest. */
export function unknownPlace({ path, where }: Target, known: KnownPlaces): PylitError {
  if (where && 'line' in where) {
    const last = known.lines === 0 ? 'it is empty' : `its last line is ${known.lines}`;
    return new PylitError('usage', `${path} has no line ${where.line}: ${last}.`);
  }
  const [what, wanted, names] =
    where && 'alias' in where
      ? (['no block named', where.alias, known.aliases] as const)
      : (['no heading', where?.heading ?? '', known.headings] as const);
  const [near] = nearest(wanted, names);
  const sign = what === 'no heading' ? `${path}:"${near}"` : `${path}#${near}`;
  const some = names.slice(0, 5).join(', ');
  const hint = near === undefined ? (some === '' ? undefined : `It has ${some}.`) : `Did you mean ${sign}?`;
  return new PylitError('usage', `${path} has ${what} ${quote(wanted)}.`, hint === undefined ? {} : { hint });
}
