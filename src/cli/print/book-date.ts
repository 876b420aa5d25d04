import type { BookConfig } from '../../build/book-config.ts';

/** The day that the configuration names, or that of reproducible builds: `2026-11-21`. */
export function bookDate({ date }: BookConfig): string | undefined {
  return date ?? dateOfEpoch(process.env.SOURCE_DATE_EPOCH);
}

/** The day, in UTC, of a number of seconds since 1970. */
function dateOfEpoch(seconds: string | undefined): string | undefined {
  const time = Number(seconds ?? '');
  if (!seconds || !Number.isInteger(time) || time < 0 || time > 253_402_300_799) return undefined;
  return new Date(time * 1000).toISOString().slice(0, 10);
}
