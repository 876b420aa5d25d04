import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { COMMAND } from './command.ts';

/** A real `pylit watch` or `pylit serve`, and what it said. */
export class WatchProcess {
  /** All that was said. */
  said = '';
  private readonly child: ChildProcess;
  private read = 0;
  private wake = () => {};

  constructor(
    root: string,
    args: readonly string[] = ['watch'],
    [program, ...first]: readonly [string, ...string[]] = [process.execPath],
  ) {
    this.child = spawn(program, [...first, ...COMMAND, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    });
    const hear = (data: Buffer) => {
      this.said += data;
      this.wake();
    };
    this.child.stdout?.on('data', hear);
    this.child.stderr?.on('data', hear);
    this.child.once('exit', () => this.wake());
  }

  /** Waits until the text appears behind what was waited for before. Returns what was said up to its end. */
  async says(text: string): Promise<string> {
    while (!this.said.includes(text, this.read)) {
      this.refuseEnd();
      await new Promise<void>(resolve => {
        this.wake = resolve;
      });
    }
    const end = this.said.indexOf(text, this.read) + text.length;
    const said = this.said.slice(this.read, end);
    this.read = end;
    return said;
  }

  /** Waits until it serves, and gives the port. */
  async port(): Promise<number> {
    await this.says('Serving ');
    return Number(/:(\d+)\//.exec(await this.says(' '))?.[1]);
  }

  /** @throws when it ended, or met what no project should be able to bring about */
  refuseEnd(): void {
    const bug = this.said.indexOf('this is a bug');
    if (bug >= 0) throw new Error(this.said.slice(bug, bug + 1500));
    if (this.child.exitCode !== null || this.child.signalCode !== null)
      throw new Error(
        `pylit watch ended with ${this.child.exitCode ?? this.child.signalCode}: ${this.said.slice(-1500)}`,
      );
  }

  /** Does what the process sees all at once. */
  whilePaused(work: () => void): void {
    this.child.kill('SIGSTOP');
    work();
    this.child.kill('SIGCONT');
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGINT');
    await gone;
  }
}
