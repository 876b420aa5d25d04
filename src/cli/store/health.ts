import { PylitError, quote } from '../../core/error.ts';
import { openStore } from '../../repository/open.ts';
import { checkStore } from '../../store/fsck.ts';
import type { Store, StoreProblem } from '../../store/store.ts';
import { EXIT } from '../exit-status.ts';
import { storeLocation } from '../project/project-repository.ts';

interface JsonOption {
  readonly json?: boolean;
}

/** `pylit store stats`: counts what the store holds. */
export async function printStats(root: string, options: JsonOption): Promise<void> {
  const store = await openStore({ root, store: await storeLocation(root) }, false);
  try {
    const stats = await store.stats();
    if (options.json) return console.log(JSON.stringify(stats));
    console.log(`objects   ${stats.objects}`);
    console.log(`refs      ${stats.refs}`);
    console.log(`bytes     ${stats.storedBytes}`);
    console.log(`segments  ${stats.segments}`);
    console.log(`runs      ${stats.indexRuns}`);
    console.log(`ids       ${stats.algorithm}`);
  } finally {
    await store.close();
  }
}

/** `pylit store fsck`: reads and checks every byte; the exit status is 3 when something is wrong. */
export async function checkAll(root: string, options: JsonOption): Promise<void> {
  const problems: StoreProblem[] = [];
  for await (const problem of problemsOf(root)) {
    problems.push(problem);
    if (options.json) continue;
    const line = `${problem.severity}: ${problem.kind} ${printable(problem.id)}: ${printable(problem.message)}`;
    if (problem.severity === 'error') console.error(line);
    else console.log(line);
  }
  const errors = problems.filter(problem => problem.severity === 'error').length;
  if (errors > 0) process.exitCode = EXIT.store;
  if (options.json) console.log(JSON.stringify({ errors, problems }));
  else console.log(errors === 0 ? 'The store is sound.' : `${errors} ${errors === 1 ? 'error' : 'errors'}.`);
}

/** A store that cannot even be opened is a store with a problem, unless there is none or it is in use. */
async function* problemsOf(root: string): AsyncGenerator<StoreProblem> {
  let store: Store;
  try {
    store = await openStore({ root, store: await storeLocation(root) }, false);
  } catch (error) {
    if (!(error instanceof PylitError) || (error.code !== 'object-corrupt' && error.code !== 'store-format'))
      throw error;
    yield { severity: 'error', kind: 'file', id: 'store', message: error.message };
    return;
  }
  try {
    yield* checkStore(store);
  } finally {
    await store.close();
  }
}

/** Names come from the file, which may be damaged: control characters do not reach the terminal. */
function printable(text: string): string {
  return /[\u0000-\u001f\u007f-\u009f]/.test(text) ? quote(text) : text;
}
