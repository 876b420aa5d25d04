import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { AS_ANYBODY } from '../as-anybody.ts';
import { describeNeeding } from '../tools.ts';
import { COMMAND } from './command.ts';
import { folderWith, writeFiles } from './pylit.ts';

const forbidden = new Set<string>();

function forbid(file: string, mode = 0): void {
  chmodSync(file, mode);
  forbidden.add(file);
}

function allow(): void {
  for (const file of forbidden) if (existsSync(file)) chmodSync(file, 0o755);
  forbidden.clear();
}

function build(root: string): { status: number | null; said: string } {
  const [program, ...args] = AS_ANYBODY;
  const { status, stdout, stderr } = spawnSync(program, [...args, ...COMMAND, 'build'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status, said: stdout + stderr };
}

describeNeeding('setpriv', 'sources that may not be read', () => {
  afterEach(allow);

  it('are an error each, with what to do, and all else is built', () => {
    const root = folderWith({
      'a.md': '# A\n\n![](pictures/p.png)\n',
      'secret.md': '# Secret\n',
      'closed/c.md': '# C\n',
      'named/d.md': '# D\n',
      'pictures/p.png': 'picture',
    });
    expect(build(root).status).toBe(0);
    forbid(`${root}/secret.md`);
    forbid(`${root}/closed`);
    forbid(`${root}/named`, 0o444);
    forbid(`${root}/pictures/p.png`);
    writeFiles(root, { 'a.md': '# A\n\nmore\n\n![](pictures/p.png)\n', 'new.md': '# New\n' });
    const { status, said } = build(root);
    expect(status).toBe(1);
    expect(said).toContain('secret.md:1:1: error: Cannot be read: permission denied.');
    expect(said).toContain('chmod');
    expect(said).toContain('closed:1:1: error: This folder cannot be listed: permission denied.');
    expect(said).toContain('named/d.md:1:1: error: Cannot be read: permission denied.');
    expect(said).toContain('pictures/p.png:1:1: error: Cannot be read: permission denied.');
    expect(said).toContain('5 documents');
    for (const page of ['secret.html', 'closed/c.html', 'named/d.html', 'pictures/p.png', 'new.html'])
      expect(existsSync(`${root}/build/html/${page}`), page).toBe(true);
    expect(build(root)).toMatchObject({ status: 1 });
    allow();
    expect(build(root)).toMatchObject({ status: 0, said: expect.not.stringContaining('error') });
  });

  it('keep what they made when all that pylit remembers is lost', () => {
    const root = folderWith({ 'a.md': '# A\n', 'closed/c.md': '# C\n\n```js {#f file="out/f.js"}\n1;\n```\n' });
    expect(build(root).status).toBe(0);
    forbid(`${root}/closed`);
    rmSync(`${root}/.pylit/index`);
    expect(build(root).status).toBe(1);
    expect(build(root).status).toBe(1);
    expect(existsSync(`${root}/build/html/closed/c.html`)).toBe(true);
    expect(existsSync(`${root}/out/f.js`)).toBe(true);
    rmSync(`${root}/a.md`);
    allow();
    rmSync(`${root}/closed`, { recursive: true });
    writeFiles(root, { 'b.md': '# B\n' });
    expect(build(root).status).toBe(0);
    expect(existsSync(`${root}/build/html/a.html`)).toBe(false);
    expect(existsSync(`${root}/out/f.js`)).toBe(false);
  });

  it('are rules, too: nothing is left out for them', () => {
    const root = folderWith({ 'a.md': '# A\n', '.gitignore': 'b.md\n', 'b.md': '# B\n' });
    forbid(`${root}/.gitignore`);
    const { status, said } = build(root);
    expect(status).toBe(1);
    expect(said).toContain('.gitignore:1:1: error: Cannot be read: permission denied. Nothing is left out for it.');
    allow();
    expect(build(root).status).toBe(0);
    expect(existsSync(`${root}/build/html/b.html`)).toBe(false);
  });
});
