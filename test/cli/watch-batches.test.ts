import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { batches, type Changes } from '../../src/cli/watch/batches.ts';

let root: string;
let told: Changes[];
let batch: ReturnType<typeof batches>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  root = mkdtempSync(path.join(tmpdir(), 'pylit-batches-'));
  told = [];
  batch = batches(root, changes => told.push(changes));
});
afterEach(() => {
  batch.close();
  vi.useRealTimers();
  rmSync(root, { recursive: true, force: true });
});

describe('changes that come together', () => {
  it('are told together, two milliseconds after the last', () => {
    batch.add('a.md');
    vi.advanceTimersByTime(1);
    batch.add('b.md');
    batch.add('a.md');
    vi.advanceTimersByTime(1);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(told).toEqual([new Set(['a.md', 'b.md'])]);
  });

  it('wait for a file that is empty, for it is just being written', () => {
    writeFileSync(path.join(root, 'a.md'), '');
    batch.add('a.md');
    vi.advanceTimersByTime(40);
    expect(told).toEqual([]);
    writeFileSync(path.join(root, 'a.md'), '# A\n');
    vi.advanceTimersByTime(2);
    expect(told).toEqual([new Set(['a.md'])]);
  });

  it('do not wait long for a file that stays empty', () => {
    writeFileSync(path.join(root, 'a.md'), '');
    batch.add('a.md');
    vi.advanceTimersByTime(70);
    expect(told).toEqual([new Set(['a.md'])]);
  });

  it('wait longer when they are many, as in a checkout', () => {
    for (let file = 0; file < 20; file += 1) {
      batch.add(`${file}.md`);
      vi.advanceTimersByTime(file < 9 ? 1 : 40);
    }
    expect(told).toEqual([]);
    vi.advanceTimersByTime(10);
    expect(told).toHaveLength(1);
  });

  it('are told after a second though they go on', () => {
    for (let time = 0; time < 1100; time += 1) {
      batch.add('a.md');
      vi.advanceTimersByTime(1);
    }
    expect(told).toHaveLength(1);
  });

  it('are anything when one of them is, and when so many came that some may be lost', () => {
    batch.add('a.md');
    batch.add(undefined);
    vi.advanceTimersByTime(50);
    for (let event = 0; event <= 1000; event += 1) batch.add('a.md');
    vi.advanceTimersByTime(50);
    expect(told).toEqual([undefined, undefined]);
  });
});
