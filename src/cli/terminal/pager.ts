import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { writeParts } from './write-parts.ts';

/**
 * Writes text to the terminal through a pager, as git does. A reader that quits early is no error: nothing more is asked of `parts` then.
 *
 * @param parts in order; each is awaited when the ones before it are written
 * @param folder where git's own configuration is looked for
 */
export async function writePaged(parts: AsyncIterable<string> | Iterable<string>, folder: string): Promise<void> {
  const command = pagerCommand(folder);
  const pager = command === undefined ? undefined : await startPager(command);
  if (!pager) return writeParts(parts, process.stdout);
  const gone = new Promise<void>(resolve => pager.child.once('close', () => resolve()));
  // The pager hears an interrupt, too, and decides what it means.
  const ignore = () => {};
  process.on('SIGINT', ignore);
  try {
    await writeParts(parts, pager.input);
  } finally {
    pager.input.end();
    await gone;
    process.off('SIGINT', ignore);
  }
}

/**
 * The pager to use: `PYLIT_PAGER`, `GIT_PAGER`, git's `core.pager`, `PAGER`, else less; undefined for none, which `cat` and an empty
 * text ask for.
 */
export function pagerCommand(
  folder: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const { PYLIT_PAGER, GIT_PAGER } = environment;
  const command = PYLIT_PAGER ?? GIT_PAGER ?? corePager(folder) ?? environment.PAGER ?? 'less';
  return command === '' || command === 'cat' ? undefined : command;
}

/** What git is told; without git nobody is. */
function corePager(folder: string): string | undefined {
  try {
    return execFileSync('git', ['config', 'core.pager'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}

interface Pager {
  readonly child: ChildProcess;
  readonly input: Writable;
}

/** Starts a pager; undefined where there is no such program. A command with arguments is a matter for the shell. */
async function startPager(command: string): Promise<Pager | undefined> {
  const options: SpawnOptions = {
    shell: !/^[\w./-]+$/.test(command),
    stdio: ['pipe', 'inherit', 'inherit'],
    // As git does: leave at the end of a short text, show colours, keep the screen.
    env: { LESS: 'FRX', LV: '-c', ...process.env },
  };
  const child = spawn(command, [], options);
  const input = child.stdin;
  if (!input) return undefined;
  const failed = once(child, 'error').then(() => true);
  const started = once(child, 'spawn').then(() => false);
  if (await Promise.race([failed, started.catch(() => true)])) return undefined;
  failed.catch(() => {});
  return { child, input };
}
