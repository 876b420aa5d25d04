import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ProjectFiles } from '../../../src/build/platform/files.ts';
import { changesAmong, changesOnDisk } from '../../../src/build/scan/changes.ts';
import { type Scan, scan } from '../../../src/build/scan/scan.ts';
import { decodeIndex, encodeIndex, type SourceIndex } from '../../../src/build/scan/source-index.ts';
import { blobId } from '../../../src/bytes/object-id.ts';
import { describeNeeding } from '../../tools.ts';

const OPTIONS = { source: '.', exclude: [], skip: ['build'], extensions: ['.md'] };

/** A folder that is scanned again and again; each scan begins with the index of the one before, as a file would keep it. */
class Scanned {
  readonly root = fs.mkdtempSync(path.join(tmpdir(), 'pylit-scan-'));
  private index: SourceIndex | undefined;

  constructor(files: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(files)) this.write(name, text);
    afterAll(() => fs.rmSync(this.root, { recursive: true, force: true }));
  }

  write(name: string, text: string): void {
    fs.mkdirSync(path.dirname(this.file(name)), { recursive: true });
    fs.writeFileSync(this.file(name), text);
  }

  file(name: string): string {
    return path.join(this.root, name);
  }

  scan(): Scan {
    const files = new ProjectFiles(this.root);
    const earlier = this.index && { index: this.index, changes: changesOnDisk(files, '.', this.index) };
    return this.keep(scan(files, OPTIONS, earlier));
  }

  scanAmong(...paths: string[]): Scan {
    const files = new ProjectFiles(this.root);
    const { index } = this;
    if (!index) throw new Error('nothing was scanned yet');
    return this.keep(scan(files, OPTIONS, { index, changes: changesAmong(files, '.', index, new Set(paths)) }));
  }

  /** What a scan that remembers nothing finds. */
  fresh(): [string, string][] {
    return [...scan(new ProjectFiles(this.root), OPTIONS).documents];
  }

  private keep(found: Scan): Scan {
    this.index = decodeIndex(encodeIndex(found.index));
    expect(this.index).toBeDefined();
    return found;
  }
}

/** ctime cannot be set, so what was just written is young: waits until the scan believes it. */
async function becomeOld(): Promise<void> {
  await new Promise(resolve => {
    setTimeout(resolve, 60);
  });
}

function id(text: string): string {
  return blobId(new TextEncoder().encode(text));
}

describe('a scan', () => {
  it('opens nothing that did not change', async () => {
    const folder = new Scanned({ 'a.md': 'a', 'sub/b.md': 'b' });
    folder.scan();
    await becomeOld();
    folder.scan();
    expect([...folder.scan().contents.keys()]).toEqual([]);
    expect([...folder.scan().documents]).toEqual(folder.fresh());
  });

  it('opens again what was touched, and finds the same', async () => {
    const folder = new Scanned({ 'a.md': 'a', 'b.md': 'b' });
    await becomeOld();
    folder.scan();
    fs.utimesSync(folder.file('a.md'), 1, 1);
    const found = folder.scan();
    expect([...found.contents.keys()]).toEqual(['a.md']);
    expect(found.documents.get('a.md')).toBe(id('a'));
  });

  it('sees a change of the same size in the same tick, with the times set back', () => {
    const folder = new Scanned({ 'a.md': 'one' });
    const { atime, mtime } = fs.statSync(folder.file('a.md'));
    folder.scan();
    folder.write('a.md', 'two');
    fs.utimesSync(folder.file('a.md'), atime, mtime);
    expect(folder.scan().documents.get('a.md')).toBe(id('two'));
  });

  it('sees a file that was replaced by another with the same times and size', async () => {
    const folder = new Scanned({ 'a.md': 'one', 'other.txt': 'two' });
    await becomeOld();
    folder.scan();
    const { atime, mtime } = fs.statSync(folder.file('a.md'));
    fs.renameSync(folder.file('other.txt'), folder.file('a.md'));
    fs.utimesSync(folder.file('a.md'), atime, mtime);
    expect(folder.scan().documents.get('a.md')).toBe(id('two'));
  });

  it('leaves out what editors leave beside a file', () => {
    const droppings = ['a.md~', '#a.md#', '.#a.md', '.a.md.swp', 'a.md.swo', '4913', 'a.md___jb_tmp___', '#b.md'];
    const folder = new Scanned(Object.fromEntries(['a.md', ...droppings].map(name => [name, 'x'])));
    expect([...folder.scan().documents.keys(), ...folder.scan().files]).toEqual(['#b.md', 'a.md']);
  });

  it('does not believe times in the future, as after a clock that was set back', () => {
    const folder = new Scanned({ 'a.md': 'one' });
    const future = Date.now() / 1000 + 100_000;
    fs.utimesSync(folder.file('a.md'), future, future);
    folder.scan();
    folder.write('a.md', 'two');
    fs.utimesSync(folder.file('a.md'), future, future);
    expect(folder.scan().documents.get('a.md')).toBe(id('two'));
  });

  it('sees documents and folders that come, go and move', async () => {
    const folder = new Scanned({ 'a.md': 'a', 'sub/b.md': 'b', 'sub/deep/c.md': 'c', 'd.txt': 'd' });
    await becomeOld();
    folder.scan();
    folder.write('sub/new.md', 'n');
    fs.renameSync(folder.file('sub/deep'), folder.file('elsewhere'));
    fs.rmSync(folder.file('a.md'));
    const found = folder.scan();
    expect([...found.documents.keys()]).toEqual(['elsewhere/c.md', 'sub/b.md', 'sub/new.md']);
    expect([...found.contents.keys()].sort()).toEqual(['elsewhere/c.md', 'sub/new.md']);
    fs.writeFileSync(folder.file('d2.txt'), '');
    expect([...folder.scan().files].sort()).toEqual(['d.txt', 'd2.txt']);
  });

  it('sees a .gitignore that comes, changes and goes, also for folders that did not change', async () => {
    const folder = new Scanned({ 'a.md': 'a', 'sub/deep/b.md': 'b', 'sub/c.md': 'c' });
    await becomeOld();
    folder.scan();
    folder.write('.gitignore', 'deep/\n');
    expect([...folder.scan().documents.keys()]).toEqual(['a.md', 'sub/c.md']);
    folder.write('.gitignore', 'c.md\n');
    expect([...folder.scan().documents.keys()]).toEqual(['a.md', 'sub/deep/b.md']);
    fs.rmSync(folder.file('.gitignore'));
    expect([...folder.scan().documents.keys()]).toEqual(['a.md', 'sub/c.md', 'sub/deep/b.md']);
  });

  it('finds what a watcher names: edited, new and gone, also in new folders', async () => {
    const folder = new Scanned({ 'a.md': 'a', 'sub/b.md': 'b', 'sub/c.md': 'c' });
    await becomeOld();
    folder.scan();
    folder.write('sub/b.md', 'B');
    expect(folder.scanAmong('sub/b.md').documents.get('sub/b.md')).toBe(id('B'));
    folder.write('x/y/z.md', 'z');
    fs.rmSync(folder.file('sub/c.md'));
    expect([...folder.scanAmong('x/y/z.md', 'sub/c.md').documents]).toEqual(folder.fresh());
  });
});

describeNeeding('git', 'a scan beside git', () => {
  it('finds what a checkout of another branch left', () => {
    const folder = new Scanned({ 'a.md': 'a', 'b.md': 'b' });
    const git = (...words: string[]) =>
      execFileSync('git', ['-c', 'user.name=p', '-c', 'user.email=p@example.org', ...words], { cwd: folder.root });
    git('init', '-q', '-b', 'one');
    git('add', '.');
    git('commit', '-qm', 'one');
    git('checkout', '-qb', 'two');
    for (let page = 0; page < 200; page += 1) folder.write(`pages/${page % 7}/${page}.md`, `page ${page}`);
    fs.rmSync(folder.file('b.md'));
    git('add', '-A');
    git('commit', '-qm', 'two');
    for (const branch of ['one', 'two', 'one', 'two']) {
      git('checkout', '-q', branch);
      expect([...folder.scan().documents]).toEqual(folder.fresh());
    }
  });
});
