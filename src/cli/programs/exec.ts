import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { PylitError, quote } from '../../core/error.ts';
import { handOn } from './exec-output.ts';
import { ProgramPositions } from './exec-positions.ts';

/** Signals that are handed on. Those of a terminal's keys reach the command without us. */
const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGUSR2', 'SIGINT', 'SIGQUIT'] as const;
const OF_KEYS: readonly string[] = ['SIGINT', 'SIGQUIT'];

/** What shells say of a command that is not there, or cannot be run. */
const STATUS = { ENOENT: 127, EACCES: 126 } as const;

/**
 * `pylit exec -- cc main.c`: runs a command; positions in tangled files that it prints become positions in the documents. Its exit status
 * is the command's, or 128 and the number of the signal that ended it.
 */
export async function execCommand(root: string, [command, ...args]: readonly string[]): Promise<void> {
  if (command === undefined)
    throw new PylitError('usage', 'Which command?', { hint: 'For example: pylit exec -- cc -c src/main.c' });
  const positions = new ProgramPositions(root);
  // A reader of errors that went away is no error, as with a reader of output.
  process.stderr.on('error', () => process.exit());
  const child = spawn(command, args, { stdio: ['inherit', 'pipe', 'pipe'] });
  const stopListening = handOnSignals(signal => child.kill(signal));
  try {
    await once(child, 'spawn');
    const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    const [[status, signal]] = await Promise.all([
      ended,
      handOn(child.stdout, process.stdout, positions.stream()),
      handOn(child.stderr, process.stderr, positions.stream()),
    ]);
    process.exitCode = signal === null ? (status ?? 0) : 128 + constants.signals[signal];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EACCES') throw error;
    console.error(`pylit: ${quote(command)} ${code === 'ENOENT' ? 'is not there' : 'cannot be run'}.`);
    process.exitCode = STATUS[code];
  } finally {
    stopListening();
  }
}

function handOnSignals(send: (signal: NodeJS.Signals) => void): () => void {
  const listeners = SIGNALS.map(signal => {
    const listener = () => {
      if (!(OF_KEYS.includes(signal) && process.stdin.isTTY)) send(signal);
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  return () => {
    for (const stop of listeners) stop();
  };
}
