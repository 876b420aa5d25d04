import type { RootContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/literate/block.ts';
import type { BlockContext, Format } from '../../src/literate/format.ts';
import { shareThread } from '../../src/serve/share-thread.ts';

describe('a format that shares the thread', () => {
  it('makes the same, and lets others have their turn while it does', async () => {
    const node = { type: 'thematicBreak' } as RootContent;
    const block = { kind: 'break', id: '', context: '', line: 1, lines: 1 } as Block;
    let made = 0;
    const format = {
      name: 'toy',
      transform() {
        // Computes for a while, as formats do.
        for (const end = performance.now() + 2; performance.now() < end; );
        made += 1;
        return { parts: [String(made)] };
      },
    } as unknown as Format;
    const told: number[] = [];
    const shared = shareThread(format, done => told.push(done));
    let turns = 0;
    const other = setInterval(() => {
      turns += 1;
    }, 1);
    const results: unknown[] = [];
    for (let count = 0; count < 60; count += 1) results.push(await shared.transform(node, block, {} as BlockContext));
    clearInterval(other);
    expect(results).toEqual(Array.from({ length: 60 }, (_, index) => ({ parts: [String(index + 1)] })));
    expect(turns).toBeGreaterThan(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.length).toBeGreaterThan(1);
    expect(shared.name).toBe('toy');
  });
});
