import { spawnSync } from 'node:child_process';
import { COMMAND } from './command.ts';

/** Runs the command on a terminal of its own, and gives what stood on it. */
const ON_TERMINAL = `
import os, pty, sys
pid, fd = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:])
seen = b''
while True:
    try:
        part = os.read(fd, 65536)
    except OSError:
        break
    if not part:
        break
    seen += part
status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
sys.stdout.buffer.write(seen.replace(b'\\r\\n', b'\\n'))
sys.exit(status if status >= 0 else 1)
`;

export interface TerminalOutcome {
  readonly status: number | null;
  /** Output and errors, as they came. */
  readonly screen: string;
}

/** Runs the command as a person does, on a terminal. Nothing of the machine's pagers and colours counts but what `env` says. */
export function pylitOnTerminal(
  cwd: string,
  args: readonly string[],
  env: Record<string, string> = {},
): TerminalOutcome {
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE = '' } = process.env;
  const plain = {
    PATH,
    HOME,
    NODE_COMPILE_CACHE,
    TERM: 'xterm-256color',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
  };
  const result = spawnSync('python3', ['-c', ON_TERMINAL, process.execPath, ...COMMAND, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...plain, ...env },
  });
  return { status: result.status, screen: result.stdout };
}
