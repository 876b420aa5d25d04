import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { measured, timed } from '../../src/build/events.ts';
import type { BuildReport } from '../../src/build/report.ts';
import { Profile } from '../../src/cli/building/profile.ts';
import { profileLines } from '../../src/cli/building/profile-report.ts';
import { traceText } from '../../src/cli/building/profile-trace.ts';
import { contentsOf, folderWith, pylit } from './pylit.ts';
import { type ChromeEvent, traceProblems } from './trace-format.ts';

function traceOf(file: string): ChromeEvent[] {
  return JSON.parse(readFileSync(file, 'utf8')) as ChromeEvent[];
}

describe('a profile', () => {
  it('counts work within other work once', () => {
    const profile = new Profile();
    profile.run('outer', () => {
      spin(3);
      profile.run('inner', () => spin(6), 'of a kind');
    });
    const { uses, events } = profile.take();
    const [inner, outer] = uses;
    expect(inner).toMatchObject({ name: 'inner', detail: 'of a kind', count: 1 });
    expect(outer).toMatchObject({ name: 'outer', count: 1 });
    const whole = events.find(({ category }) => category === 'outer')?.duration ?? 0;
    expect((inner?.time ?? 0) + (outer?.time ?? 0)).toBeCloseTo(whole, 1);
    expect(inner?.time).toBeGreaterThanOrEqual(5900);
  });

  it('measures until a promise is settled, and gives back what the work gives, or throws', async () => {
    const profile = new Profile();
    expect(await profile.run('slow', () => new Promise(done => setTimeout(done, 20, 'value')))).toBe('value');
    await expect(profile.run('bad', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(() =>
      profile.run('worse', () => {
        throw new Error('never');
      }),
    ).toThrow('never');
    const { uses } = profile.take();
    expect(uses.map(({ name }) => name)).toEqual(['slow', 'bad', 'worse']);
    expect(uses[0]?.time).toBeGreaterThanOrEqual(19_000);
    expect(profile.take()).toEqual({ uses: [], events: [] });
  });

  it('is nothing at all where nobody asks for one', () => {
    const object = { method: () => 1 };
    expect(measured(undefined, 'x', object)).toBe(object);
    expect(timed(undefined, 'x', () => 2)).toBe(2);
  });

  it('measures the methods that it is told, and leaves the others', () => {
    const profile = new Profile();
    class Counter {
      count = 0;
      add(): number {
        this.count += 1;
        return this.count;
      }
      other(): number {
        return this.count;
      }
    }
    const counter = measured(profile, 'count', new Counter(), ['add']);
    expect([counter.add(), counter.add(), counter.other(), counter.count]).toEqual([1, 2, 2, 2]);
    expect(profile.take().uses).toMatchObject([{ name: 'count', detail: 'add', count: 2 }]);
  });

  it('adds up to the whole', () => {
    const own = {
      uses: [
        { name: 'transform', detail: 'code', count: 2, time: 30_000 },
        { name: 'transform', detail: 'paragraph', count: 1, time: 50_000 },
      ],
      events: [],
    };
    expect(profileLines(own, [], 100_000)).toEqual([
      '    time  share   count',
      '    80.0 ms  80.0 %        3  transform',
      '    50.0 ms  50.0 %        1    paragraph',
      '    30.0 ms  30.0 %        2    code',
      '    20.0 ms  20.0 %        1  other',
      '   100.0 ms 100.0 %           all',
    ]);
  });

  it('is a trace with a row for each thread', () => {
    const profile = new Profile(0);
    profile.add(3, { uses: [], events: [{ name: 'a.md', category: 'parse', start: 10.4, duration: 5 }] });
    const events = JSON.parse(traceText(profile.take(), profile.others)) as ChromeEvent[];
    const pid = process.pid;
    expect(events).toEqual([
      { name: 'process_name', ph: 'M', ts: 0, pid, tid: 0, args: { name: 'pylit' } },
      { name: 'thread_name', ph: 'M', ts: 0, pid, tid: 0, args: { name: 'main' } },
      { name: 'thread_name', ph: 'M', ts: 0, pid, tid: 3, args: { name: 'worker 3' } },
      { name: 'a.md', cat: 'parse', ph: 'X', ts: 10.4, dur: 5, pid, tid: 3 },
    ]);
  });

  it('gives work that overlaps other work a row of its own, and rounds nothing out of its place', () => {
    const event = (name: string, start: number, end: number) => ({ name, category: 'c', start, duration: end - start });
    const events = [
      event('outer', 5.4, 10.45),
      event('inner', 5.6, 10.45),
      event('waits', 7, 20),
      event('waits, too', 8, 30),
      event('later', 20, 30),
    ];
    const trace = JSON.parse(traceText({ uses: [], events }, new Map())) as ChromeEvent[];
    expect(traceProblems(trace)).toEqual([]);
    const rows = trace.filter(({ ph }) => ph === 'X').map(({ name, tid }) => [name, tid]);
    expect(rows).toEqual([
      ['outer', 0],
      ['inner', 0],
      ['later', 0],
      ['waits', 1000],
      ['waits, too', 2000],
    ]);
    const overlapping = trace.map(one => (one.tid === 1000 ? { ...one, tid: 0 } : one));
    expect(traceProblems(overlapping)).toEqual([expect.stringContaining('ends after')]);
  });
});

describe('pylit build --profile', () => {
  it('says where time went, and writes a trace of spans that lie in one another', () => {
    const root = folderWith({ 'a.md': '# A\n\n```js\nlet x = 1;\n```\n' });
    const { stdout, status } = pylit(root, ['build', '--profile']);
    expect(status).toBe(0);
    for (const part of ['start', 'load', 'scan', 'read', 'parse', 'link', 'transform', 'plugins', 'assemble', 'write'])
      expect(stdout).toMatch(new RegExp(`^ +[\\d.]+ ms +[\\d.]+ % +\\d+ +${part}`, 'm'));
    expect(stdout).toMatch(/ {3}highlight$/m);
    expect(stdout).toContain('.pylit/profile.json opens in chrome://tracing and Perfetto.');
    const spans = traceOf(path.join(root, '.pylit/profile.json')).filter(({ ph }) => ph === 'X');
    expect(spans.map(({ cat }) => cat)).toEqual(expect.arrayContaining(['start', 'load', 'scan', 'read', 'weave']));
    expect(traceProblems(traceOf(path.join(root, '.pylit/profile.json')))).toEqual([]);
  });

  it('leaves the pages as they are, writes where it is told, and keeps the output one JSON object', () => {
    const files = { 'a.md': '# A\n\n**b** `c`\n', 'b.rst': 'B\n=\n\n.. note:: x\n' };
    const [root, other] = [folderWith(files), folderWith(files)];
    const { stdout, stderr } = pylit(root, ['build', '--json', '--profile=trace.json']);
    expect(JSON.parse(stdout)).toMatchObject({ documents: { total: 2 } });
    expect(stderr).toContain('trace.json opens in');
    expect(traceOf(path.join(root, 'trace.json')).length).toBeGreaterThan(5);
    pylit(other, ['build']);
    expect(contentsOf(`${root}/build`)).toEqual(contentsOf(`${other}/build`));
    // What is remembered is for builds that are not measured, too.
    expect((JSON.parse(pylit(root, ['build', '--json']).stdout) as BuildReport).blocks.transformed).toBe(0);
  });

  it('shows the other threads', () => {
    const pages = Object.fromEntries(
      Array.from({ length: 320 }, (_, n) => [`p${n}.md`, `# Page ${n}\n\nText ${n}.\n`]),
    );
    const root = folderWith(pages);
    const { stdout } = pylit(root, ['build', '--profile', '--workers', '2']);
    expect(stdout).toContain('wait for other threads');
    expect(stdout).toContain('other threads, together:');
    const trace = traceOf(path.join(root, '.pylit/profile.json'));
    expect(traceProblems(trace)).toEqual([]);
    const threads = new Set(trace.filter(({ ph }) => ph === 'X').map(({ tid }) => tid));
    expect(threads.size).toBe(3);
    const times = trace.flatMap(({ ts }) => (ts === undefined ? [] : [ts]));
    expect(Math.min(...times)).toBe(0);
    expect(Math.max(...times)).toBeLessThan(120e6);
  });
});

/** Keeps the thread busy for so many milliseconds. */
function spin(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}
