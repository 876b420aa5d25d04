import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { nullId, type ObjectId } from '../../../core/object-kind.ts';
import { isRefName } from '../../../core/ref-name.ts';
import { decodeTag } from '../../../core/tag.ts';
import type { StoreProblem } from '../../../store/store.ts';
import { isAbsence } from '../damage.ts';
import type { GitObjects } from '../objects/git-objects.ts';
import { type PackedRefs, PackedRefsFile } from '../refs/packed-refs.ts';
import { looseRefNames, refPath } from '../refs/ref-files.ts';
import type { RepositoryParts } from './inspect.ts';
import { attempt, fileProblem, leftOver } from './problems.ts';

/** Checks loose and packed refs, what packed refs say of tags, and that refs are where their logs say. */
export async function* inspectRefs(parts: RepositoryParts): AsyncGenerator<StoreProblem> {
  const { folders, names, places, objects } = parts;
  const file = new PackedRefsFile(folders.common, places.algorithm);
  const packed = file.read();
  yield* inspectPacked(packed, file.path, objects);
  const all = [names.toGit('HEAD'), ...looseRefNames(folders)];
  for (const name of all) {
    const ours = names.fromGit(name);
    const wrong = ours !== undefined && isRefName(ours) && (await attempt('ref', name, () => parts.refs.read(ours)));
    if (wrong) yield wrong;
  }
  yield* inspectLogs(parts, new Set([...all, ...packed.refs.keys()]));
  for (const path of filesBelow(join(folders.common, 'refs')).filter(one => one.endsWith('.lock'))) {
    yield leftOver(join(folders.common, 'refs', path), 'Someone holds it, or was ended while they did.');
  }
}

async function* inspectPacked(packed: PackedRefs, path: string, objects: GitObjects): AsyncGenerator<StoreProblem> {
  const names = [...packed.refs.keys()].map(name => Buffer.from(name));
  const sorted = names.every((name, i) => i === 0 || Buffer.compare(names[i - 1]!, name) < 0);
  if (packed.traits.includes('sorted') && !sorted) yield fileProblem(path, 'It says that it is sorted, and is not.');
  const whole = packed.traits.includes('fully-peeled');
  for (const [name, { id, peeled }] of packed.refs) {
    const wrong = await attempt('ref', name, () => {
      if ((peeled !== undefined || whole) && peel(objects, id) !== peeled) throw new WrongPeel();
    }).catch(error => {
      if (!(error instanceof WrongPeel)) throw error;
      return fileProblem(path, `What it says ${name} leads to is not what the tag says.`);
    });
    if (wrong) yield wrong;
  }
}

class WrongPeel extends Error {}

/** What is behind an annotated tag; undefined for everything else. */
function peel(objects: GitObjects, id: ObjectId): ObjectId | undefined {
  let at = id;
  for (let step = 0; step < 100; step += 1) {
    const info = objects.info(at);
    const object = info?.kind === 'tag' ? objects.read(at) : undefined;
    if (!object) return at === id ? undefined : at;
    at = decodeTag(object.body).object;
  }
  return undefined;
}

/**
 * A log is written before its ref, so one of the newest entry may be ahead after a sudden end. A ref that its log has known for
 * longer and that is not there is another matter.
 */
async function* inspectLogs(parts: RepositoryParts, known: ReadonlySet<string>): AsyncGenerator<StoreProblem> {
  const { folders, names, logs, refs, places } = parts;
  const found = new Set([...filesBelow(join(folders.common, 'logs')), ...filesBelow(join(folders.own, 'logs'))]);
  for (const name of found) {
    const ours = names.fromGit(name);
    if (ours === undefined || !isRefName(ours)) continue;
    const wrong = await attempt('reflog', name, () => logs.read(name, Number.POSITIVE_INFINITY));
    if (wrong) yield wrong;
    const newest = wrong ? [] : logs.read(name, 2);
    const after = newest[0]?.after ?? nullId(places.algorithm);
    if (/^0+$/.test(after) || (await attempt('ref', name, () => refs.resolve(ours)))) continue;
    const now = refs.resolve(ours)?.id;
    if (now === after) continue;
    const there = known.has(name) || refs.read(ours) !== undefined;
    const severity = there || newest.length < 2 ? 'note' : 'error';
    const message = `its log says that it is at ${after}, and it is ${now === undefined ? 'not there' : `at ${now}`}`;
    yield { severity, kind: 'ref', id: name, message: `In ${refPath(folders, name)}: ${message}.` };
  }
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1));
  } catch (error) {
    if (isAbsence(error)) return [];
    throw error;
  }
}
