import { describe, expect, it } from 'vitest';
import { programOverview, reachedFrom } from '../../../src/literate/overview/program-overview.ts';
import { part } from '../tangle/program.ts';

const names = (chunks: Iterable<{ readonly name: string }>) => Array.from(chunks, ({ name }) => name);

describe('a program as a whole', () => {
  it('is what holds at its end: parts that were replaced use nothing', () => {
    const overview = programOverview([
      part({ name: 'root', file: 'out', code: '<<old>>' }),
      part({ name: 'root', join: 'replace', code: '<<new>> <<new>>', line: 20 }),
      part({ name: 'old', line: 30 }),
      part({ name: 'new', line: 40 }),
    ]);
    const [root] = overview.chunks.values();
    expect(root?.children).toMatchObject([{ chunk: { name: 'new' }, count: 2, place: { line: 20, column: 1 } }]);
    expect(overview.unused).toEqual([]);
    expect(names(reachedFrom(overview, root ? [root.chunk] : []))).toEqual(['root', 'new']);
  });

  it('counts no code as a reference, unless it is to be strict', () => {
    const shift = [part({ name: 'root', file: 'out', code: '1 <<x>> 2' })];
    expect(programOverview(shift).loose).toEqual([]);
    expect(programOverview(shift, true).loose).toMatchObject([{ kind: 'undefined', name: 'x', place: { column: 3 } }]);
  });

  it('has every file, also one that cannot be made', () => {
    const overview = programOverview([
      part({ name: 'a', file: './one' }),
      part({ name: 'b', file: 'One', line: 20 }),
      part({ name: 'c', file: '../two', line: 30 }),
      part({ name: 'd', file: 'three', line: 40 }),
      part({ name: 'd', file: 'three', line: 50 }),
    ]);
    expect(overview.files.map(({ path, isRefused }) => `${path} ${isRefused}`)).toEqual([
      'one true',
      'One true',
      '../two true',
      'three false',
    ]);
    expect(overview.refused.map(({ rule }) => rule)).toEqual(['doubled-target', 'target-path']);
  });

  it('does not call unused what is only to be shown', () => {
    const overview = programOverview([part({ name: 'a' }), part({ name: 'b', shownOnly: true, line: 20 })]);
    expect(names(overview.unused)).toEqual(['a']);
  });
});
