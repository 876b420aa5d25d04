import type { BuildReport } from '../../src/build/report.ts';
import { exitStatusOf } from '../../src/cli/exit-status.ts';
import { makeProgram } from '../../src/cli/program.ts';
import { PylitError } from '../../src/core/error.ts';

/** What a command said, and its exit status. */
export interface CommandResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command as `src/cli/main.ts` does, but in this process: for tests of many commands, each of which would take long to start. */
export async function runHere(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  const said = { stdout: '', stderr: '' };
  const before = { ...process.env };
  const undo = [
    intercept(process.stdout, text => {
      said.stdout += text;
    }),
    intercept(process.stderr, text => {
      said.stderr += text;
    }),
    replaceConsole('log', text => {
      said.stdout += text;
    }),
    replaceConsole('error', text => {
      said.stderr += text;
    }),
  ];
  Object.assign(process.env, { NO_COLOR: '1', PYLIT_PAGER: 'cat', ...env });
  process.exitCode = 0;
  try {
    await makeProgram().parseAsync(['-C', folder, ...args], { from: 'user' });
    return { status: Number(process.exitCode), ...said };
  } catch (error) {
    if (!(error instanceof PylitError)) throw error;
    said.stderr += `pylit: ${error.message}\n${error.hint ?? ''}\n`;
    return { status: exitStatusOf(error.code), ...said };
  } finally {
    process.exitCode = 0;
    process.env = before;
    for (const put of undo) put();
  }
}

/** Builds with `--json` in this process and returns the report. */
export async function buildHere(folder: string, ...args: string[]): Promise<BuildReport> {
  const { stdout, stderr } = await runHere(folder, ['build', '--json', ...args]);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as BuildReport;
}

function intercept(stream: NodeJS.WriteStream, hear: (text: string) => void): () => void {
  const { write } = stream;
  stream.write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
    hear(typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk));
    const done = rest.find(argument => typeof argument === 'function');
    if (done) (done as () => void)();
    return true;
  }) as typeof write;
  return () => {
    stream.write = write;
  };
}

function replaceConsole(method: 'log' | 'error', hear: (text: string) => void): () => void {
  const original = console[method];
  console[method] = (...words: unknown[]) => hear(`${words.join(' ')}\n`);
  return () => {
    console[method] = original;
  };
}
