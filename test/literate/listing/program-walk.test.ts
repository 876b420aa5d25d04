import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProgramState } from '../../../src/literate/listing/program-state.ts';
import { indented, linesAbove, linesBelow, pathTo } from '../../../src/literate/listing/program-walk.ts';
import type { PlacedPart } from '../../../src/literate/tangle/placed-part.ts';
import { partsUntil, stageParts } from '../../../src/literate/tangle/stages.ts';
import { tangle } from '../../../src/literate/tangle/tangle.ts';
import { part } from '../tangle/program.ts';

/** One part of a program: its chunk, how it joins, what stands around a reference to another chunk. */
const step = fc.record({
  chunk: fc.nat(4),
  join: fc.constantFrom(undefined, undefined, 'prepend', 'replace', 'before', 'after', 'at'),
  place: fc.nat(3),
  label: fc.nat(3),
  lines: fc.array(fc.constantFrom('a', '  b', '', '\tc'), { maxLength: 3 }),
  indent: fc.constantFrom('', '  ', '\t'),
});

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** The first parts make a tree of chunks, each used once; later ones have no references. */
function partsOf(steps: readonly Step[]): PlacedPart[] {
  const tree = Array.from({ length: 5 }, (_, chunk) => {
    const used = [2 * chunk + 1, 2 * chunk + 2].filter(other => other < 5);
    const code = ['first', ...used.map(other => `${'  '.repeat(chunk % 2)}<<c${other}>>`), 'last'].join('\n');
    return part({ name: `c${chunk}`, code, line: chunk, ...(chunk === 0 && { file: 'out' }) });
  });
  const later = steps.map(({ chunk, join, place, label, lines, indent }, index) =>
    part({
      name: `c${chunk}`,
      line: 100 + index,
      code: [...lines, 'end'].map(line => (line === '' ? '' : indent + line)).join('\n'),
      label: `part ${label}`,
      ...(join !== undefined && { join: join === 'at' ? ('replace' as const) : join }),
      ...((join === 'before' || join === 'after' || join === 'at') && {
        anchor: place === 0 ? `c${2 * chunk + 1}` : `part ${place}`,
      }),
    }),
  );
  return [...tree, ...later];
}

describe('the lines around a part', () => {
  it('are, with its own, the file as it is tangled at its place', () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 10 }), steps => {
        const staged = stageParts(partsOf(steps).filter(isPlaceable()));
        const state = new ProgramState(staged.parts);
        for (const [index, one] of staged.parts.entries()) {
          state.add(one);
          const chunk = state.chunkOf(one);
          if (index < 5 || !chunk) continue;
          const path = pathTo(
            state,
            chunk,
            state.pieces(chunk).findIndex(piece => piece.part === one),
          );
          if (path.levels.at(-1)?.above.chunk.name !== 'c0') continue;
          const own = state.source(one).map(line => indented(line, path.indent));
          const around = [...[...linesAbove(state, path)].reverse(), ...own, ...linesBelow(state, path)];
          expect(`${around.join('\n')}\n`).toBe(tangle(partsUntil(staged, index + 1)).files[0]?.content);
          compared += 1;
        }
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(300);
  });
});

/** Leaves out parts whose place is not there: with one, no file is made. */
function isPlaceable(): (one: PlacedPart, index: number, all: PlacedPart[]) => boolean {
  let state: ProgramState | undefined;
  return (one, _, all) => {
    state ??= new ProgramState(all);
    return state.add(one) !== undefined;
  };
}
