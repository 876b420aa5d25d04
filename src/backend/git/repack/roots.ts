import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type HashAlgorithm, ID_BYTES, nullId, type ObjectId } from '../../../core/object-kind.ts';
import { namesIn, readFileIfAny } from '../files.ts';
import type { GitFolders } from '../repository/locate.ts';

/**
 * Every id that stands in a ref, a packed ref, a log of refs, or a file such as `ORIG_HEAD`, of all work trees. Rather one too
 * many than one too few: what can be reached from them is never dropped.
 */
export function findRoots({ common, own }: GitFolders, algorithm: HashAlgorithm): Set<ObjectId> {
  const pattern = new RegExp(`(?<![0-9a-f])[0-9a-f]{${ID_BYTES[algorithm] * 2}}(?![0-9a-f])`, 'g');
  const roots = new Set<ObjectId>();
  for (const path of filesWithIds(common, own)) {
    for (const [id] of (readFileIfAny(path)?.toString('latin1') ?? '').matchAll(pattern)) roots.add(id);
  }
  roots.delete(nullId(algorithm));
  return roots;
}

function* filesWithIds(common: string, own: string): Generator<string> {
  const worktrees = namesIn(join(common, 'worktrees')).map(name => join(common, 'worktrees', name));
  for (const folder of new Set([common, own, ...worktrees])) {
    yield* namesIn(folder)
      .filter(name => name === 'HEAD' || name === 'packed-refs' || name.endsWith('_HEAD'))
      .map(name => join(folder, name));
    yield* filesBelow(join(folder, 'refs'));
    yield* filesBelow(join(folder, 'logs'));
  }
}

function filesBelow(folder: string): string[] {
  if (namesIn(folder).length === 0) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.name.endsWith('.lock'))
    .map(entry => join(entry.parentPath, entry.name));
}
