import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { type HashAlgorithm, ID_BYTES, type ObjectId } from '../../../core/object-kind.ts';
import type { StoreProblem } from '../../../store/store.ts';
import { damagedFile } from '../damage.ts';
import { statIfAny } from '../files.ts';
import type { BaseCache } from '../objects/base-cache.ts';
import { DELTA_LIMIT, STREAM_FROM } from '../objects/git-objects.ts';
import { inflateStream } from '../objects/inflate.ts';
import { MultiPackIndex } from '../objects/multi-pack-index.ts';
import type { ObjectFolder } from '../objects/object-folder.ts';
import type { PackFile } from '../objects/pack-file.ts';
import { readPacked } from '../objects/packed-objects.ts';
import type { SortedIds } from '../objects/sorted-ids.ts';
import { verified, verifiedStream } from '../objects/verify.ts';
import { FileWindows, type WindowedFile } from '../objects/windowed-file.ts';
import { attempt, fileProblem } from './problems.ts';

const PART = 1 << 20;

/** Checks a pack and its index: both checksums, the order of ids, and of each object the CRC-32 and the id. */
export async function* inspectPack(pack: PackFile, bases: BaseCache): AsyncGenerator<StoreProblem> {
  const { index, algorithm } = pack;
  if (!endsWithChecksum(index.file, algorithm)) yield fileProblem(index.file.path, 'Its checksum is wrong.');
  if (!endsWithChecksum(pack.file, algorithm)) yield fileProblem(pack.path, 'Its checksum is wrong.');
  yield* inspectOrder(index.ids, index.file.path);
  const objects = Array.from({ length: index.ids.count }, (_, place) => ({ place, offset: index.offsetAt(place) }));
  objects.sort((a, b) => a.offset - b.offset);
  for (const [i, { place, offset }] of objects.entries()) {
    const id = index.ids.idAt(place);
    const wrong = await attempt('object', id, () => {
      checkBytes(pack, id, offset, objects[i + 1]?.offset ?? pack.end, index.crcAt(place));
      return checkObject(pack, id, offset, bases);
    });
    if (wrong) yield wrong;
  }
}

/** Checks the index over all packs of a folder against the packs' own. */
export async function* inspectMultiPackIndex(
  folder: ObjectFolder,
  algorithm: HashAlgorithm,
): AsyncGenerator<StoreProblem> {
  const path = join(folder.path, 'pack', 'multi-pack-index');
  if (!statIfAny(path)) return;
  const multi = new MultiPackIndex(path, new FileWindows(), algorithm);
  try {
    if (!endsWithChecksum(multi.file, algorithm)) yield fileProblem(path, 'Its checksum is wrong.');
    yield* inspectOrder(multi.ids, path);
    const packs = new Map(folder.packs.map(pack => [pack.path, pack]));
    for (let place = 0; place < multi.ids.count; place += 1) {
      const id = multi.ids.idAt(place);
      const found = multi.find(Buffer.from(id, 'hex'));
      const pack = found && packs.get(join(folder.path, 'pack', multi.packs[found.pack] ?? ''));
      if (pack && pack.index.find(Buffer.from(id, 'hex')) === found.offset) continue;
      yield fileProblem(path, `It says of ${id} what no pack's own index says.`);
    }
  } finally {
    multi.close();
  }
}

function endsWithChecksum(file: WindowedFile, algorithm: HashAlgorithm): boolean {
  const end = file.size - ID_BYTES[algorithm];
  const hash = createHash(algorithm);
  for (let at = 0; at < end; at += PART) hash.update(file.readFresh(at, Math.min(PART, end - at)));
  return hash.digest().equals(file.readFresh(end, ID_BYTES[algorithm]));
}

function* inspectOrder(ids: SortedIds, path: string): Generator<StoreProblem> {
  let last = '';
  for (let byte = 0; byte < 256; byte += 1) {
    for (const id of ids.withFirst(byte)) {
      if (id <= last) yield fileProblem(path, `Its ids are not sorted at ${id}.`);
      if (Number.parseInt(id.slice(0, 2), 16) !== byte)
        yield fileProblem(path, `Its counts of ids are wrong at ${id}.`);
      last = id;
    }
  }
}

function checkBytes(pack: PackFile, id: ObjectId, start: number, end: number, wanted: number | undefined): void {
  if (wanted === undefined) return;
  let crc = 0;
  for (let at = start; at < end; at += PART) crc = crc32(pack.file.readFresh(at, Math.min(PART, end - at)), crc);
  if (crc !== wanted) throw damagedFile(pack.path, `the bytes of ${id} at ${start} were changed`);
}

async function checkObject(pack: PackFile, id: ObjectId, offset: number, bases: BaseCache): Promise<void> {
  const entry = pack.entry(offset);
  if (entry.kind === undefined || entry.size <= STREAM_FROM) {
    verified(id, readPacked(pack, offset, bases, DELTA_LIMIT), pack.path);
    return;
  }
  const bytes = inflateStream(pack.compressedParts(entry));
  const stream = verifiedStream(id, { kind: entry.kind, size: entry.size }, bytes, pack.path);
  for await (const part of stream.bytes) if (part.length === 0) break;
}
