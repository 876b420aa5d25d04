import { type ChildProcess, fork } from 'node:child_process';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { PylitError } from '../../core/error.ts';
import { ownModuleUrl } from '../own-files.ts';
import type { CompilerKind } from './engine-compiler.ts';
import type { EngineHello, EngineReply, EngineTask } from './engine-task.ts';
import { noFonts } from './font-files.ts';

/** A task is given up after so many milliseconds. */
const TIME_LIMIT = 600_000;

/** So much of what the process says is kept. */
const MOST_SAID = 2000;

/** A process with Typst. It may end at any time, also before it is given anything to do. */
export class EngineChild {
  readonly #child: ChildProcess;
  #said = '';
  #failure: PylitError | undefined;
  #waiting: { resolve(reply: EngineReply): void; reject(error: PylitError): void } | undefined;

  /**
   * @param compiler which Typst; the best there is where none is named
   * @param fonts folders with fonts
   * @param onStart is told which Typst it has
   */
  constructor(
    compiler: CompilerKind | undefined,
    fonts: readonly string[],
    onStart?: (compiler: CompilerKind) => void,
  ) {
    const module = fileURLToPath(ownModuleUrl('cli/print/engine-process'));
    this.#child = fork(module, [compiler ?? 'any', ...fonts], {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // Typst looks for the system's fonts as fontconfig says: nowhere.
      env: { ...process.env, FONTCONFIG_FILE: noFonts() },
    });
    this.#child.stderr?.on('data', (text: Buffer) => {
      this.#said = (this.#said + String(text)).slice(-MOST_SAID);
    });
    this.#child.on('message', (said: EngineReply | EngineHello) => {
      if ('compiler' in said) onStart?.(said.compiler);
      else this.#waiting?.resolve(said);
    });
    // What it said may come after its end, and all of it has come when it is closed.
    this.#child.on('close', (code, signal) => this.#fail(this.#said.trim() || `It ended with ${signal ?? code}.`));
    this.#child.on('error', error => this.#fail(error.message));
    this.#rest();
  }

  get hasEnded(): boolean {
    return this.#failure !== undefined;
  }

  /** @throws PylitError `print` where the process ends or takes too long */
  async run(task: EngineTask): Promise<EngineReply> {
    if (this.#failure) throw this.#failure;
    this.#child.ref();
    this.#child.channel?.ref();
    const timer = setTimeout(() => this.#fail('It took too long.'), TIME_LIMIT);
    try {
      return await new Promise<EngineReply>((resolve, reject) => {
        this.#waiting = { resolve, reject };
        this.#child.send(task, error => error && this.#child.exitCode === null && this.#fail(error.message));
      });
    } finally {
      clearTimeout(timer);
      this.#waiting = undefined;
      this.#rest();
    }
  }

  /** Whoever has nothing else to do need not wait for it to end. What it says is a socket, which would be waited for too. */
  #rest(): void {
    this.#child.unref();
    this.#child.channel?.unref();
    if (this.#child.stderr instanceof Socket) this.#child.stderr.unref();
  }

  end(): void {
    this.#child.kill();
  }

  #fail(reason: string): void {
    this.#failure ??= failure(reason);
    this.#waiting?.reject(this.#failure);
  }
}

function failure(reason: string): PylitError {
  const isMissing = /Cannot find (?:native binding|module|package)|Failed to load native/i.test(reason);
  return isMissing
    ? new PylitError('print', 'Typst cannot be loaded: it is not installed.', {
        hint: 'Install pylit again with all its packages, or print with --engine browser or --engine latex.',
      })
    : new PylitError('print', `Typst failed: ${reason}`, {
        hint: 'Print one document after the other to see which one it is.',
      });
}
