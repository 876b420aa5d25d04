import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinChunks } from '../../../src/literate/tangle/chunk-graph.ts';
import { chunkNames } from '../../../src/literate/tangle/chunk-names.ts';
import { cycleMessage, findCycles } from '../../../src/literate/tangle/cycles.ts';
import { linkChunks } from '../../../src/literate/tangle/linked-chunk.ts';
import { tangle } from '../../../src/literate/tangle/tangle.ts';
import { part } from './program.ts';

/** Chunks by number, and the numbers that each refers to. */
function programOf(references: readonly (readonly number[])[]) {
  return references.map((uses, index) =>
    part({
      name: `c${index}`,
      file: `f${index}`,
      line: 10 * index + 1,
      code: uses.map(use => `<<c${use}>>`).join('\n'),
    }),
  );
}

function cyclesOf(references: readonly (readonly number[])[]) {
  const chunks = joinChunks(programOf(references));
  return findCycles(linkChunks(chunks, chunkNames(chunks)));
}

describe('cycles', () => {
  it('leave out exactly the files that contain a chunk that contains itself, and each cycle is a way round', () => {
    const graphs = fc
      .integer({ min: 1, max: 9 })
      .chain(count => fc.array(fc.array(fc.nat(count - 1), { maxLength: 3 }), { minLength: count, maxLength: count }));
    fc.assert(
      fc.property(graphs, references => {
        const reached = references.map((_, start) => reachable(references, start));
        const isCircular = (chunk: number) => reached[chunk]?.has(chunk) === true;
        const expected = references.flatMap((_, chunk) =>
          isCircular(chunk) || [...(reached[chunk] ?? [])].some(isCircular) ? [`f${chunk}`] : [],
        );
        expect([...tangle(programOf(references)).failed].sort()).toEqual(expected);
        const { cycles, members } = cyclesOf(references);
        for (const { name } of members) expect(isCircular(Number(name.slice(1)))).toBe(true);
        for (const { chunk, steps } of cycles) {
          const way = [chunk, ...steps.map(({ to }) => to)].map(({ name }) => Number(name.slice(1)));
          expect(way.at(-1)).toBe(way[0]);
          for (const [index, to] of way.slice(1).entries()) expect(references[way[index] ?? -1]).toContain(to);
        }
      }),
    );
  });

  it('cost no more than the program is long, however many there are', () => {
    const count = 3000;
    const { cycles, members } = cyclesOf(Array.from({ length: count }, (_, i) => [(i + 1) % count, 0]));
    expect([cycles.length, members.size]).toEqual([count + 1, count]);
    expect(cycles.reduce((sum, { steps }) => sum + steps.length, 0)).toBeLessThan(150_000);
    const long = cycles.find(({ omitted }) => omitted > 0);
    const said = long && cycleMessage(long)?.message;
    expect(said).toContain('The chunk "c0" contains itself: "c0" -> "c1" (used in doc.md:1) -> ');
    expect(said).toMatch(/ -> "c11" \(used in doc\.md:101\) -> \d+ more -> "c0" \(used in doc\.md:\d+\)\.$/);
  });
});

function reachable(references: readonly (readonly number[])[], start: number): ReadonlySet<number> {
  const found = new Set(references[start]);
  for (const chunk of found) for (const next of references[chunk] ?? []) found.add(next);
  return found;
}
