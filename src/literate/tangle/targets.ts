import { quote } from '../../core/error.ts';
import { refusePath } from '../../core/path.ts';
import type { Chunk } from './chunk-graph.ts';
import { type DocumentMessage, messageAt, type PlacedPart, placeText } from './placed-part.ts';

/** A file to be tangled: its path, its root chunk, and the part that names it. */
export interface Target {
  readonly path: string;
  readonly chunk: Chunk;
  readonly part: PlacedPart;
}

/** The files that chunks name. A path that is refused or named by two chunks is in `failed`, not in `targets`. */
export interface Targets {
  readonly targets: readonly Target[];
  readonly failed: readonly string[];
  readonly messages: readonly DocumentMessage[];
}

/** Collects the targets of all chunks. Paths that differ only in case or Unicode form are one file on many systems, so they collide. */
export function collectTargets(chunks: readonly Chunk[]): Targets {
  const byKey = new Map<string, Target>();
  const failed = new Set<string>();
  const messages: DocumentMessage[] = [];
  for (const target of chunks.flatMap(targetsOf)) {
    const reason = refusePath(target.path);
    const key = fileKey(target.path);
    const other = byKey.get(key);
    if (reason !== undefined) messages.push(refused(target, reason));
    else if (other === undefined) byKey.set(key, target);
    else if (other.chunk !== target.chunk || other.path !== target.path) {
      messages.push(doubled(target, other));
      failed.add(target.path).add(other.path);
    }
  }
  for (const [key, target] of byKey) {
    const folder = folderKeys(key)
      .map(ancestor => byKey.get(ancestor))
      .find(other => other !== undefined);
    if (!folder) continue;
    messages.push(insideFile(target, folder));
    failed.add(target.path).add(folder.path);
  }
  return { targets: [...byKey.values()].filter(target => !failed.has(target.path)), failed: [...failed], messages };
}

/** The files that a chunk is tangled to, each part's own. */
export function targetsOf(chunk: Chunk): Target[] {
  return chunk.definitions.flatMap(part =>
    part.file === undefined || part.shownOnly || part.later
      ? []
      : [{ path: part.file.replace(/^(?:\.\/+)+/, ''), chunk, part }],
  );
}

/** What paths that are one file on some systems have in common. */
export function fileKey(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function folderKeys(key: string): readonly string[] {
  const keys: string[] = [];
  for (let slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) keys.push(key.slice(0, slash));
  return keys;
}

function refused(target: Target, reason: string): DocumentMessage {
  const text = `The file target ${quote(target.path)} is refused: ${reason}.`;
  return messageAt(
    target.part,
    'error',
    'target-path',
    text,
    'Write a path below the folder that files are tangled to.',
  );
}

function doubled(target: Target, other: Target): DocumentMessage {
  const same = target.path === other.path ? '' : ` (as ${quote(other.path)}, the same file on some systems)`;
  const text = `Two chunks are tangled to ${quote(target.path)}: ${quote(target.chunk.name)} here and ${quote(other.chunk.name)} in ${placeText(other.part)}${same}.`;
  return messageAt(target.part, 'error', 'doubled-target', text, 'Give both the same name, or one another file.');
}

function insideFile(target: Target, folder: Target): DocumentMessage {
  const text = `${quote(target.path)} cannot be tangled, because ${quote(folder.path)} is a file, tangled from ${placeText(folder.part)}.`;
  return messageAt(target.part, 'error', 'doubled-target', text);
}
