import { quote } from '../../core/error.ts';
import type { Chunk } from './chunk-graph.ts';
import type { ChunkEdge, LinkedChunks } from './linked-chunk.ts';
import { type DocumentMessage, messageAt, placeText } from './placed-part.ts';

/** A chunk that contains itself: the steps of the way, the last leading back to `chunk`. */
export interface Cycle {
  readonly chunk: Chunk;
  readonly steps: readonly ChunkEdge[];
  /** So many steps before the last are left out, because all cycles together would be too long. */
  readonly omitted: number;
}

/** All cycles, and every chunk that is on one of them. */
export interface Cycles {
  readonly cycles: readonly Cycle[];
  readonly members: ReadonlySet<Chunk>;
}

/** Finds chunks that contain themselves: one cycle for each reference that closes one. Depth costs no stack, and the time is linear. */
export function findCycles(linked: LinkedChunks): Cycles {
  const search = new CycleSearch(linked);
  for (const start of linked.keys()) search.from(start);
  return search;
}

interface Step {
  readonly chunk: Chunk;
  next: number;
  /** The place on the path of the first chunk that is reached again from here on. */
  back: number;
}

/** Beyond so many steps of all cycles together, each is shortened. */
const MAX_STEPS = 100_000;

/** More steps than this are cut in the middle of the message. */
const SHOWN_STEPS = 12;

class CycleSearch implements Cycles {
  readonly cycles: Cycle[] = [];
  readonly members = new Set<Chunk>();
  readonly #linked: LinkedChunks;
  readonly #done = new Set<Chunk>();
  #steps = 0;

  constructor(linked: LinkedChunks) {
    this.#linked = linked;
  }

  from(start: Chunk): void {
    if (this.#done.has(start)) return;
    const path: Step[] = [{ chunk: start, next: 0, back: Number.POSITIVE_INFINITY }];
    const depths = new Map<Chunk, number>([[start, 0]]);
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const edge = this.#linked.get(step.chunk)?.edges[step.next];
      step.next += 1;
      if (edge === undefined) {
        this.#leave(path, depths);
        continue;
      }
      const depth = depths.get(edge.to);
      if (depth !== undefined) {
        this.#close(path, depth);
        step.back = Math.min(step.back, depth);
      } else if (!this.#done.has(edge.to)) {
        depths.set(edge.to, path.length);
        path.push({ chunk: edge.to, next: 0, back: Number.POSITIVE_INFINITY });
      }
    }
  }

  /** Goes back a step; what leads back beyond a chunk is on a cycle with the chunk before it. */
  #leave(path: Step[], depths: Map<Chunk, number>): void {
    const step = path.pop();
    if (!step) return;
    this.#done.add(step.chunk);
    depths.delete(step.chunk);
    if (step.back <= path.length) this.members.add(step.chunk);
    const before = path.at(-1);
    if (before && step.back < path.length) before.back = Math.min(before.back, step.back);
  }

  #close(path: readonly Step[], depth: number): void {
    const first = path[depth];
    if (!first) return;
    const length = path.length - depth;
    const isLong = length > SHOWN_STEPS && this.#steps + length > MAX_STEPS;
    const shown = isLong ? [...path.slice(depth, depth + SHOWN_STEPS - 1), ...path.slice(-1)] : path.slice(depth);
    const steps = shown.flatMap(step => this.#linked.get(step.chunk)?.edges[step.next - 1] ?? []);
    this.#steps += steps.length;
    this.cycles.push({ chunk: first.chunk, steps, omitted: length - steps.length });
  }
}

/** Says that a chunk contains itself, with the whole way round. */
export function cycleMessage({ chunk, steps: all, omitted }: Cycle): DocumentMessage | undefined {
  const [first] = all;
  if (!first) return undefined;
  const isCut = all.length + omitted > SHOWN_STEPS;
  const kept = isCut ? [...all.slice(0, SHOWN_STEPS - 1), ...all.slice(-1)] : all;
  const steps = kept.map(({ to, place }) => `${quote(to.name)} (used in ${placeText(place)})`);
  if (isCut) steps.splice(-1, 0, `${all.length + omitted - kept.length} more`);
  const text = `The chunk ${quote(chunk.name)} contains itself: ${[quote(chunk.name), ...steps].join(' -> ')}.`;
  return messageAt(first.place, 'error', 'cyclic-chunk', text, 'Remove one of these references.');
}
