import { describe, expect, it } from 'vitest';
import type { ReportMessage } from '../../src/build/report.ts';
import { changeLine } from '../../src/cli/watch/change-line.ts';
import { SaidProblems } from '../../src/cli/watch/problems.ts';

function line(
  changed: readonly string[] | undefined,
  done: { blocks?: number; written?: string[]; removed?: string[] },
) {
  const { blocks = 0, written = [], removed = [] } = done;
  return changeLine({
    changed: changed && new Set(changed),
    report: {
      blocks: { total: 99, transformed: blocks, reused: 99 - blocks },
      outputs: { written: written.length, unchanged: 0, removed: removed.length },
    },
    written,
    removed,
    milliseconds: 5.7,
  });
}

describe('the line about a change', () => {
  it.each([
    [line(['a.md'], { blocks: 1, written: ['build/html/a.html'] }), 'a.md: 1 block, 1 page, 6 ms'],
    [
      line(['a.md', 'b.md'], { blocks: 2, written: ['x/a.html', 'out/b.js'] }),
      'a.md and 1 more: 2 blocks, 1 page, 1 other file, 6 ms',
    ],
    [
      line(undefined, { written: ['x/a.html', 'x/b.html'], removed: ['x/c.html'] }),
      'project: 2 pages, 1 file removed, 6 ms',
    ],
    [line(['a.md'], {}), undefined],
  ])('%s', (actual, expected) => expect(actual).toBe(expected));
});

function problem(message: string, at: number, severity: ReportMessage['severity'] = 'error'): ReportMessage {
  return { file: 'a.md', line: at, column: 1, severity, rule: 'rule', message };
}

describe('problems', () => {
  it('are said once, also when their lines move', () => {
    const said = new SaidProblems();
    expect(said.news([problem('one', 1)])).toEqual({ fresh: [problem('one', 1)], rest: '', changed: true });
    expect(said.news([problem('one', 5)])).toEqual({ fresh: [], rest: '1 problem remains.', changed: false });
    expect(said.news([problem('one', 5), problem('two', 6)])).toMatchObject({
      fresh: [problem('two', 6)],
      rest: '1 problem remains.',
    });
  });

  it('are counted: a second one of the same words is new', () => {
    const said = new SaidProblems();
    said.news([problem('one', 1)]);
    expect(said.news([problem('one', 1), problem('one', 2)])).toMatchObject({
      fresh: [problem('one', 2)],
      changed: true,
    });
  });

  it('are said to be gone, and said again when they come back', () => {
    const said = new SaidProblems();
    said.news([problem('one', 1)]);
    expect(said.news([])).toEqual({ fresh: [], rest: 'No problem remains.', changed: true });
    expect(said.news([])).toEqual({ fresh: [], rest: '', changed: false });
    expect(said.news([problem('one', 1)]).fresh).toHaveLength(1);
  });

  it('are not notes', () => {
    expect(new SaidProblems().news([problem('one', 1, 'info')])).toEqual({ fresh: [], rest: '', changed: false });
  });
});
