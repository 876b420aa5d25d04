import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ADA } from '../author.ts';
import { runHere } from './in-process.ts';
import { folderWith, writeFiles } from './pylit.ts';

const CONFIG = "export default { title: 'Book', source: 'docs' };\n";
const A = '# A\n\nThe first paragraph.\n\nThe second paragraph.\n';

/** A project with one commit on main. */
async function project(files: Readonly<Record<string, string>> = { 'docs/a.md': A }): Promise<Project> {
  const root = folderWith({ 'pylit.config.ts': CONFIG, ...files });
  const it = new Project(root);
  await it.ok('commit', '-m', 'first');
  return it;
}

class Project {
  readonly root: string;
  constructor(root: string) {
    this.root = root;
  }

  run(...args: string[]) {
    return runHere(this.root, args, ADA);
  }

  async ok(...args: string[]): Promise<string> {
    const { status, stdout, stderr } = await this.run(...args);
    if (status !== 0) throw new Error(`pylit ${args.join(' ')}: ${status}\n${stdout}${stderr}`);
    return stdout;
  }

  async json(...args: string[]) {
    return JSON.parse((await this.run(...args, '--json')).stdout);
  }

  edit(file: string, from: string, to: string): void {
    const text = this.read(file);
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    writeFileSync(this.at(file), text.replace(from, to));
  }

  /** Edits a document on a branch and comes back. */
  async commitOn(branch: string, file: string, from: string, to: string): Promise<void> {
    await this.ok('switch', branch);
    this.edit(file, from, to);
    await this.ok('commit', '-m', `${branch}: ${to}`);
  }

  read(file: string): string {
    return readFileSync(this.at(file), 'utf8');
  }

  at(file: string): string {
    return path.join(this.root, file);
  }
}

describe('pylit branch and switch', () => {
  it('make a branch, list them, and go there and back', async () => {
    const p = await project();
    await p.ok('branch', 'draft');
    expect(await p.ok('branch')).toBe('  draft\n* main\n');
    await p.commitOn('draft', 'docs/a.md', 'first', 'very first');
    writeFiles(p.root, { 'docs/new/b.md': 'New.\n' });
    await p.ok('commit', '-m', 'more');
    await p.ok('switch', 'main');
    expect(p.read('docs/a.md')).toBe(A);
    expect(existsSync(p.at('docs/new'))).toBe(false);
    await p.ok('switch', 'draft');
    expect(p.read('docs/new/b.md')).toBe('New.\n');
    expect((await p.json('branch')).branches).toMatchObject([
      { name: 'draft', current: true },
      { name: 'main', current: false },
    ]);
  });

  it('refuse what would be lost, and change nothing', async () => {
    const p = await project();
    await p.ok('switch', '-c', 'draft');
    p.edit('docs/a.md', 'first', 'other');
    writeFiles(p.root, { 'docs/b.md': 'B.\n' });
    await p.ok('commit', '-m', 'b');
    await p.ok('switch', 'main');
    p.edit('docs/a.md', 'second', 'unsaved');
    writeFiles(p.root, { 'docs/b.md': 'mine\n' });
    const refused = await p.run('switch', 'draft');
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('docs/a.md (unsaved), docs/b.md (untracked)');
    expect(p.read('docs/b.md')).toBe('mine\n');
    expect(await p.ok('branch')).toContain('* main');
  });

  it('take unsaved work along where nothing is in its way, and keep modes and line ends', async () => {
    const p = await project({ 'docs/a.md': A, 'docs/c.md': '\uFEFFC one.\r\n\r\nTwo', 'docs/run.sh': '#!/bin/sh\n' });
    chmodSync(p.at('docs/run.sh'), 0o755);
    await p.ok('commit', '-m', 'mode');
    await p.ok('switch', '-c', 'draft');
    rmSync(p.at('docs/run.sh'));
    rmSync(p.at('docs/c.md'));
    await p.ok('commit', '-m', 'gone');
    p.edit('docs/a.md', 'first', 'unsaved');
    await p.ok('switch', 'main');
    expect(p.read('docs/a.md')).toContain('unsaved');
    expect(p.read('docs/c.md')).toBe('\uFEFFC one.\r\n\r\nTwo');
    expect(statSync(p.at('docs/run.sh')).mode & 0o111).toBe(0o111);
  });

  it('delete only what is merged, or by force', async () => {
    const p = await project();
    await p.ok('branch', 'draft');
    await p.commitOn('draft', 'docs/a.md', 'first', 'very first');
    await p.ok('switch', 'main');
    expect((await p.run('branch', '-d', 'main')).status).toBe(2);
    expect((await p.run('branch', '-d', 'draft')).stderr).toContain('--force');
    expect((await p.run('switch', 'drafts')).stderr).toContain('Did you mean "draft"?');
    expect(await p.ok('branch', '-d', '--force', 'draft')).toMatch(/^Deleted branch draft \(was [0-9a-f]{10}\)\.\n$/);
    expect((await p.run('switch', 'draft')).status).toBe(2);
    expect((await p.run('branch', 'a..b')).status).toBe(2);
  });
});

describe('pylit tag', () => {
  it('names a commit, lists and removes', async () => {
    const p = await project();
    await p.ok('tag', 'v1', '-m', 'the first');
    await p.ok('tag', 'light');
    expect(await p.ok('tag')).toBe('light\nv1\n');
    expect((await p.run('tag', 'v1')).status).toBe(2);
    expect(await p.ok('store', 'cat', 'v1')).toMatch(
      /^object [0-9a-f]{40}\ntype commit\ntag v1\n[\s\S]*\nthe first\n$/,
    );
    expect((await p.json('tag')).tags[0].commit).toBe((await p.json('tag')).tags[1].commit);
    await p.ok('tag', '--delete', 'v1');
    expect(await p.ok('tag')).toBe('light\n');
  });
});

describe('pylit merge', () => {
  it('is done where there is nothing to do, or only to go forward', async () => {
    const p = await project();
    await p.ok('branch', 'draft');
    expect(await p.ok('merge', 'draft')).toBe('Already up to date.\n');
    await p.commitOn('draft', 'docs/a.md', 'first', 'very first');
    await p.ok('switch', 'main');
    expect((await p.json('merge', 'draft')).result).toBe('fast-forward');
    expect(p.read('docs/a.md')).toContain('very first');
  });

  it('merges two words of one paragraph, a move with an edit, and a moved document with an edit', async () => {
    const p = await project({ 'docs/a.md': A, 'docs/b.md': 'B one.\n\nB two.\n\nB three.\n' });
    await p.ok('branch', 'draft');
    await p.commitOn('draft', 'docs/a.md', 'The first', 'Our first');
    p.edit('docs/b.md', 'B two', 'B zwei');
    await p.ok('commit', '-m', 'b');
    await p.commitOn('main', 'docs/a.md', 'first paragraph', 'first section');
    writeFiles(p.root, { 'docs/c/b.md': p.read('docs/b.md') });
    rmSync(p.at('docs/b.md'));
    await p.ok('commit', '-m', 'moved');
    const merged = await p.json('merge', 'draft');
    expect(merged).toMatchObject({ result: 'merged', conflicts: [] });
    expect(p.read('docs/a.md')).toContain('Our first section.');
    expect(p.read('docs/c/b.md')).toBe('B one.\n\nB zwei.\n\nB three.\n');
    expect(existsSync(p.at('docs/b.md'))).toBe(false);
    expect((await p.ok('store', 'cat', 'HEAD')).match(/^parent /gm)).toHaveLength(2);
    expect((await p.json('status')).documents).toEqual([]);
  });

  it('takes an edit along into another document', async () => {
    const p = await project({ 'docs/a.md': A, 'docs/b.md': '# B\n' });
    await p.ok('branch', 'draft');
    await p.commitOn('draft', 'docs/a.md', 'second paragraph', 'second passage');
    await p.ok('switch', 'main');
    writeFiles(p.root, { 'docs/a.md': '# A\n\nThe first paragraph.\n', 'docs/b.md': '# B\n\nThe second paragraph.\n' });
    await p.ok('commit', '-m', 'moved');
    expect((await p.json('merge', 'draft')).conflicts).toEqual([]);
    expect(p.read('docs/a.md')).toBe('# A\n\nThe first paragraph.\n');
    expect(p.read('docs/b.md')).toBe('# B\n\nThe second passage.\n');
  });

  it('marks a conflict, which is reported, refused by commit, and decided', async () => {
    const p = await project();
    await p.ok('branch', 'draft');
    await p.commitOn('draft', 'docs/a.md', 'first', 'premier');
    await p.commitOn('main', 'docs/a.md', 'first', 'erste');
    const stopped = await p.run('merge', 'draft');
    expect(stopped.status).toBe(1);
    expect(stopped.stdout).toContain('both edited: docs/a.md:3');
    expect((await p.run('switch', 'draft')).stderr).toContain('merge is going on');
    const built = await p.run('build');
    expect(built.status).toBe(1);
    expect(built.stderr).toContain('docs/a.md:3:1: error');
    expect(p.read('build/html/a.html').match(/(?<=conflict" role="note"><strong>)[^<]*/g)).toEqual([
      'Conflict: both branches changed this. Our version:',
      'Before, it was:',
      'Their version:',
      'End of the conflict.',
    ]);
    expect(await p.ok('status')).toContain('Conflict: both edited: docs/a.md:3');
    expect((await p.json('status')).conflicts).toEqual([{ path: 'docs/a.md', line: 3, reason: 'both edited' }]);
    expect((await p.run('commit', '-m', 'no')).status).toBe(1);
    expect((await p.run('merge', '--continue')).stderr).toContain('both edited: docs/a.md:3');
    writeFiles(p.root, { 'docs/a.md': A.replace('first', 'allererste') });
    expect(await p.json('merge', '--continue')).toMatchObject({ result: 'merged', conflicts: [] });
    expect((await p.ok('store', 'cat', 'HEAD')).match(/^parent /gm)).toHaveLength(2);
    expect((await p.run('merge', '--continue')).status).toBe(2);
    expect(await p.ok('merge', 'draft')).toBe('Already up to date.\n');
  });

  it('tangles our version of code in conflict', async () => {
    const code = (word: string) => `# A\n\n\`\`\`js {file="a.js"}\n${word}();\n\`\`\`\n`;
    const p = await project({ 'docs/a.md': code('one') });
    await p.ok('branch', 'draft');
    await p.commitOn('draft', 'docs/a.md', 'one', 'theirs');
    await p.commitOn('main', 'docs/a.md', 'one', 'ours');
    expect((await p.run('merge', 'draft')).status).toBe(1);
    expect((await p.run('build')).status).toBe(1);
    expect(p.read('a.js')).toMatch(/^ours\(\);\n$/m);
    expect(p.read('a.js')).not.toContain('theirs');
  });

  it('is given up without a trace', async () => {
    const p = await project();
    await p.ok('branch', 'draft');
    await p.commitOn('draft', 'docs/a.md', 'first', 'premier');
    await p.commitOn('main', 'docs/a.md', 'first', 'erste');
    expect((await p.run('merge', 'draft')).status).toBe(1);
    await p.ok('merge', '--abort');
    expect(p.read('docs/a.md')).toBe(A.replace('first', 'erste'));
    expect((await p.json('status')).documents).toEqual([]);
    expect((await p.run('merge', '--abort')).status).toBe(2);
  });

  it('keeps a removed document that the other side edited, and both versions of what is no text', async () => {
    const p = await project({ 'docs/a.md': A, 'docs/b.md': 'B.\n', 'docs/x.bin': '\0one' });
    await p.ok('switch', '-c', 'draft');
    p.edit('docs/a.md', 'first', 'premier');
    writeFiles(p.root, { 'docs/x.bin': '\0two' });
    await p.ok('commit', '-m', 'edit');
    await p.ok('switch', 'main');
    rmSync(p.at('docs/a.md'));
    writeFiles(p.root, { 'docs/x.bin': '\0three' });
    await p.ok('commit', '-m', 'remove');
    const { conflicts } = await p.json('merge', 'draft');
    expect(conflicts).toEqual([
      { path: 'docs/a.md', line: 1, reason: 'removed here, edited there' },
      { path: 'docs/x.bin', reason: 'both edited', other: 'docs/x.theirs.bin' },
    ]);
    expect(p.read('docs/a.md')).toContain('premier');
    expect([p.read('docs/x.bin'), p.read('docs/x.theirs.bin')]).toEqual(['\0three', '\0two']);
    rmSync(p.at('docs/a.md'));
    expect((await p.run('merge', '--continue')).stderr).toContain('docs/x.theirs.bin');
    rmSync(p.at('docs/x.theirs.bin'));
    await p.ok('merge', '--continue');
  });
});

describe('pylit rebase', () => {
  it('makes commits again with their authors, and stops at a conflict', async () => {
    const p = await project();
    await p.ok('branch', 'draft');
    await p.commitOn('draft', 'docs/a.md', 'second', 'zweite');
    p.edit('docs/a.md', 'first', 'premier');
    await runHere(p.root, ['commit', '-m', 'french'], { ...ADA, PYLIT_AUTHOR_NAME: 'Eve' });
    p.edit('docs/a.md', '# A', '# Title');
    await p.ok('commit', '-m', 'title');
    await p.commitOn('main', 'docs/a.md', 'first', 'erste');
    await p.ok('switch', 'draft');
    const stopped = await p.run('rebase', 'main');
    expect(stopped.status).toBe(1);
    expect(stopped.stdout).toContain('french');
    expect((await p.run('commit', '-m', 'x')).stderr).toContain('rebase --continue');
    writeFiles(p.root, { 'docs/a.md': A.replace('first', 'premiere').replace('second', 'zweite') });
    expect(await p.json('rebase', '--continue')).toMatchObject({ result: 'rebased', made: 1 });
    expect(p.read('docs/a.md')).toBe('# Title\n\nThe premiere paragraph.\n\nThe zweite paragraph.\n');
    expect(await p.ok('branch')).toContain('* draft');
    expect(await p.ok('store', 'cat', 'HEAD~1')).toContain('author Eve');
    expect(await p.ok('merge', 'main')).toBe('Already up to date.\n');
    expect((await p.json('status')).documents).toEqual([]);
  });

  it('is given up, and refuses unsaved work', async () => {
    const p = await project();
    await p.ok('branch', 'draft');
    await p.commitOn('draft', 'docs/a.md', 'first', 'premier');
    await p.commitOn('main', 'docs/a.md', 'first', 'erste');
    await p.ok('switch', 'draft');
    expect((await p.run('rebase', 'main')).status).toBe(1);
    await p.ok('rebase', '--abort');
    expect(p.read('docs/a.md')).toBe(A.replace('first', 'premier'));
    expect(await p.ok('branch')).toContain('* draft');
    p.edit('docs/a.md', 'second', 'unsaved');
    expect((await p.run('rebase', 'main')).stderr).toContain('unsaved');
  });
});

describe('pylit restore', () => {
  it('a document, one block, a removed one, from a commit', async () => {
    const p = await project();
    p.edit('docs/a.md', 'first', 'very first');
    p.edit('docs/a.md', 'second', 'very second');
    await p.ok('commit', '-m', 'very');
    await p.ok('restore', 'docs/a.md:3', '--from', 'HEAD~1');
    expect(p.read('docs/a.md')).toBe(A.replace('second', 'very second'));
    await p.ok('restore', 'docs/a.md');
    expect(p.read('docs/a.md')).toBe(A.replace('second', 'very second').replace('first', 'very first'));
    rmSync(p.at('docs/a.md'));
    expect(await p.json('restore', 'docs/a.md', '--from', 'HEAD~1')).toEqual({ restored: ['docs/a.md'] });
    expect(p.read('docs/a.md')).toBe(A);
    expect(await p.ok('restore', 'docs/a.md', '--from', 'HEAD~1')).toBe('docs/a.md is so already.\n');
    expect((await p.run('restore', 'docs/nothing.md')).status).toBe(2);
    expect((await p.run('restore', 'docs/a.md:99')).status).toBe(2);
  });

  it('loses nothing: what was there can be restored from the operation before', async () => {
    const p = await project();
    p.edit('docs/a.md', 'first', 'unsaved');
    await p.ok('restore', 'docs/a.md');
    expect(p.read('docs/a.md')).toBe(A);
    const [, before] = await p.json('op', 'log');
    await p.ok('restore', 'docs/a.md', '--from', before.operation);
    expect(p.read('docs/a.md')).toBe(A.replace('first', 'unsaved'));
  });

  it('gives back a branch and a merge that are undone', async () => {
    const p = await project();
    await p.ok('branch', 'draft');
    await p.commitOn('draft', 'docs/a.md', 'first', 'premier');
    await p.commitOn('main', 'docs/a.md', 'first', 'erste');
    expect((await p.run('merge', 'draft')).status).toBe(1);
    await p.ok('undo');
    expect(p.read('docs/a.md')).toBe(A.replace('first', 'erste'));
    expect((await p.run('merge', '--abort')).status).toBe(2);
    await p.ok('undo');
    expect((await p.json('status')).merging).toEqual({ kind: 'merge', name: 'draft' });
    await p.ok('merge', '--abort');
  });
});
