import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { median, quantile, reasonIn, run } from '../../bench/measure.ts';
import { measureWatch } from '../../bench/watching.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pylit-measure-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(process.platform !== 'linux')('a measured process', () => {
  const script = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return { argv: [process.execPath, join(folder, name)], cwd: folder };
  };

  it('counts the memory and the time of the processes that it starts', async () => {
    const work = `const held = Buffer.alloc(150e6, 1); let n = 0;
      const until = performance.now() + 300; while (performance.now() < until) n += held[n % 100];`;
    writeFileSync(join(folder, 'work.cjs'), work);
    const parent = script(
      'parent.cjs',
      `require('node:child_process').spawnSync(process.execPath, [${JSON.stringify(join(folder, 'work.cjs'))}]);`,
    );
    const cost = await run(parent, 100_000);
    expect(cost.wallMs).toBeGreaterThan(300);
    expect(cost.cpuMs).toBeGreaterThan(50);
    expect(cost.peakBytes).toBeGreaterThan(150e6);
  });

  it('fails with what it printed', async () => {
    const failing = script('failing.cjs', 'console.error("no such luck"); process.exitCode = 3;');
    await expect(run(failing, 100_000)).rejects.toThrow('ended with status 3: no such luck');
    await expect(run({ ...failing, statuses: [0, 3] }, 100_000)).resolves.toBeDefined();
    await expect(run({ argv: [join(folder, 'absent')], cwd: folder }, 100_000)).rejects.toThrow('ENOENT');
  });

  it('is ended with all that it started when it takes too long', async () => {
    const child = `require('node:fs').writeFileSync('child.pid', String(process.pid)); setInterval(() => {}, 1000);`;
    writeFileSync(join(folder, 'child.cjs'), child);
    const parent = script(
      'endless.cjs',
      `require('node:child_process').spawn(process.execPath, ['child.cjs']); setInterval(() => {}, 1000);`,
    );
    const note = join(folder, 'child.pid');
    // It may take longer until all have begun.
    for (let seconds = 2; !existsSync(note); seconds *= 2)
      await expect(run(parent, seconds * 1000)).rejects.toThrow(`took longer than ${seconds} s`);
    const pid = readFileSync(note, 'utf8');
    await expect.poll(() => isRunning(pid)).toBe(false);
  });

  it('shows its saves while it watches, and is ended afterwards', async () => {
    writeFileSync(join(folder, 'a.md'), 'Some text.\n');
    const copying = script(
      'copying.cjs',
      `const fs = require('node:fs'); fs.writeFileSync('copying.pid', String(process.pid));
      fs.watch('.', (_, name) => name === 'a.md' && fs.copyFileSync('a.md', 'a.html'));`,
    );
    const page = { source: join(folder, 'a.md'), output: join(folder, 'a.html') };
    const { savesMs } = await measureWatch(copying, { pages: [page], saves: 3, timeoutMs: 100_000 });
    expect(savesMs).toHaveLength(3);
    expect(readFileSync(page.output, 'utf8')).toContain('quizzicalbbbbbd');
    const pid = readFileSync(join(folder, 'copying.pid'), 'utf8');
    await expect.poll(() => isRunning(pid)).toBe(false);
  });

  it('that ends instead of watching is a failure', async () => {
    const page = { source: join(folder, 'a.md'), output: join(folder, 'never.html') };
    const command = script('ending.cjs', 'console.log("not today");');
    await expect(measureWatch(command, { pages: [page], saves: 1, timeoutMs: 100_000 })).rejects.toThrow(
      'ended with status 0: not today',
    );
  });
});

describe('the reason of a failure', () => {
  it('is the first line about an error, without folders', () => {
    const output = 'Reading\nError: "/home/me/book/docs/a.md:1:1": no such thing\n    at file:///home/me/x.js:3\n';
    expect(reasonIn(output)).toBe('Error: "a.md:1:1": no such thing');
    expect(reasonIn('one\nlast\n\n')).toBe('last');
    expect(reasonIn('')).toBe('it said nothing');
  });
});

describe('numbers', () => {
  it('have a middle and quantiles', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(quantile([0, 10, 20, 30, 40], 0.95)).toBeCloseTo(38);
  });
});

/** A process that has ended but was not waited for is a zombie; it does not run. */
function isRunning(pid: string): boolean {
  if (!existsSync(`/proc/${pid}/stat`)) return false;
  return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}
