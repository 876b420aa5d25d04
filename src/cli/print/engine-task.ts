import type { CompilerKind } from './engine-compiler.ts';

/** A file that the engine reads: its path from the root of all, with `/` first, and its text or bytes. */
export interface EngineFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** What the engine is told to print. Files that it was given before stay until they are given anew or taken away. */
export interface EngineTask {
  readonly files: readonly EngineFile[];
  readonly removed: readonly string[];
  /** What labels of chunks are. Absent where nothing is said of places. */
  readonly labels?: 'pages' | 'numbers';
  /** Path of the file that all begins with. */
  readonly main: string;
  /** `ua-1`, `a-2b`, ...; absent for plain PDF. */
  readonly standard?: string;
}

/** What the engine found wrong: lines and columns from 0, of a file that it was given. */
export interface EngineProblem {
  readonly isWarning: boolean;
  readonly text: string;
  readonly path?: string;
  readonly line?: number;
}

/** What came of a task: no PDF where something is wrong. Times are in milliseconds. */
export interface EngineResult {
  readonly pdf?: Uint8Array;
  readonly pages: number;
  readonly problems: readonly EngineProblem[];
  readonly compileTime: number;
  readonly exportTime: number;
}

/** What the process says first: which Typst it has. */
export interface EngineHello {
  readonly compiler: CompilerKind;
}

/** A result, and how much memory the process holds, in bytes. */
export interface EngineReply extends EngineResult {
  readonly memory: number;
}
