/*
 * How fast pylit starts: its version, and a build of the guide with nothing to do, beside an empty Node.
 *
 *     node bench/start.ts
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFloors } from './floor.ts';
import { median, run } from './measure.ts';
import { pylitCommand } from './peers/pylit.ts';
import type { Line } from './results.ts';
import { EMPTY_NODE } from './targets.ts';

const ROUNDS = 15;
const TIMEOUT_MS = 60_000;
const root = fileURLToPath(new URL('..', import.meta.url));

/** Measures starting, in turns; the median of 15 counts. */
export async function measureStart(): Promise<Omit<Line, 'run'>[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pylit-bench-start-'));
  try {
    // A copy, so that neither the guide's own build nor somebody at work in it is in the way.
    for (const name of ['guide', 'pylit.config.ts']) cpSync(join(root, name), join(folder, name), { recursive: true });
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(root, join(folder, 'node_modules/pylit'), 'dir');
    const ways = new Map([
      [EMPTY_NODE, writeFloors(folder).empty],
      ['pylit --version', [...pylitCommand, '--version']],
      ['pylit build', [...pylitCommand, 'build']],
    ]);
    const walls = new Map([...ways.keys()].map(name => [name, [] as number[]]));
    const cpus = new Map([...ways.keys()].map(name => [name, [] as number[]]));
    // The first round fills the caches and does not count.
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const [name, argv] of ways) {
        const { wallMs, cpuMs } = await run({ argv, cwd: folder, statuses: [0, 1] }, TIMEOUT_MS);
        if (round === 0) continue;
        walls.get(name)?.push(wallMs);
        cpus.get(name)?.push(cpuMs);
      }
    }
    return [...ways.keys()].map(peer => ({
      corpus: 'guide',
      peer,
      case: 'no-op' as const,
      wallMs: walls.get(peer) ?? [],
      cpuMs: cpus.get(peer) ?? [],
      peakBytes: 0,
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const lines = await measureStart();
  const empty = median(lines[0]?.wallMs ?? []);
  for (const { peer, wallMs } of lines) {
    const ms = median(wallMs);
    console.log(peer.padEnd(20), `${ms.toFixed(1)} ms`.padStart(10), `${(ms / empty).toFixed(2)} ×`.padStart(9));
  }
}
