import { totalmem } from 'node:os';
import path from 'node:path';
import { EngineChild } from './engine-child.ts';
import type { CompilerKind } from './engine-compiler.ts';
import type { EngineFile, EngineReply, EngineResult, EngineTask } from './engine-task.ts';
import { fontFiles } from './font-files.ts';

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
  #child: EngineChild | undefined;
  #resting: NodeJS.Timeout | undefined;
  /** What the process has. */
  #sent = new Map<string, EngineFile['content']>();

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
    const child = this.#running();
    const wanted = new Set(files.map(file => file.path));
    const removed = [...this.#sent.keys()].filter(name => !wanted.has(name));
    const changed = files.filter(file => !isSame(this.#sent.get(file.path), file.content));
    let result: EngineReply;
    try {
      result = await child.run({ files: changed, removed, main, ...options });
    } catch (error) {
      this.close();
      throw error;
    }
    for (const name of removed) this.#sent.delete(name);
    for (const { path: name, content } of changed) this.#sent.set(name, content);
    if (result.memory > MEMORY_LIMIT) this.close();
    else if (result.memory > this.#rest.bytes)
      this.#resting = setTimeout(() => this.close(), this.#rest.milliseconds).unref();
    return result;
  }

  /** Starts the process, so that it is ready when there is something to print. */
  start(): void {
    this.#running();
  }

  #running(): EngineChild {
    if (this.#child?.hasEnded) this.close();
    return (this.#child ??= new EngineChild(this.#compiler, this.#fonts, this.#onStart));
  }

  get isRunning(): boolean {
    return this.#child?.hasEnded === false;
  }

  /** Ends the process; the next printing starts another. */
  close(): void {
    clearTimeout(this.#resting);
    this.#child?.end();
    this.#child = undefined;
    this.#sent.clear();
  }
}

function isSame(known: EngineFile['content'] | undefined, content: EngineFile['content']): boolean {
  if (typeof content === 'string' || typeof known === 'string' || known === undefined) return known === content;
  return Buffer.compare(known, content) === 0;
}
