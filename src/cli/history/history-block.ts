import { readFileSync } from 'node:fs';
import { refusePath } from '../../core/path.ts';
import type { DocumentPlace, ProjectHistory, TrackedBlock, TrackedDocument } from '../../history/project-history.ts';
import type { Version } from './compare-versions.ts';
import { type Target, unknownDocument, unknownPlace } from './history-target.ts';
import type { OpenedHistory } from './open-history.ts';

/** A document to look at: the working file on top of the last commit, or the version of a commit. */
export async function placeOf(history: OpenedHistory, path: string, version: Version): Promise<DocumentPlace> {
  if (typeof version !== 'string') return { commit: version.commit, path };
  const working = workingText(history.root, path);
  const { head: commit } = history;
  if (working === undefined) return { commit, path };
  const from = await movedFrom(history, path);
  return { commit, path, working, ...(from !== undefined && { from }) };
}

/** Where a document was in the last commit that is not there under its name. */
async function movedFrom(history: OpenedHistory, path: string): Promise<string | undefined> {
  const { store, head } = history;
  if (!store || head === undefined) return undefined;
  const { tree } = await store.history.read(head);
  if (await store.trees.entryAt(tree, path)) return undefined;
  const { compareVersions } = await import('./compare-versions.ts');
  const { documents } = await compareVersions(history, { commit: head }, 'work tree');
  return documents.find(document => document.path === path)?.from;
}

function workingText(root: string, path: string): string | undefined {
  if (refusePath(path) !== undefined) return undefined;
  try {
    return readFileSync(`${root}/${path}`, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Finds the block that is named on the command line.
 *
 * @throws PylitError `usage` where there is none, with what comes nearest
 */
export async function namedBlock(index: ProjectHistory, place: DocumentPlace, target: Target): Promise<TrackedBlock> {
  const { where } = target;
  const block = where && (await index.trackAt(place, where));
  if (block && (!('line' in where) || where.line < block.line + block.lines)) return block;
  const document = await index.documentAt(place);
  if (!document) throw unknownDocument(target.typed, target.path, index.paths());
  const known = placesIn(document, place);
  // Behind the last block, but in the file.
  if (block && where && 'line' in where && where.line <= known.lines) return block;
  throw unknownPlace(target, known);
}

/** First line of a named block in a version. @throws PylitError as {@link namedBlock} */
export async function blockLine(history: OpenedHistory, target: Target, version: Version): Promise<number> {
  const index = await history.index(typeof version === 'string' ? [] : [version.commit]);
  return (await namedBlock(index, await placeOf(history, target.path, version), target)).line;
}

function placesIn({ blocks }: TrackedDocument, { working }: DocumentPlace) {
  const last = blocks.at(-1);
  return {
    lines: working === undefined ? (last ? last.line + last.lines - 1 : 0) : countLines(working),
    aliases: blocks.flatMap(({ alias }) => alias ?? []),
    headings: blocks.filter(({ kind }) => kind === 'heading').map(({ title }) => title),
  };
}

function countLines(text: string): number {
  return text.replace(/(?:\r\n?|\n)$/, '').split(/\r\n?|\n/).length;
}
