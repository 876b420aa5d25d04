import { describe, expect, it } from 'vitest';
import { corporaFor } from '../../bench/corpora.ts';
import { growthChart } from '../../bench/growth-chart.ts';
import { growthOf, reportOf } from '../../bench/report.ts';
import { type Case, type Line, mergeResults, noResults, type Results, type Run } from '../../bench/results.ts';
import { type Target, targetsOf, verdict } from '../../bench/targets.ts';

describe('targets', () => {
  it('are met or missed by what was measured, whichever it is', () => {
    const cold = (ours: number) =>
      targetOf(results([line('pylit', 'cold', [ours]), line('hugo', 'cold', [20_000])]), 'cold build, 10,000 pages');
    expect(cold(9000)).toMatchObject({ met: true, found: '0.45 × (9.00 s against 20.00 s)' });
    expect(verdict(cold(9000))).toBe('met');
    expect(verdict(cold(16_000))).toBe('missed (0.80 × of ≤ 0.5 × hugo)');
  });

  it('take the median, and of saves the quantile', () => {
    const saves = Array.from({ length: 100 }, (_, i) => i);
    const found = results([line('pylit', 'watch', saves)]);
    expect(targetOf(found, 'watching, 10,000 pages: p50')).toMatchObject({ met: false, found: '49.5 ms' });
    expect(targetOf(found, 'watching, 10,000 pages: p95')).toMatchObject({ met: false, found: '94.0 ms' });
  });

  it('compare with the fastest of the other tools', () => {
    const found = results([
      line('pylit', 'no-op', [100]),
      line('hugo', 'no-op', [9000]),
      line('eleventy', 'no-op', [2000]),
      line('an empty Node', 'no-op', [30]),
    ]);
    const target = targetsOf(found, 10_000).find(({ wanted }) => wanted.startsWith('≥ 30'));
    expect(target).toMatchObject({ met: false, found: '20.0 × (eleventy 2.00 s)' });
  });

  it('say what is missing when there is no number', () => {
    const target = targetOf(results([line('pylit', 'cold', [9000])]), 'cold build, 10,000 pages');
    expect(target).toMatchObject({ met: undefined, found: 'not measured: no number for hugo' });
    expect(verdict(target)).toBe('not measured');
  });
});

describe('merged results', () => {
  const earlier = results([line('pylit', 'cold', [9000]), line('hugo', 'cold', [20_000])]);
  const newer: Results = { ...results([{ ...line('pylit', 'cold', [7000]), run: 2 }]), runs: [runOf(2)] };

  it('replace what was measured again and keep the rest', () => {
    const merged = mergeResults(earlier, newer);
    expect(merged.lines.map(({ peer, wallMs, run }) => [peer, wallMs[0], run])).toEqual([
      ['hugo', 20_000, 1],
      ['pylit', 7000, 2],
    ]);
    expect(mergeResults(merged, { ...newer, lines: [] }).runs.length).toBe(3);
  });

  it('tell which run a number is from', () => {
    const merged = mergeResults(earlier, newer);
    const target = targetOf(merged, 'cold build, 10,000 pages');
    expect(target.runs).toEqual([1, 2]);
    const report = reportOf(merged, [target], corporaFor(10_000), 'results.svg');
    expect(report).toContain('The numbers come from more than one run');
    expect(report).toContain('| met | 1, 2 |');
  });

  it('forget a run of which no number is left', () => {
    const again = { ...line('hugo', 'cold', [21_000]), run: 2 };
    expect(mergeResults(earlier, { ...newer, lines: [...newer.lines, again] }).runs).toEqual([runOf(2)]);
  });
});

describe('growth', () => {
  it('has a series for each case, by pages', () => {
    const found = results([
      line('pylit', 'edit', [30], 'pages-1000'),
      line('pylit', 'edit', [20], 'pages-100'),
      line('hugo', 'edit', [900], 'pages-100'),
    ]);
    const points = [
      { pages: 100, ms: 20 },
      { pages: 1000, ms: 30 },
    ];
    expect(growthOf(found)).toEqual([{ name: 'one edit, new process', points }]);
  });
});

describe('the chart', () => {
  it('names each line, and no name covers another', () => {
    const points = (ms: number) => [
      { pages: 100, ms: ms / 2 },
      { pages: 1000, ms },
    ];
    const chart = growthChart(['a', 'b', 'c'].map((name, i) => ({ name, points: points(2000 + i) })));
    const labels = Array.from(chart.matchAll(/<text x="500" y="([\d.]+)"[^>]*>(\w)</g), ([, y, name]) => [
      name,
      Number(y),
    ]);
    expect(labels.map(([name]) => name)).toEqual(['c', 'b', 'a']);
    const [first, second, third] = labels.map(([, y]) => Number(y));
    expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(14);
    expect(Number(third) - Number(second)).toBeGreaterThanOrEqual(14);
    expect(chart.match(/<polyline/g)).toHaveLength(3);
  });
});

function line(peer: string, name: Case, wallMs: number[], corpus = 'pages-10000'): Line {
  return { corpus, peer, case: name, wallMs, cpuMs: wallMs, peakBytes: 1e6, run: 1 };
}

function results(lines: Line[]): Results {
  return { ...noResults, runs: [runOf(1)], lines };
}

function runOf(number: number): Run {
  return { number, date: '2026-01-01', commit: 'abc', machine: '2 cores', node: '24', command: 'npm run bench' };
}

function targetOf(found: Results, what: string): Target {
  const target = targetsOf(found, 10_000).find(one => one.what === what);
  if (!target) throw new Error(`there is no target ${what}`);
  return target;
}
