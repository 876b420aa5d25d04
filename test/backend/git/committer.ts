/*
 * A process that commits to a repository, for the tests of concurrency and of sudden death:
 *
 *     committer.ts <path> <name> <count> <namespace>
 *
 * Each commit adds some blobs and goes on from whatever main is at; a lost race is tried again. When a commit has been
 * acknowledged its id is printed. An error is printed with its code, and ends the process.
 */
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openGitStore } from '../../../src/backend/git/git-store.ts';
import { PylitError } from '../../../src/core/error.ts';
import { makeSignature } from '../../../src/core/signature.ts';
import { MODE } from '../../../src/core/tree.ts';

const [path = '', name = '', count = '0', namespace = ''] = process.argv.slice(2);
// A limit on the size of files is an error to be told of, not the end.
process.on('SIGXFSZ', () => undefined);

async function commitAll(): Promise<void> {
  const store = await openGitStore({ path, create: true, namespace });
  for (let round = 0; round < Number(count); ) {
    const by = makeSignature(name, `${name}@example.org`, 1_700_000_000 + round, '+0000');
    const parent = (await store.refs.resolve('HEAD'))?.id;
    const batch = store.batch();
    const entries = bodiesOf(round).map((body, i) => ({
      mode: MODE.file,
      name: `${i}.md`,
      id: batch.put('blob', body),
    }));
    const tree = store.trees.write(batch, entries);
    const message = `${name} ${round}\n`;
    const parents = parent === undefined ? [] : [parent];
    const commit = store.history.write(batch, { tree, parents, author: by, committer: by, message });
    try {
      await batch.commit([{ name: 'HEAD', expect: parent ?? 'absent', to: commit, log: { by, message } }]);
    } catch (error) {
      if (error instanceof PylitError && error.code === 'ref-conflict') continue;
      throw error;
    }
    writeSync(1, `${commit}\n`);
    round += 1;
  }
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
