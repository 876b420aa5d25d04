import { type HashAlgorithm, ID_BYTES, type ObjectId } from '../../core/object-kind.ts';
import { corrupt } from '../../store/corrupt.ts';
import type { Database } from './database.ts';
import { type Location, lowerBound, mergeRecords, readLocation, recordSize } from './id-record.ts';
import { seal, unseal } from './sealed.ts';
import { EMPTY_STATE, type Run, readState, type State } from './state.ts';

/** Shards hold at most about this many objects. */
const SHARD_OBJECTS = 1024;
const MAX_BITS = 16;

/** Bytes of shards kept in memory. */
const CACHE_BYTES = 2 ** 26;

/** Another process has merged a run away since its name was read: look again. */
const STALE = Symbol('stale');

/**
 * The index: where each object is. It consists of sorted runs, each cut into shards by the first bits of the ids. A commit adds a
 * run and merges it with older ones that are not much larger, so there are few, and each object is merged a few times only.
 */
export class IdIndex {
  readonly #database: Database;
  readonly #idBytes: number;
  readonly #recordSize: number;
  readonly #wanted: Buffer;
  #state: State = EMPTY_STATE;
  #version: unknown;
  readonly #shards = new Map<number, Buffer>();
  #cached = 0;

  constructor(database: Database, algorithm: HashAlgorithm) {
    this.#database = database;
    this.#idBytes = ID_BYTES[algorithm];
    this.#recordSize = recordSize(algorithm);
    this.#wanted = Buffer.alloc(this.#idBytes);
    this.reload();
  }

  get state(): State {
    return this.#state;
  }

  /** Finds an object. What is not found is looked for again when another process has written. */
  find(id: ObjectId): Location | undefined {
    return this.findKnown(id) ?? (this.refresh() ? this.findKnown(id) : undefined);
  }

  /** Finds an object among those known since the last refresh. */
  findKnown(id: ObjectId): Location | undefined {
    for (;;) {
      const found = this.#search(id);
      if (found !== STALE) return found;
    }
  }

  #search(id: ObjectId): Location | undefined | typeof STALE {
    if (this.#state.runs.length === 0) return undefined;
    this.#wanted.write(id, 'hex');
    for (const run of this.#state.runs) {
      const records = this.#shard(run, this.#shardOf(run, this.#wanted));
      if (records === STALE) return STALE;
      const at = lowerBound(records, this.#recordSize, this.#idBytes, this.#wanted) * this.#recordSize;
      if (at < records.length && records.compare(this.#wanted, 0, this.#idBytes, at, at + this.#idBytes) === 0) {
        return readLocation(records, at, this.#idBytes);
      }
    }
    return undefined;
  }

  /** Ids that begin with the hexadecimal digits, sorted, each once, at most `limit`. */
  withPrefix(prefix: string, limit: number): ObjectId[] {
    return this.#database.read(() => {
      this.refresh();
      const found = new Set<ObjectId>();
      for (const run of this.#state.runs) for (const id of this.#prefixed(run, prefix, limit)) found.add(id);
      return [...found].sort().slice(0, limit);
    });
  }

  *#prefixed(run: Run, prefix: string, limit: number): Generator<ObjectId> {
    const wanted = Buffer.from(prefix.padEnd(2 * this.#idBytes, '0'), 'hex');
    let rest = limit;
    for (let number = this.#shardOf(run, wanted); number < 2 ** run.bits; number += 1) {
      const records = this.#load(shardKey(run, number));
      let at = lowerBound(records, this.#recordSize, this.#idBytes, wanted) * this.#recordSize;
      for (; at < records.length; at += this.#recordSize) {
        const id = records.toString('hex', at, at + this.#idBytes);
        if (rest-- === 0 || !id.startsWith(prefix)) return;
        yield id;
      }
    }
  }

  /** Looks whether another process has written. @returns whether it has */
  refresh(): boolean {
    if (this.#database.version() === this.#version) return false;
    this.reload();
    return true;
  }

  reload(): void {
    this.#database.read(() => {
      this.#version = this.#database.version();
      this.#state = readState(this.#database);
    });
    const live = new Set(this.#state.runs.map(run => run.id));
    for (const key of this.#shards.keys()) if (!live.has(Math.floor(key / 2 ** MAX_BITS))) this.#shards.delete(key);
  }

  /** All records of a run. @throws PylitError `object-corrupt` */
  records(run: Run): Buffer {
    const shards: Buffer[] = [];
    for (let number = 0; number < 2 ** run.bits; number += 1) shards.push(this.#load(shardKey(run, number)));
    return Buffer.concat(shards);
  }

  /** Adds runs, inside a transaction that has read `state`. @returns all runs there are then */
  add(state: State, added: Iterable<Buffer>): readonly Run[] {
    let runs = state.runs;
    for (const records of added) runs = this.#addRun(runs, records);
    return runs;
  }

  /** Puts one run in the place of all that `state` has, inside a transaction. Numbers of runs are never used again. */
  replace(state: State, records: Buffer): readonly Run[] {
    const id = Math.max(0, ...state.runs.map(run => run.id)) + 1;
    for (const run of state.runs) this.#remove(run);
    const count = records.length / this.#recordSize;
    const run = { id, count, bits: bitsFor(count) };
    this.#store(run, records);
    return [run];
  }

  #remove(run: Run): void {
    this.#database.run(
      'DELETE FROM shard WHERE id BETWEEN ? AND ?',
      shardKey(run, 0),
      shardKey(run, 2 ** MAX_BITS - 1),
    );
  }

  #addRun(older: readonly Run[], added: Buffer): readonly Run[] {
    let records = added;
    const rest = [...older];
    const id = Math.max(0, ...older.map(run => run.id)) + 1;
    for (let run = rest[0]; run && run.count <= (2 * records.length) / this.#recordSize; run = rest[0]) {
      records = mergeRecords(records, this.records(run), this.#recordSize);
      this.#remove(run);
      rest.shift();
    }
    const count = records.length / this.#recordSize;
    const run = { id, count, bits: bitsFor(count) };
    this.#store(run, records);
    return [run, ...rest];
  }

  #store(run: Run, records: Buffer): void {
    let start = 0;
    for (let number = 0; number < 2 ** run.bits; number += 1) {
      let end = start;
      while (end < records.length && this.#shardOf(run, records, end) === number) end += this.#recordSize;
      const key = shardKey(run, number);
      this.#database.run('INSERT INTO shard VALUES (?, ?)', key, seal('shard', key, records.subarray(start, end)));
      start = end;
    }
  }

  #shardOf(run: Run, bytes: Buffer, at = 0): number {
    return bytes.readUInt16BE(at) >>> (MAX_BITS - run.bits);
  }

  /** A shard from memory or the file. */
  #shard(run: Run, number: number): Buffer | typeof STALE {
    const key = shardKey(run, number);
    const known = this.#shards.get(key);
    if (known) return known;
    const record = this.#record(key);
    if (record === undefined && this.refresh()) return STALE;
    const records = this.#open(key, record);
    if (this.#cached > CACHE_BYTES) {
      this.#shards.clear();
      this.#cached = 0;
    }
    this.#shards.set(key, records);
    this.#cached += records.length;
    return records;
  }

  #load(key: number): Buffer {
    return this.#open(key, this.#record(key));
  }

  #record(key: number): unknown {
    return this.#database.get('SELECT data FROM shard WHERE id = ?', key)?.data;
  }

  #open(key: number, record: unknown): Buffer {
    const records = unseal('shard', key, record);
    if (records.length % this.#recordSize === 0) return records;
    throw corrupt('shard', String(key), 'its length is wrong');
  }
}

export function shardKey(run: Run, number: number): number {
  return run.id * 2 ** MAX_BITS + number;
}

function bitsFor(count: number): number {
  return Math.min(MAX_BITS, Math.max(0, Math.ceil(Math.log2(count / SHARD_OBJECTS))));
}
