import { VarintReader, writeVarint } from '../../bytes/varint.ts';
import type { Database } from './database.ts';
import { seal, unseal } from './sealed.ts';

/*
 *     ages = varint collections  { varint segments  varint hours since 1970 } * n
 */

/** How many segments there were at a time. */
interface Mark {
  readonly segments: number;
  /** Hours since 1970. */
  readonly hour: number;
}

/** How old segments are, about: a commit adds a mark when the last one is older than an hour. */
export interface Ages {
  /** How often objects have been removed: whoever relies on objects that nothing names compares it. */
  readonly collections: number;
  /** The oldest first. */
  readonly marks: readonly Mark[];
}

const HOUR = 3_600_000;

/** So many hours are told apart; of older marks only the newest is kept. */
const REMEMBERED = 31 * 24;

/** @throws PylitError `object-corrupt` */
export function readAges(database: Database): Ages {
  const record = database.get("SELECT data FROM meta WHERE name = 'ages'")?.data;
  if (record === undefined) return { collections: 0, marks: [] };
  const payload = unseal('meta', 'ages', record);
  const reader = new VarintReader(payload);
  const collections = reader.next();
  const marks: Mark[] = [];
  while (reader.at < payload.length) marks.push({ segments: reader.next(), hour: reader.next() });
  return { collections, marks };
}

export function writeAges(database: Database, { collections, marks }: Ages): void {
  const bytes: number[] = [];
  writeVarint(bytes, collections);
  for (const { segments, hour } of marks) for (const value of [segments, hour]) writeVarint(bytes, value);
  database.run('INSERT OR REPLACE INTO meta VALUES (?, ?)', 'ages', seal('meta', 'ages', Uint8Array.from(bytes)));
}

/**
 * Notes that there are so many segments now. @param now milliseconds since 1970
 *
 * @returns what to keep, or undefined where there is nothing new to say
 */
export function marked(ages: Ages, segments: number, now: number): Ages | undefined {
  const hour = Math.floor(now / HOUR);
  const last = ages.marks.at(-1);
  if (last && last.hour >= hour) return undefined;
  const old = ages.marks.findLastIndex(mark => mark.hour < hour - REMEMBERED);
  return { ...ages, marks: [...ages.marks.slice(Math.max(0, old)), { segments, hour }] };
}

/** The last segment that surely was there before a time, in milliseconds since 1970; 0 for none. */
export function segmentsBefore({ marks }: Ages, time: number): number {
  return marks.findLast(({ hour }) => (hour + 1) * HOUR <= time)?.segments ?? 0;
}
