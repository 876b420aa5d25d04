import { VarintReader, writeVarint } from '../../bytes/varint.ts';
import type { Database } from './database.ts';
import { seal, unseal } from './sealed.ts';

/** One sorted run of the index. Its shards are the rows `id * 2^16 + number` of the table `shard`. */
export interface Run {
  readonly id: number;
  readonly count: number;
  /** The run has 2^bits shards; an object's is named by the first bits of its id. */
  readonly bits: number;
}

/** What the store consists of: one row that every commit replaces. */
export interface State {
  /** Rows of the table `segment`: their ids are 1 to this. */
  readonly segments: number;
  /** Newest first. */
  readonly runs: readonly Run[];
}

/*
 *     state = varint segments  varint runs  { varint id  varint count  varint bits } * runs
 */

/** What a new store consists of. */
export const EMPTY_STATE: State = { segments: 0, runs: [] };

/** @throws PylitError `object-corrupt` */
export function readState(database: Database): State {
  const record = database.get("SELECT data FROM meta WHERE name = 'state'")?.data;
  const reader = new VarintReader(unseal('meta', 'state', record));
  const segments = reader.next();
  const runs = Array.from({ length: reader.next() }, () => ({
    id: reader.next(),
    count: reader.next(),
    bits: reader.next(),
  }));
  return { segments, runs };
}

export function writeState(database: Database, state: State): void {
  const bytes: number[] = [];
  writeVarint(bytes, state.segments);
  writeVarint(bytes, state.runs.length);
  for (const run of state.runs) for (const value of [run.id, run.count, run.bits]) writeVarint(bytes, value);
  database.run('INSERT OR REPLACE INTO meta VALUES (?, ?)', 'state', seal('meta', 'state', Uint8Array.from(bytes)));
}
