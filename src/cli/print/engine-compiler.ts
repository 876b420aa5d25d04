import type { EngineProblem } from './engine-task.ts';
import type { PlaceMark } from './places.ts';

/** Which Typst there is: compiled to native code, or to WebAssembly, which runs everywhere and takes some five times as long. */
export type CompilerKind = 'native' | 'wasm';

/** A folder that is nowhere: all files are given, none is read. */
export const ROOT = '/pylit-print';

/** Typst, as far as printing needs it. Paths begin with `/`. */
export interface Compiler {
  readonly kind: CompilerKind;
  put(path: string, content: string | Uint8Array): void;
  remove(path: string): void;
  compile(main: string): Compiled;
  /** Lets go what none of the last compilations used. */
  forget(): void;
}

/** What came of a compilation: no document where there are errors. */
export interface Compiled {
  readonly problems: readonly EngineProblem[];
  readonly document?: CompiledDocument;
}

/** Pages that are set. */
export interface CompiledDocument {
  readonly pages: number;
  /** The values of all `metadata` with the label. */
  marks(label: string): readonly PlaceMark[];
  /** @param standard `ua-1`, `a-2b`, ...; absent for plain PDF */
  pdf(standard: string | undefined): Uint8Array | readonly EngineProblem[];
}

/** The path of a file as others know it. */
export function withoutRoot(path: string): string {
  return path.startsWith(ROOT) ? path.slice(ROOT.length) : path;
}
