import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

export type Committer = ChildProcessByStdio<null, Readable, Readable>;

/** What to give Node so that it runs a script that uses pylit's sources. */
export const FROM_SOURCE = ['--conditions=pylit-source', '--disable-warning=ExperimentalWarning'];

/** Starts a script that commits to a store and prints the id of each commit that was acknowledged. */
export function startCommitter(script: string, ...args: readonly (string | number)[]): Committer {
  return spawn(process.execPath, [...FROM_SOURCE, script, ...args.map(String)], { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Waits for the end of a process and gives the ids it printed whole. */
export async function acknowledged(
  committer: Committer,
): Promise<{ ids: string[]; errors: string; code: number | null }> {
  let output = '';
  let errors = '';
  committer.stdout.on('data', part => (output += part));
  committer.stderr.on('data', part => (errors += part));
  const code = await new Promise<number | null>(resolve => committer.on('close', resolve));
  return { ids: output.split('\n').filter(line => line.length === 40), errors, code };
}
