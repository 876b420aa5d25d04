import path from 'node:path';
import { PylitError } from '../core/error.ts';
import { printReport } from './build.ts';
import { EXIT } from './exit-status.ts';
import { buildProject, openProject } from './project.ts';

/** Changes that come together (an editor's save, a checkout) make one build. */
const QUIET_MILLISECONDS = 10;

/** `pylit watch`: builds, then builds again whenever a file below the project changes, until interrupted. */
export async function watch(root: string): Promise<void> {
  // Only here: elsewhere the system ends the process at once, also while it computes, and a build may be killed at any moment.
  process.on('SIGINT', () => process.exit(EXIT.interrupted));
  const { watch: watchFiles } = await import('chokidar');
  const { config } = await openProject(root);
  const skipped = ['node_modules', '.git', '.pylit', config.output].map(name => path.join(root, name));
  const watcher = watchFiles(root, { ignored: file => skipped.includes(path.normalize(file)), ignoreInitial: true });
  const rebuild = oneAtATime(() => buildAndPrint(root));
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(rebuild, QUIET_MILLISECONDS);
  });
  watcher.on('error', error => console.error(`pylit: watching failed: ${String(error)}`));
  await new Promise<void>(resolve => watcher.once('ready', resolve));
  await rebuild();
  console.log('Watching; press Ctrl-C to end.');
}

async function buildAndPrint(root: string): Promise<void> {
  try {
    const project = await openProject(root);
    printReport(await buildProject(project), `${project.config.output}/`);
  } catch (error) {
    // A half-typed configuration must not end the watch.
    if (!(error instanceof PylitError)) throw error;
    console.error(`pylit: ${error.message}`);
    if (error.hint !== undefined) console.error(`  ${error.hint}`);
  }
}

/** Runs work never twice at once, and once more when it was asked for meanwhile. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;
  return async () => {
    if (running) {
      again = true;
      return running;
    }
    do {
      again = false;
      running = work();
      await running;
    } while (again);
    running = undefined;
  };
}
