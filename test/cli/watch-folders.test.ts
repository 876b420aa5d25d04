import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ignoredBy } from '../../src/cli/watch/ignored.ts';
import { type FolderWatch, type WatchOptions, watchFolders } from '../../src/cli/watch/watch-folders.ts';

const ignored = ignoredBy({ source: '.', output: 'build' });
const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0).reverse()) cleanUp();
});

/** A watched folder, and what was told of it. */
function watched(by: WatchOptions['by'], files: readonly string[], options: Partial<WatchOptions> = {}) {
  const outside = fs.mkdtempSync(path.join(tmpdir(), 'pylit-watch-'));
  const root = path.join(outside, 'root');
  const at = (file: string) => path.join(root, file);
  fs.mkdirSync(root);
  for (const file of files) {
    fs.mkdirSync(path.dirname(at(file)), { recursive: true });
    fs.writeFileSync(at(file), '1');
  }
  const told: (string | undefined)[] = [];
  let wake = () => {};
  let markers = 0;
  const watch: FolderWatch = watchFolders(root, { ignored, ...(by && { by }), ...options }, change => {
    told.push(change);
    wake();
  });
  cleanUps.push(
    () => fs.rmSync(outside, { recursive: true, force: true }),
    () => watch.close(),
  );
  return {
    root,
    outside,
    at,
    watch,
    told,
    /** Waits until a change is told; forgets what was told up to it. */
    async tells(change: string | undefined) {
      while (!told.includes(change)) await new Promise<void>(resolve => (wake = resolve));
      told.splice(0, told.indexOf(change) + 1);
    },
    /** Waits until all that happened was told, which is in order. Returns what was told. */
    async settled() {
      markers += 1;
      fs.writeFileSync(at(`marker${markers}.md`), '1');
      while (!told.includes(`marker${markers}.md`)) await new Promise<void>(resolve => (wake = resolve));
      return told.splice(0).filter(change => !change?.startsWith('marker'));
    },
  };
}

describe.each(['folder', 'recursive'] as const)('watching by %s', by => {
  it('tells of a file that is written, made, replaced and removed', async () => {
    const { at, tells } = watched(by, ['a/b.md']);
    fs.writeFileSync(at('a/b.md'), '22');
    await tells('a/b.md');
    fs.writeFileSync(at('a/new.md'), '1');
    await tells('a/new.md');
    fs.writeFileSync(at('a/.temporary'), '333');
    fs.renameSync(at('a/.temporary'), at('a/b.md'));
    await tells('a/b.md');
  });

  it('tells of a change of what a link leads to', async () => {
    const { at, tells, root } = watched(by, ['real.md', '.hidden/far.md']);
    fs.symlinkSync('real.md', at('link.md'));
    await tells('link.md');
    fs.symlinkSync(path.join(root, '.hidden/far.md'), at('other.md'));
    await tells('other.md');
    fs.writeFileSync(at('real.md'), '22');
    await tells('link.md');
    fs.writeFileSync(at('.hidden/far.md'), '333');
    await tells('other.md');
  });

  it('follows files where nothing is watched, also while they are not there', async () => {
    const { outside, watch, tells } = watched(by, ['a.md']);
    const file = path.join(outside, 'plugin.ts');
    watch.follow([file]);
    fs.writeFileSync(file, '1');
    await tells('../plugin.ts');
    fs.rmSync(file);
    await tells('../plugin.ts');
  });

  it('goes on when the root is replaced', async () => {
    const { root, at, tells } = watched(by, ['a.md']);
    fs.renameSync(root, `${root}-away`);
    await tells(undefined);
    fs.mkdirSync(root);
    await tells(undefined);
    fs.writeFileSync(at('b.md'), '1');
    await tells('b.md');
  });
});

describe('looking at all files every second', () => {
  it('tells of files that are written, made, replaced, removed, and linked to', async () => {
    const { at, settled } = watched('poll', ['a/b.md', 'a/c.md', 'gone/d.md', 'real.md']);
    fs.symlinkSync('real.md', at('link.md'));
    expect(await settled()).toContain('link.md');
    fs.writeFileSync(at('a/b.md'), '22');
    fs.writeFileSync(at('a/.temporary'), '1');
    fs.renameSync(at('a/.temporary'), at('a/c.md'));
    fs.rmSync(at('gone'), { recursive: true });
    fs.mkdirSync(at('made'));
    fs.writeFileSync(at('made/e.md'), '1');
    fs.writeFileSync(at('real.md'), '22');
    const told = new Set(await settled());
    while (told.size < 6) for (const change of await settled()) told.add(change);
    expect([...told].sort()).toEqual(['a/b.md', 'a/c.md', 'gone/d.md', 'link.md', 'made/e.md', 'real.md']);
  });
});

describe('a watch for each folder', () => {
  it('finds what is in a folder that is made at once with all below it', async () => {
    const { at, tells } = watched('folder', []);
    fs.mkdirSync(at('a/b/c'), { recursive: true });
    await tells(undefined);
    fs.writeFileSync(at('a/b/c/x.md'), '1');
    await tells('a/b/c/x.md');
  });

  it('follows folders that are moved in, about and out', async () => {
    const { outside, root, at, settled } = watched('folder', ['a/sub/x.md']);
    fs.renameSync(at('a'), at('b'));
    expect(await settled()).toContain(undefined);
    fs.writeFileSync(at('b/sub/x.md'), '22');
    expect(await settled()).toContain('b/sub/x.md');
    fs.renameSync(at('b'), path.join(outside, 'b'));
    expect(await settled()).toContain(undefined);
    fs.writeFileSync(path.join(outside, 'b/sub/x.md'), '333');
    expect(await settled()).toEqual([]);
    fs.renameSync(path.join(outside, 'b'), path.join(root, 'c'));
    expect(await settled()).toContain(undefined);
    fs.writeFileSync(at('c/sub/x.md'), '4444');
    const told = await settled();
    expect(told).toContain('c/sub/x.md');
    expect(told).not.toContain('b/sub/x.md');
  });

  it('watches the folder that has a name now, not the one that had it', async () => {
    const { outside, at, settled } = watched('folder', ['a/x.md', 'b/x.md']);
    fs.renameSync(at('a'), path.join(outside, 'a'));
    fs.renameSync(at('b'), at('a'));
    expect(await settled()).toContain(undefined);
    fs.writeFileSync(at('a/x.md'), '22');
    expect(await settled()).toContain('a/x.md');
  });

  it('says nothing of the output, of hidden files, and of what editors leave beside a file', async () => {
    const { at, told, tells } = watched('folder', ['build/html/a.html', '.git/index', 'node_modules/p/a.md', 'a.md']);
    const silent = [
      'build/html/a.html',
      '.git/index',
      'node_modules/p/a.md',
      '.a.md.swp',
      '.#a.md',
      '#a.md#',
      'a.md~',
      'a.md.swp',
      '4913',
    ];
    for (const file of silent) fs.writeFileSync(at(file), '22');
    fs.writeFileSync(at('.gitignore'), 'x');
    fs.writeFileSync(at('a.md'), '22');
    await tells('.gitignore');
    await tells('a.md');
    expect(told.filter(change => change !== 'a.md')).toEqual([]);
  });

  it('ends at a limit of the system, and all files are looked at instead', async () => {
    const limits: (string | undefined)[] = [];
    const real = fs.watch;
    let left = 2;
    fs.watch = ((...args: Parameters<typeof fs.watch>) => {
      left -= 1;
      if (left < 0) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      return real(...args);
    }) as typeof fs.watch;
    cleanUps.push(() => void (fs.watch = real));
    const { at, tells } = watched('folder', ['a/x.md', 'b/x.md', 'c/x.md'], {
      onLimit: error => limits.push(error.code),
    });
    expect(limits).toEqual(['ENOSPC']);
    await tells(undefined);
    fs.writeFileSync(at('c/x.md'), '22');
    await tells('c/x.md');
  });

  it('loses nothing when a thousand files come in a hundred new folders', async () => {
    const { root, at, tells, settled } = watched('folder', []);
    execFileSync('sh', ['-c', 'for d in $(seq 100); do mkdir -p d$d/e; : > d$d/e/x.md; done'], { cwd: root });
    expect(await settled()).toContain(undefined);
    for (let folder = 1; folder <= 100; folder += 1) fs.writeFileSync(at(`d${folder}/e/x.md`), '22');
    for (let folder = 1; folder <= 100; folder += 1) await tells(`d${folder}/e/x.md`);
  });
});

describe('what is ignored', () => {
  it.each([
    ['.', 'build', 'a.md', false],
    ['.', 'build', 'build/html/a.html', true],
    ['.', 'build', 'builder/a.md', false],
    ['.', 'build', '.git/HEAD', true],
    ['.', 'build', 'a/.gitignore', false],
    ['.', 'build', 'a/node_modules/b.md', true],
    ['.docs/text', 'docs/site', '.docs', false],
    ['.docs/text', 'docs/site', '.docs/text/a.md', false],
    ['.docs/text', 'docs/site', '.docs/text/.hidden/a.md', true],
    ['.docs/text', 'docs/site', '.docs/other/a.md', true],
    ['.docs/text', 'docs/site', 'docs/site/a.html', true],
    ['.', 'build', 'notes~', true],
    ['.', 'build', '#notes#', true],
    ['.', 'build', '#1.md', false],
  ])('with the source %s and the output %s, %s: %s', (source, output, file, expected) => {
    expect(ignoredBy({ source, output })(file)).toBe(expected);
  });
});
