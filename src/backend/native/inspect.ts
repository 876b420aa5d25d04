import { hashStream } from '../../bytes/hash.ts';
import { objectHeader, objectId } from '../../bytes/object-id.ts';
import { encodeUtf8 } from '../../bytes/utf8.ts';
import { PylitError } from '../../core/error.ts';
import { type HashAlgorithm, ID_BYTES, type ObjectId } from '../../core/object-kind.ts';
import { problemOf } from '../../store/fsck.ts';
import type { StoreProblem } from '../../store/store.ts';
import { readAges } from './ages.ts';
import type { Database } from './database.ts';
import type { IdIndex } from './id-index.ts';
import { readLocation, recordSize } from './id-record.ts';
import { inspectFile } from './inspect-file.ts';
import { inspectBinary, inspectParts } from './inspect-parts.ts';
import { inspectRefs } from './inspect-refs.ts';
import { decodeLarge } from './large-object.ts';
import { type PartList, readParts } from './parts.ts';
import { unseal } from './sealed.ts';
import { bodyOf, decodeSegment, kindOf } from './segment.ts';

/** An object as the index has it. */
interface Indexed {
  readonly id: ObjectId;
  readonly slot: number;
}

/** Reads every byte of the file and compares what its parts say of each other. What it finds is reported, never thrown. */
export async function* inspectStore(
  database: Database,
  index: IdIndex,
  algorithm: HashAlgorithm,
): AsyncGenerator<StoreProblem> {
  yield* inspectFile(database);
  try {
    index.reload();
    readAges(database);
    const found = new Map<number, Indexed[]>();
    yield* inspectIndex(index, algorithm, found);
    const lists: PartList[] = [];
    yield* inspectSegments(database, index, algorithm, found, lists);
    yield* inspectBinary(database, lists);
    yield* inspectParts(database, lists);
    yield* inspectRefs(database, algorithm);
  } catch (error) {
    yield problemOf(error, 'file', 'store.db');
  }
}

/** Checks the runs and gathers what they say, by segment. */
function* inspectIndex(
  index: IdIndex,
  algorithm: HashAlgorithm,
  found: Map<number, Indexed[]>,
): Generator<StoreProblem> {
  const size = recordSize(algorithm);
  const idBytes = ID_BYTES[algorithm];
  for (const run of index.state.runs) {
    try {
      const records = index.records(run);
      if (records.length !== run.count * size)
        yield problem('index', String(run.id), 'it has another number of objects');
      let last = '';
      for (let at = 0; at < records.length; at += size) {
        const id = records.toString('hex', at, at + idBytes);
        if (id <= last) yield problem('index', String(run.id), `it is not sorted at ${id}`);
        last = id;
        const { segment, slot } = readLocation(records, at, idBytes);
        const known = found.get(segment);
        if (known) known.push({ id, slot });
        else found.set(segment, [{ id, slot }]);
      }
    } catch (error) {
      yield problemOf(error, 'index', String(run.id));
    }
  }
}

async function* inspectSegments(
  database: Database,
  index: IdIndex,
  algorithm: HashAlgorithm,
  found: ReadonlyMap<number, readonly Indexed[]>,
  lists: PartList[],
): AsyncGenerator<StoreProblem> {
  const { segments } = index.state;
  for (const id of found.keys()) if (id < 1 || id > segments) yield problem('segment', String(id), 'it does not exist');
  for (let id = 1; id <= segments; id += 1) {
    const indexed = found.get(id) ?? [];
    const record = database.get('SELECT data FROM segment WHERE id = ?', id)?.data;
    if (record === undefined && indexed.length === 0) continue; // a collection removed it
    try {
      const payload = unseal('segment', id, record);
      const list = decodeLarge(payload);
      if (list) {
        lists.push(list);
        for (const { id: object, slot } of indexed) yield* inspectLarge(database, algorithm, object, slot, list);
      } else yield* inspectObjects(index, algorithm, id, payload, indexed);
    } catch (error) {
      const reported = problemOf(error, 'segment', String(id));
      yield reported;
      for (const { id: object, slot } of indexed) {
        yield problem(kindOf(slot >>> 14), object, `it is in the damaged segment ${id}`);
      }
    }
  }
}

/** Hashes every object of a segment and looks whether the index leads to it by its id. */
function* inspectObjects(
  index: IdIndex,
  algorithm: HashAlgorithm,
  id: number,
  payload: Buffer,
  indexed: readonly Indexed[],
): Generator<StoreProblem> {
  const segment = decodeSegment(id, payload);
  const bySlot = new Map(indexed.map(({ id: object, slot }) => [slot & 0x3fff, { object, slot }]));
  for (const [place, kind] of segment.kinds.entries()) {
    const found = objectId(kind, bodyOf(segment, place), algorithm);
    const said = bySlot.get(place);
    bySlot.delete(place);
    if (!said && !index.findKnown(found)) yield problem(kind, found, 'the index does not have it');
    if (said && said.object !== found) yield problem(kind, said.object, `its bytes have the id ${found}`);
    if (said && kindOf(said.slot >>> 14) !== kind) yield problem(kind, found, 'the index has another kind');
  }
  for (const { object, slot } of bySlot.values()) {
    yield problem(kindOf(slot >>> 14), object, `segment ${id} does not have it`);
  }
}

async function* inspectLarge(
  database: Database,
  algorithm: HashAlgorithm,
  id: ObjectId,
  slot: number,
  list: PartList,
): AsyncGenerator<StoreProblem> {
  const kind = kindOf(slot >>> 14);
  const state = hashStream(algorithm);
  state.update(encodeUtf8(objectHeader(kind, list.size)));
  try {
    for await (const part of readParts(database, list, { kind, id })) state.update(part);
    const found = state.hex();
    if (found !== id) yield problem(kind, id, `its bytes have the id ${found}`);
  } catch (error) {
    if (!(error instanceof PylitError)) throw error;
    yield problemOf(error, kind, id);
  }
}

function problem(kind: string, id: string, message: string): StoreProblem {
  return { severity: 'error', kind, id, message };
}
