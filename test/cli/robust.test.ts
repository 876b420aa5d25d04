import { spawn } from 'node:child_process';
import { existsSync, truncateSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ADA } from '../author.ts';
import { COMMAND } from './command.ts';
import { buildJson, folderWith, pylit } from './pylit.ts';

describe('interrupting', () => {
  it('ends a build at once, also while it computes', async () => {
    const page = (page: number) =>
      `# Page ${page}\n\n${Array.from({ length: 40 }, (_, line) => `Paragraph ${page} ${line} *em* [x](#page-${page}).\n`).join('\n')}`;
    const root = folderWith(
      Object.fromEntries(Array.from({ length: 300 }, (_, number) => [`p${number}.md`, page(number)])),
    );
    const child = spawn(process.execPath, [...COMMAND, 'build'], { cwd: root, stdio: 'ignore' });
    // The cache is opened when the documents are about to be read.
    const timer = setInterval(() => existsSync(`${root}/.pylit/cache.db`) && child.kill('SIGINT'), 2);
    child.once('exit', () => clearInterval(timer));
    const signal = await new Promise(resolve => child.once('exit', (_, by) => resolve(by)));
    expect(signal).toBe('SIGINT');
    expect(buildJson(root)).toMatchObject({ documents: { total: 300 }, messages: [] });
  });
});

describe('a store that was emptied', () => {
  it('is reported as corrupt by every command that reads it', () => {
    const root = folderWith({ 'a.md': '# A\n' });
    expect(pylit(root, ['commit', '-m', 'first'], ADA).status).toBe(0);
    truncateSync(`${root}/.pylit/store.db`);
    for (const args of [['store', 'fsck'], ['log'], ['status'], ['show']]) expect(pylit(root, args).status).toBe(3);
  });
});

describe('names of files', () => {
  it('may hold anything that can be written in a link', () => {
    const root = folderWith({
      'a.md': '# A\n\n[one](%C3%BC%231%2520.md) [two](<b c.md>)\n',
      'ü#1%20.md': '# One\n',
      'b c.md': '# Two\n',
    });
    expect(buildJson(root).messages).toEqual([]);
  });
});

describe('a folder that is not there', () => {
  it('is wrong usage, or a wrong configuration', () => {
    expect(pylit(folderWith({}), ['-C', 'nowhere', 'build']).status).toBe(2);
    const root = folderWith({ 'pylit.config.json': '{ "source": "docs" }' });
    expect(pylit(root, ['build'])).toMatchObject({ status: 2, stderr: expect.stringContaining('source is "docs"') });
  });
});
