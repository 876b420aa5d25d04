import { quote } from '../../core/error.ts';
import type { Chunk } from './chunk-graph.ts';
import type { ChunkEdge, LinkedChunks } from './linked-chunk.ts';
import { type DocumentMessage, messageAt, placeText } from './placed-part.ts';

/** A chunk that contains itself: every step of the way, the last leading back to `chunk`. */
export interface Cycle {
  readonly chunk: Chunk;
  readonly steps: readonly ChunkEdge[];
}

/** Finds chunks that contain themselves: one cycle for each reference that closes one. Depth costs no stack. */
export function findCycles(linked: LinkedChunks): readonly Cycle[] {
  const cycles: Cycle[] = [];
  const done = new Set<Chunk>();
  for (const start of linked.keys()) {
    if (!done.has(start)) search(start, linked, done, cycles);
  }
  return cycles;
}

interface Step {
  readonly chunk: Chunk;
  next: number;
}

function search(start: Chunk, linked: LinkedChunks, done: Set<Chunk>, cycles: Cycle[]): void {
  const path: Step[] = [{ chunk: start, next: 0 }];
  const depths = new Map<Chunk, number>([[start, 0]]);
  for (let step = path.at(-1); step; step = path.at(-1)) {
    const edge = linked.get(step.chunk)?.edges[step.next];
    step.next += 1;
    if (edge === undefined) {
      done.add(step.chunk);
      depths.delete(step.chunk);
      path.pop();
      continue;
    }
    const depth = depths.get(edge.to);
    if (depth !== undefined) cycles.push(cycleFrom(path.slice(depth), linked));
    else if (!done.has(edge.to)) {
      depths.set(edge.to, path.length);
      path.push({ chunk: edge.to, next: 0 });
    }
  }
}

function cycleFrom(path: readonly Step[], linked: LinkedChunks): Cycle {
  const steps = path.flatMap(step => linked.get(step.chunk)?.edges[step.next - 1] ?? []);
  const [first] = path;
  if (!first) throw new RangeError('a cycle has at least one step');
  return { chunk: first.chunk, steps };
}

/** More steps than this are cut in the middle of the message. */
const SHOWN_STEPS = 12;

/** Says that a chunk contains itself, with the whole way round. */
export function cycleMessage(cycle: Cycle): DocumentMessage | undefined {
  const [first] = cycle.steps;
  if (!first) return undefined;
  const steps = cycle.steps.map(({ to, place }) => `${quote(to.name)} (used in ${placeText(place)})`);
  const rest = steps.length - SHOWN_STEPS;
  const shown = rest > 0 ? [...steps.slice(0, SHOWN_STEPS - 1), `${rest} more`, ...steps.slice(-1)] : steps;
  const text = `The chunk ${quote(cycle.chunk.name)} contains itself: ${[quote(cycle.chunk.name), ...shown].join(' -> ')}.`;
  return messageAt(first.place, 'error', 'cyclic-chunk', text, 'Remove one of these references.');
}
