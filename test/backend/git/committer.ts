/*
 * A process that commits to a repository, for the tests of concurrency and of sudden death:
 *
 *     committer.ts <path> <name> <count> <namespace>
 *
 * An error is printed with its code, and ends the process.
 */
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openGitStore } from '../../../src/backend/git/git-store.ts';
import { PylitError } from '../../../src/core/error.ts';
import { commitRounds } from '../../store/commit-rounds.ts';

const [path = '', name = '', count = '0', namespace = ''] = process.argv.slice(2);
// A limit on the size of files is an error to be told of, not the end.
process.on('SIGXFSZ', () => undefined);

async function commitAll(): Promise<void> {
  const store = await openGitStore({ path, create: true, namespace });
  await commitRounds(store, { name, count: Number(count), bodies: bodiesOf });
  await store.close();
}

try {
  await commitAll();
} catch (error) {
  if (!(error instanceof PylitError)) throw error;
  writeSync(2, `${error.code}: ${error.message}\n`);
  process.exitCode = 3;
}

/** Many files become a pack, a few loose objects. Of `tiny` all are small; `bob` makes loose ones first. */
function bodiesOf(round: number): string[] {
  if (name === 'tiny') return [`${name} ${round}`];
  const many = (name === 'bob' ? round + 1 : round) % 3 === 0;
  const noise = many ? 40_000 : 3000;
  return Array.from({ length: many ? 30 : 3 }, (_, i) => `${name} ${round} ${i} ${i === 1 ? noiseOf(noise) : ''}`);
}

/** Text that does not get much smaller. */
function noiseOf(length: number): string {
  return randomBytes(length).toString('latin1');
}
