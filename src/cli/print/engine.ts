import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PylitError } from '../../core/error.ts';
import { ownModuleUrl } from '../own-files.ts';
import type { CompilerKind } from './engine-compiler.ts';
import type { EngineFile, EngineHello, EngineReply, EngineResult, EngineTask } from './engine-task.ts';
import { fontFiles } from './font-files.ts';

/** A task is given up after so many milliseconds. */
const TIME_LIMIT = 600_000;

/** Above so many bytes of memory a process is not used again. */
const MEMORY_LIMIT = Math.min(3_000_000_000, totalmem() / 2);

/** When a process that waits is ended: above so many bytes of memory, after so many milliseconds. The next printing begins anew. */
export interface Rest {
  readonly bytes: number;
  readonly milliseconds: number;
}

/**
 * A book of 360 pages holds 1.4 GB after its first printing and up to 2.4 GB after edits that move pages. Ended any earlier, each edit
 * would be printed from the beginning.
 */
const REST: Rest = { bytes: 500_000_000, milliseconds: 600_000 };

/** Typst in a process of its own: what crashes there does not crash here, and the fonts of the machine are not seen. */
export class PrintEngine {
  readonly #fonts: readonly string[];
  readonly #compiler: CompilerKind | undefined;
  readonly #onStart: ((compiler: CompilerKind) => void) | undefined;
  readonly #rest: Rest;
  #child: ChildProcess | undefined;
  #resting: NodeJS.Timeout | undefined;
  /** What the process has. */
  #sent = new Map<string, EngineFile['content']>();

  /** The file that says where the process finds fonts, until it has begun. */
  #folder: string | undefined;

  /**
   * @param folders with more fonts
   * @param compiler which Typst; by default the native one, or the other where there is none
   * @param onStart is told which Typst a process has
   * @param rest when it is ended while nothing is printed
   */
  constructor(
    folders: readonly string[] = [],
    compiler?: CompilerKind,
    onStart?: (compiler: CompilerKind) => void,
    rest = REST,
  ) {
    this.#rest = rest;
    this.#compiler = compiler;
    this.#onStart = onStart;
    this.#fonts = [...new Set([...fontFiles().map(file => path.dirname(file)), ...folders])];
  }

  /** Prints what all files say; only those that changed since the last time are sent. `/places.typ` is the engine's own where there are labels. */
  async print(
    files: readonly EngineFile[],
    main: string,
    options: Pick<EngineTask, 'labels' | 'standard'> = {},
  ): Promise<EngineResult> {
    clearTimeout(this.#resting);
    const wanted = new Set(files.map(file => file.path));
    const removed = [...this.#sent.keys()].filter(name => !wanted.has(name));
    const changed = files.filter(file => !isSame(this.#sent.get(file.path), file.content));
    const child = (this.#child ??= this.#begin());
    child.ref();
    child.channel?.ref();
    let result: EngineReply;
    try {
      result = await send(child, { files: changed, removed, main, ...options });
    } catch (error) {
      this.close();
      throw error;
    }
    this.#removeFolder();
    for (const name of removed) this.#sent.delete(name);
    for (const { path: name, content } of changed) this.#sent.set(name, content);
    if (result.memory > MEMORY_LIMIT) this.close();
    else if (result.memory > this.#rest.bytes)
      this.#resting = setTimeout(() => this.close(), this.#rest.milliseconds).unref();
    unref(child);
    return result;
  }

  /** Starts the process, so that it is ready when there is something to print. */
  start(): void {
    if (this.#child) return;
    this.#child = this.#begin();
    unref(this.#child);
  }

  get isRunning(): boolean {
    return this.#child !== undefined;
  }

  /** Ends the process; the next printing starts another. */
  close(): void {
    clearTimeout(this.#resting);
    this.#child?.kill();
    this.#child = undefined;
    this.#sent.clear();
    this.#removeFolder();
  }

  #removeFolder(): void {
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }

  #begin(): ChildProcess {
    this.#folder = mkdtempSync(path.join(tmpdir(), 'pylit-print-'));
    const configuration = path.join(this.#folder, 'fonts.conf');
    const nowhere = `<dir>${escapeXml(this.#folder)}</dir>`;
    writeFileSync(configuration, `<?xml version="1.0"?>\n<fontconfig>${nowhere}</fontconfig>\n`);
    const module = fileURLToPath(ownModuleUrl('cli/print/engine-process'));
    const child = fork(module, [this.#compiler ?? 'any', ...this.#fonts], {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // Typst looks for the system's fonts as fontconfig says: here, nowhere.
      env: { ...process.env, FONTCONFIG_FILE: configuration },
    });
    child.once('message', ({ compiler }: EngineHello) => this.#onStart?.(compiler));
    return child;
  }
}

function isSame(known: EngineFile['content'] | undefined, content: EngineFile['content']): boolean {
  if (typeof content === 'string' || typeof known === 'string' || known === undefined) return known === content;
  return Buffer.compare(known, content) === 0;
}

/** @throws PylitError `print` where the process ends or takes too long */
function send(child: ChildProcess, task: EngineTask): Promise<EngineReply> {
  return new Promise((resolve, reject) => {
    let said = '';
    const onSaid = (text: Buffer) => {
      said = (said + String(text)).slice(-2000);
    };
    const timer = setTimeout(() => finish(() => reject(failure('It took too long.'))), TIME_LIMIT);
    const onMessage = (reply: EngineReply | EngineHello) => {
      if (!('compiler' in reply)) finish(() => resolve(reply));
    };
    const onExit = (code: number | null, signal: string | null) =>
      finish(() => reject(failure(said.trim() || `It ended with ${signal ?? code}.`)));
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit).off('error', onError);
      child.stderr?.off('data', onSaid);
      settle();
    };
    const onError = (error: Error) => finish(() => reject(failure(error.message)));
    child.on('message', onMessage).on('exit', onExit).on('error', onError);
    child.stderr?.on('data', onSaid);
    child.send(task);
  });
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

function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, character => `&#${character.charCodeAt(0)};`);
}

/** Whoever has nothing else to do need not wait for it to end. What it says is a socket, which would be waited for too. */
function unref(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  if (child.stderr instanceof Socket) child.stderr.unref();
}
