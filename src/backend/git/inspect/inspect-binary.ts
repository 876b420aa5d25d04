import { join } from 'node:path';
import type { StoreProblem } from '../../../store/store.ts';
import { namesIn } from '../files.ts';
import { type GitBinary, nameOf } from '../git-binary.ts';
import { attempt, leftOver } from './problems.ts';

/** Checks every value that is kept by name. */
export async function* inspectBinary(binary: GitBinary): AsyncGenerator<StoreProblem> {
  for (const file of binary.files()) {
    const path = join(binary.folder, file);
    const wrong = await attempt('file', path, async () => {
      const name = nameOf(path);
      for await (const part of (name === undefined ? undefined : binary.stream(name)) ?? [])
        if (part.length === 0) break;
    });
    if (wrong) yield wrong;
  }
  for (const name of namesIn(binary.folder).filter(one => one.startsWith('tmp_'))) {
    yield leftOver(join(binary.folder, name), 'It was not finished; remove it.');
  }
}
