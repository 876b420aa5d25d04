import { writeSync } from 'node:fs';
import { PylitError } from '../../src/core/error.ts';
import { makeSignature } from '../../src/core/signature.ts';
import { MODE } from '../../src/core/tree.ts';
import type { Store } from '../../src/store/store.ts';

export interface CommitRounds {
  /** Who commits. */
  readonly name: string;
  readonly count: number;
  /** The files of a round. */
  readonly bodies: (round: number) => readonly string[];
}

/**
 * Commits again and again, each time on whatever main is at; a lost race is tried again. When a commit has been acknowledged its id is
 * printed, at once.
 */
export async function commitRounds(store: Store, { name, count, bodies }: CommitRounds): Promise<void> {
  for (let round = 0; round < count; ) {
    const by = makeSignature(name, `${name}@example.org`, 1_700_000_000 + round, '+0000');
    const parent = (await store.refs.resolve('HEAD'))?.id;
    const batch = store.batch();
    const entries = bodies(round).map((body, i) => ({ mode: MODE.file, name: `${i}.md`, id: batch.put('blob', body) }));
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
}
