import { createHash } from 'node:crypto';
import type { Awaitable, ByteStream } from '../../bytes/byte-stream.ts';
import { PylitError } from '../../core/error.ts';
import { type HashAlgorithm, ID_BYTES, nullId, type ObjectId } from '../../core/object-kind.ts';
import { DIRECT_LIMIT, type StoredObject } from '../../store/object-store.ts';
import { fileError } from './damage.ts';
import { wholeEntry } from './pack-entry.ts';
import { type FinishedPack, PackOutput } from './pack-output.ts';
import { DeltaTree } from './pack-resolve.ts';
import { KIND_OF_TYPE, malformedPack, PackScanner } from './pack-scan.ts';

/** What is refused of a pack from elsewhere, in bytes. */
export interface ReceiveLimits {
  /** The pack as it comes. */
  readonly pack?: number;
  /** One object. */
  readonly object?: number;
  /** An object that is made from another one, and that other one: both are in memory. */
  readonly delta?: number;
  /** All that deltas make. */
  readonly total?: number;
}

export interface ReceiveOptions {
  /** Finds an object that the pack rests on without holding it (a thin pack); it is then put into the pack. */
  readonly lookUpBase?: (id: ObjectId) => Awaitable<StoredObject | undefined>;
  readonly limits?: ReceiveLimits;
}

/** `PACK`, the version and the number of objects. */
const HEAD = 12;

/** The fewest bytes that an object takes: its head and an empty zlib stream. */
const LEAST = 9;

const LEVEL = 6;

/**
 * Receives a pack: spools it to the disk, verifies every byte, computes every id, completes a thin pack, and makes the index.
 * Memory: some megabytes, about 100 bytes for each object, and the objects that deltas are just made from.
 *
 * @param objectsFolder the folder `objects` of a repository
 * @returns undefined for a pack without objects
 * @throws PylitError `object-malformed`, `object-missing` (a base), `object-too-large`, `io`; nothing is left behind
 */
export async function indexPack(
  objectsFolder: string,
  algorithm: HashAlgorithm,
  stream: ByteStream,
  options: ReceiveOptions = {},
): Promise<FinishedPack | undefined> {
  const limits = { pack: 2 ** 36, object: 2 ** 36, delta: DIRECT_LIMIT, total: 2 ** 38, ...options.limits };
  const pack = new PackOutput(objectsFolder, algorithm);
  try {
    const count = await spool(pack, algorithm, stream, limits.pack);
    if (count === 0) return undefined;
    const tree = await scan(pack, algorithm, count, limits);
    await completeThin(pack, tree, options.lookUpBase ?? (() => undefined));
    return pack.publish();
  } catch (error) {
    throw fileError(error, objectsFolder);
  } finally {
    pack.discard();
  }
}

/** Writes the stream to the pack's file and checks its two ends. @returns the number of objects that it announces */
async function spool(pack: PackOutput, algorithm: HashAlgorithm, stream: ByteStream, limit: number): Promise<number> {
  const hash = createHash(algorithm);
  const idBytes = ID_BYTES[algorithm];
  const head = Buffer.alloc(HEAD);
  let size = 0;
  // The last bytes are the check sum of all others, so that many are always kept back.
  let tail = Buffer.alloc(0);
  for await (const part of stream) {
    const bytes = Buffer.concat([tail, part]);
    const certain = bytes.subarray(0, Math.max(0, bytes.length - idBytes));
    const inHead = Math.min(Math.max(0, HEAD - size), certain.length);
    head.set(certain.subarray(0, inHead), Math.min(size, HEAD));
    pack.write(certain.subarray(inHead));
    hash.update(certain);
    size += certain.length;
    tail = bytes.subarray(certain.length);
    if (size > limit) throw tooLarge('a pack', limit);
  }
  if (size < HEAD) throw malformedPack(`${size + tail.length} bytes`);
  if (head.toString('latin1', 0, 4) !== 'PACK') throw malformedPack('bytes that do not begin with "PACK"');
  const version = head.readUInt32BE(4);
  if (version !== 2 && version !== 3) throw malformedPack(`version ${version}`);
  if (!hash.digest().equals(tail)) throw malformedPack('a wrong check sum at its end');
  const count = head.readUInt32BE(8);
  if (count * LEAST > size) throw malformedPack(`${size} bytes for ${count} objects`);
  return count;
}

/** Reads all objects and finds their ids, but for those that rest on objects that the pack does not hold. */
async function scan(
  pack: PackOutput,
  algorithm: HashAlgorithm,
  count: number,
  limits: Required<ReceiveLimits>,
): Promise<DeltaTree> {
  const scanner = new PackScanner(pack, algorithm);
  const tree = new DeltaTree(pack, scanner, algorithm, limits);
  const end = pack.offset;
  let offset = HEAD;
  for (let number = 0; number < count; number += 1) {
    if (offset >= end) throw malformedPack(`${number} objects where it announces ${count}`);
    const head = scanner.head(offset);
    const kind = KIND_OF_TYPE[head.type];
    const limit = kind ? limits.object : limits.delta;
    if (head.size > limit) throw tooLarge('an object', limit);
    const { id, next } = kind
      ? await scanner.identify(kind, head)
      : { id: nullId(algorithm), next: scanner.inflate(head).next };
    pack.records.add(id, offset, scanner.crc(offset, next));
    if (kind) tree.addWhole(number, id, kind);
    else tree.addDelta(number, head);
    offset = next;
  }
  if (offset !== end) throw malformedPack(`${end - offset} bytes after its last object`);
  tree.resolve();
  return tree;
}

/** Puts the objects that a thin pack rests on behind the others. */
async function completeThin(
  pack: PackOutput,
  tree: DeltaTree,
  lookUp: NonNullable<ReceiveOptions['lookUpBase']>,
): Promise<void> {
  for (let bases = tree.missingBases(); bases.length > 0; bases = tree.missingBases()) {
    let found = 0;
    for (const id of bases) {
      const object = tree.isMissing(id) ? await lookUp(id) : undefined;
      if (!object) continue;
      found += 1;
      const number = pack.add(id, wholeEntry(object.kind, object.body, LEVEL));
      tree.addWhole(number, id, object.kind, object.body);
      tree.resolve();
    }
    if (found === 0) throw missingBases(bases);
  }
  tree.finish();
}

function missingBases(bases: readonly ObjectId[]): PylitError {
  return new PylitError(
    'object-missing',
    `The pack rests on ${bases.length} objects that are not there, ${bases[0]} among them: nothing is stored.`,
    { hint: 'Fetch everything again.', data: { kind: 'object', id: bases[0] } },
  );
}

function tooLarge(what: string, limit: number): PylitError {
  return new PylitError(
    'object-too-large',
    `Expected ${what} of at most ${limit} bytes, found more: nothing is stored.`,
  );
}
