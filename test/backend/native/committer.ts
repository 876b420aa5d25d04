/*
 * A process that commits to a store, for the tests of concurrency and of sudden death:
 *
 *     committer.ts <path> <name> <count>
 *
 * Each commit adds some blobs and goes on from whatever main is at; a lost race is tried again. When a commit has been
 * acknowledged its id is printed.
 */
import { writeSync } from 'node:fs';
import { openNativeStore } from '../../../src/backend/native/native-store.ts';
import { PylitError } from '../../../src/core/error.ts';
import { makeSignature } from '../../../src/core/signature.ts';
import { MODE } from '../../../src/core/tree.ts';

const [path = '', name = '', count = '0'] = process.argv.slice(2);
const store = await openNativeStore({ path, create: true });
for (let round = 0; round < Number(count); ) {
  const by = makeSignature(name, `${name}@example.org`, 1_700_000_000 + round, '+0000');
  const parent = (await store.refs.resolve('HEAD'))?.id;
  const batch = store.batch();
  const entries = Array.from({ length: 30 }, (_, i) => {
    const id = batch.put('blob', `${name} ${round} ${i % 10 === 0 ? 'x'.repeat(40_000) : ''} ${i}`);
    return { mode: MODE.file, name: `${i}.md`, id };
  });
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
