import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PylitError } from '../../core/error.ts';
import type { Profile } from './profile.ts';
import { profileLines } from './profile-report.ts';
import { traceText } from './profile-trace.ts';

/** Where a trace is written when nobody says where. */
const TRACE_FILE = '.pylit/profile.json';

/**
 * Ends a measured build: writes the trace, and says where time went.
 *
 * @param wanted the file as it was typed, or true for the usual one
 * @throws PylitError `io` where the trace cannot be written
 */
export function endProfile(profile: Profile, root: string, wanted: string | true): string[] {
  const total = profile.now();
  const own = profile.take();
  const others = [...profile.others.values()].flat();
  const file = path.resolve(root, wanted === true ? TRACE_FILE : wanted);
  write(file, traceText(own, profile.others));
  const shown = path.relative(root, file);
  return [
    ...profileLines(own, others, total),
    `${shown.startsWith('..') ? file : shown} opens in chrome://tracing and Perfetto.`,
  ];
}

function write(file: string, text: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PylitError('io', `The trace cannot be written: ${reason}`, { cause: error });
  }
}
