import { type HashAlgorithm, ID_BYTES, type ObjectId } from '../../core/object-kind.ts';
import type { Collected, CollectOptions } from '../../store/store.ts';
import { type Ages, marked, readAges, segmentsBefore, writeAges } from './ages.ts';
import type { Database } from './database.ts';
import type { IdIndex } from './id-index.ts';
import { mergeRecords, readLocation, recordSize, writeLocation } from './id-record.ts';
import { decodeLarge } from './large-object.ts';
import { liveObjects } from './live-objects.ts';
import type { NativeObjects } from './native-objects.ts';
import type { NativeRefs } from './native-refs.ts';
import { seal, unseal } from './sealed.ts';
import { bodyOf, decodeSegment } from './segment.ts';
import { SegmentWriter } from './segment-writer.ts';
import { type State, writeState } from './state.ts';

/** What a collection works on. */
export interface CollectInput {
  readonly database: Database;
  readonly index: IdIndex;
  readonly objects: NativeObjects;
  readonly refs: NativeRefs;
  readonly algorithm: HashAlgorithm;
}

/**
 * Removes old objects that no ref leads to. What is left of the segments that held them is written into new ones, in one transaction; others
 * may read and write meanwhile, and a process that is killed has done nothing.
 *
 * @throws PylitError `store-locked`; and, where the store is damaged, as reading does: then nothing is removed
 */
export function collect(input: CollectInput, options: CollectOptions): Collected {
  const { database, index } = input;
  const { now } = options;
  let looked = look(input, options);
  const done = database.write(() => {
    // Somebody has written since: refs may lead elsewhere now.
    if (database.version() !== looked.version) looked = look(input, options);
    const { state, ages } = looked;
    const found = sortEntries(input, looked);
    if (found.dead === 0) return { removed: 0, kept: found.kept };
    const next = rewrite(input, state, found);
    writeState(database, next);
    const counted = { ...ages, collections: ages.collections + 1 };
    writeAges(database, marked(counted, next.segments, now) ?? counted);
    return { removed: found.dead, kept: found.kept };
  });
  index.reload();
  if (done.removed > 0) database.shrink();
  return done;
}

/** What is in the store. */
interface Looked {
  readonly version: unknown;
  readonly state: State;
  readonly ages: Ages;
  /** The last segment whose objects may go. */
  readonly oldest: number;
  /** All entries of the index, sorted by id. */
  readonly entries: Buffer;
  readonly live: ReadonlySet<ObjectId>;
}

function look(input: CollectInput, { grace, now }: CollectOptions): Looked {
  const { database, index, objects, refs, algorithm } = input;
  return database.read(() => {
    const version = database.version();
    index.reload();
    const { state } = index;
    const ages = readAges(database);
    const oldest = grace === 0 ? state.segments : segmentsBefore(ages, now - grace);
    const size = recordSize(algorithm);
    const entries = state.runs.reduceRight<Buffer>(
      (older, run) => mergeRecords(index.records(run), older, size),
      Buffer.alloc(0),
    );
    const roots = refs.list().flatMap(({ value }) => ('id' in value ? [value.id] : []));
    return {
      version,
      state,
      ages,
      oldest,
      entries,
      live: liveObjects(objects, roots, youngIds(entries, oldest, size)),
    };
  });
}

function* youngIds(entries: Buffer, oldest: number, size: number): Generator<ObjectId> {
  const idBytes = size - 6;
  for (let at = 0; at < entries.length; at += size)
    if (readLocation(entries, at, idBytes).segment > oldest) yield entries.toString('hex', at, at + idBytes);
}

/** What becomes of the objects. */
interface Sorted {
  /** All entries of the index that stay, sorted by id. */
  readonly records: Buffer;
  readonly kept: number;
  readonly dead: number;
  /** Segments with objects that go, each with how many in it stay. */
  readonly touched: ReadonlyMap<number, number>;
}

function sortEntries({ algorithm }: CollectInput, { entries: all, live }: Looked): Sorted {
  const size = recordSize(algorithm);
  const idBytes = ID_BYTES[algorithm];
  const records = Buffer.allocUnsafe(all.length);
  const stays = new Map<number, number>();
  const goes = new Set<number>();
  let end = 0;
  for (let at = 0; at < all.length; at += size) {
    const { segment } = readLocation(all, at, idBytes);
    if (!live.has(all.toString('hex', at, at + idBytes))) {
      goes.add(segment);
      continue;
    }
    stays.set(segment, (stays.get(segment) ?? 0) + 1);
    all.copy(records, end, at, at + size);
    end += size;
  }
  return {
    records: records.subarray(0, end),
    kept: end / size,
    dead: (all.length - end) / size,
    touched: new Map([...goes].map(segment => [segment, stays.get(segment) ?? 0])),
  };
}

/** Writes what stays of touched segments into new ones, and the index anew. */
function rewrite({ database, index, algorithm }: CollectInput, state: State, sorted: Sorted): State {
  const idBytes = ID_BYTES[algorithm];
  const size = recordSize(algorithm);
  const writer = new SegmentWriter();
  const moving = new Map<number, number[]>();
  for (let at = 0; at < sorted.records.length; at += size) {
    const { segment } = readLocation(sorted.records, at, idBytes);
    if (!sorted.touched.has(segment)) continue;
    const list = moving.get(segment);
    if (list) list.push(at);
    else moving.set(segment, [at]);
  }
  const first = state.segments + 1;
  for (const segment of [...sorted.touched.keys()].sort((a, b) => a - b)) {
    const payload = unseal('segment', segment, database.get('SELECT data FROM segment WHERE id = ?', segment)?.data);
    const list = decodeLarge(payload);
    // A large object has a segment of its own.
    if (list) for (const part of list.parts) database.run('DELETE FROM part WHERE id = ?', part.id);
    else {
      const opened = decodeSegment(segment, payload);
      for (const at of moving.get(segment) ?? []) {
        const { slot } = readLocation(sorted.records, at, idBytes);
        const body = bodyOf(opened, slot & 0x3fff);
        const segmentNow = first + writer.segment;
        const place = writer.add(slot >>> 14, body, body.length);
        writeLocation(sorted.records, at, idBytes, { segment: segmentNow, slot: (slot & 0xc000) | place });
      }
    }
    database.run('DELETE FROM segment WHERE id = ?', segment);
  }
  const payloads = writer.finish();
  payloads.forEach((payload, i) => {
    database.run('INSERT INTO segment VALUES (?, ?)', first + i, seal('segment', first + i, payload));
  });
  return { segments: state.segments + payloads.length, runs: index.replace(state, sorted.records) };
}
