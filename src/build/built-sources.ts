import type { SourceIndex } from './scan/source-index.ts';

/** What a build was made from: handed on at its end, while the project is still held. */
export interface BuiltSources {
  /** What the last build was made from; absent where that was not looked at. */
  readonly before?: SourceIndex;
  readonly after: SourceIndex;
  /** Bytes of documents that are in memory, by path from the source root. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  /** Files outside the output folder that pylit made, by path from the project's root. */
  readonly made: Readonly<Record<string, unknown>>;
}
