import { describe, expect, it } from 'vitest';
import { createRstReader } from '../../../src/reader/rst/index.ts';
import { rereadRst } from '../../../src/reader/rst/reread.ts';
import { hostileInputs } from './hostile-inputs.ts';
import { join } from './join.ts';

/** Characters of each input; `bench/rst-hostile.ts` reads large ones. */
const SIZE = 500;

const reader = createRstReader();
const input = (source: string) => ({ path: 'a.rst', source, include: () => 'included *text*\n' });
const read = (source: string) => reader.read(input(source));

/** Where each edit is, what it takes away and what it puts there. */
const EDITS: readonly (readonly [part: number, removed: number, inserted: string])[] = [
  [0.3, 1, '\n\n'],
  [0.6, 0, 'x'],
  [0.8, 2, '.. '],
];

describe('hostile inputs', () => {
  it('are many', () => {
    expect(Object.keys(hostileInputs(SIZE)).length).toBeGreaterThan(600);
  });

  it('are read without losing a character, and after edits as if nothing had been before', { timeout: 120_000 }, () => {
    const wrong: string[] = [];
    let partly = 0;
    for (const [name, make] of Object.entries(hostileInputs(SIZE))) {
      let source = make().slice(0, 3 * SIZE);
      let document = read(source);
      if (join(document) !== source) wrong.push(`${name} is lost`);
      for (const [part, removed, inserted] of EDITS) {
        const at = Math.floor(source.length * part);
        source = source.slice(0, at) + inserted + source.slice(at + removed);
        const whole = read(source);
        const again = rereadRst(document, input(source), {});
        if (again && JSON.stringify(ordered(again)) !== JSON.stringify(ordered(whole))) wrong.push(`${name} at ${at}`);
        if (again) partly += 1;
        document = again ?? whole;
      }
    }
    expect(wrong).toEqual([]);
    expect(partly).toBeGreaterThan(500);
  });
});

/** The same value with the keys of all objects in one order. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
}
