import type { Chunk } from '../tangle/chunk-graph.ts';
import type { PlacedPart } from '../tangle/placed-part.ts';
import type { Stage } from '../tangle/stages.ts';
import type { ProgramState } from './program-state.ts';

/** Chunks that are looked at on the way from one up to its files. */
const MAX_CHUNKS = 1000;

/** Finds the files that chunks end up in. */
export class ProgramFiles {
  readonly #state: ProgramState;
  readonly #roots = new Map<Chunk, readonly Chunk[]>();
  readonly #files = new Map<Chunk, readonly string[]>();
  readonly #paths = new Map<Chunk, readonly string[]>();
  readonly #indexes: ReadonlyMap<PlacedPart, number>;
  readonly #stages: readonly Stage[];

  constructor(state: ProgramState, parts: readonly PlacedPart[], stages: readonly Stage[]) {
    this.#state = state;
    this.#indexes = new Map(parts.map((part, index) => [part, index]));
    this.#stages = stages;
  }

  /** The paths of the files that a chunk is tangled to, itself or in others. */
  of(chunk: Chunk): readonly string[] {
    const known = this.#files.get(chunk) ?? [...new Set(this.#rootsOf(chunk).flatMap(root => this.#pathsOf(root)))];
    this.#files.set(chunk, known);
    return known;
  }

  /** Whether a file that a chunk is tangled to was begun in a stage before that of a part. */
  isOfEarlierStage(chunk: Chunk, part: number): boolean {
    const stage = this.#stageOf(part);
    return this.#rootsOf(chunk).some(root => {
      const [first] = root.definitions;
      return root !== chunk && first !== undefined && this.#stageOf(this.#indexes.get(first) ?? part) < stage;
    });
  }

  #rootsOf(chunk: Chunk): readonly Chunk[] {
    const known = this.#roots.get(chunk) ?? [...this.#allAbove(chunk)].filter(above => this.#pathsOf(above).length > 0);
    this.#roots.set(chunk, known);
    return known;
  }

  #pathsOf(chunk: Chunk): readonly string[] {
    const known = this.#paths.get(chunk) ?? pathsOf(chunk);
    this.#paths.set(chunk, known);
    return known;
  }

  #allAbove(chunk: Chunk): ReadonlySet<Chunk> {
    const found = new Set([chunk]);
    for (const one of found) {
      if (found.size > MAX_CHUNKS) break;
      for (const { user } of this.#state.allUses(one)) found.add(user);
    }
    return found;
  }

  #stageOf(part: number): number {
    return this.#stages.findIndex(({ end }) => part < end);
  }
}

function pathsOf({ definitions }: Chunk): string[] {
  return definitions.flatMap(({ file, shownOnly }) =>
    file === undefined || shownOnly ? [] : [file.replace(/^(?:\.\/+)+/, '')],
  );
}
